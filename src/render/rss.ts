// The package `podcast` is used only to write XML: its own iTunes elements are partly invalid, so they are
// disabled and written as custom elements. It retains and mutates the objects it is given, writes undefined
// attributes, and lets through characters that XML forbids; the modules in rss/ take care of that. `author`
// and `imageUrl` are never set, because they become elements that RSS does not have. It cannot build a
// document in parts, so channel and items are built separately and joined here.
import { createRequire } from 'node:module'
import { archiveAddress, feedAddress, feedStyleAddress, relativeAddress } from '../model/address.ts'
import type { Episode } from '../model/episode.ts'
import { episodesOf, type Feed } from '../model/feed.ts'
import { isListMedium } from '../model/medium.ts'
import { newestChange, type SiteView } from '../model/site-view.ts'
import { channelOf, type FeedPage } from './rss/channel.ts'
import { itemOf } from './rss/item.ts'

const require = createRequire(import.meta.url)
/** Loaded on demand: forty files, which commands that write no feed do not need. */
const writer = (): typeof import('podcast') => require('podcast')

/** A document of a feed, with its episodes, newest first. */
export interface FeedDocument extends FeedPage {
  readonly episodes: readonly Episode[]
  /** Returns an item as renderItem does, which callers may cache. */
  readonly itemFor?: (episode: Episode) => string
}

/**
 * Renders a show, or one of its documents, as RSS 2.0 with the iTunes and podcast namespaces, newest episode
 * first. The same input gives the same bytes.
 */
export function renderRss(siteView: SiteView, feed: Feed, document?: FeedDocument): string {
  // A list has no items of its own (P20-MEDIUM-2).
  const all = document?.episodes ?? episodesOf(feed, siteView.episodes)
  const episodes = isListMedium(feed.medium) ? [] : all
  const itemFor = document?.itemFor ?? ((episode) => renderItem(siteView, feed, episode))
  const { Podcast } = writer()
  const channel = new Podcast({ ...channelOf(siteView, feed, document), ...namespaces(document) })
  const xml = corrected(channel.buildXml({ indent: INDENT }), newestChange(episodes), styleOf(feed, document))
  const end = xml.lastIndexOf(CHANNEL_END)
  return [xml.slice(0, end), ...episodes.map(itemFor), xml.slice(end), '\n'].join('')
}

/** Renders an episode as an item of a feed, beginning with the line break before it. */
export function renderItem(siteView: SiteView, feed: Feed, episode: Episode): string {
  const { Podcast } = writer()
  const podcast = new Podcast({ title: feed.id, ...namespaces() })
  podcast.addItem(itemOf(siteView, feed, episode))
  const xml = podcast.buildXml({ indent: INDENT })
  return xml.slice(xml.indexOf(ITEM_START), xml.lastIndexOf(CHANNEL_END))
}

const INDENT = ' '
const ITEM_START = '\n  <item>'
const CHANNEL_END = '\n </channel>'

/** Returns new objects, because `podcast` mutates them. */
function namespaces(document?: FeedPage) {
  const isArchived = document?.page !== undefined || document?.older !== undefined
  return {
    namespaces: { iTunes: false, podcast: false, simpleChapters: false },
    // Readers compare these byte by byte (XML-07). The package declares atom and content.
    customNamespaces: {
      itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
      podcast: 'https://podcastindex.org/namespace/1.0',
      psc: 'http://podlove.org/simple-chapters',
      ...(isArchived && { fh: 'http://purl.org/syndication/history/1.0' }),
    },
  }
}

/**
 * The processing instruction for the style sheet with which browsers show the document
 * (https://www.w3.org/TR/xml-stylesheet/); apps ignore it. The URL is relative, so that it is valid wherever
 * the document is stored.
 */
function styleOf({ id }: Feed, document?: FeedPage): string {
  const here = document?.page === undefined ? feedAddress(id) : archiveAddress(id, document.page)
  return `<?xml-stylesheet type="text/css" href="${relativeAddress(here, feedStyleAddress(id))}"?>`
}

/**
 * Replaces the time of day that the package writes as lastBuildDate (without an option to change it) by the
 * date of the newest change, or removes it if nothing has been published. CDATA sections are skipped, because
 * they can contain the same text.
 */
function corrected(xml: string, changed: Date | undefined, style: string): string {
  const date = changed === undefined ? '' : `\n  <lastBuildDate>${changed.toUTCString()}</lastBuildDate>`
  return xml
    .replace('?><rss', () => `?>\n${style}\n<rss`)
    .replace(TOKEN, (token) => (token.startsWith('<!') ? token : date))
    .trimEnd()
}

const TOKEN = /<!\[CDATA\[[\s\S]*?\]\]>|\n {0,9}<lastBuildDate>[^<]*<\/lastBuildDate>/g
