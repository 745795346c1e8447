// The package `podcast` is used as a writer of XML: what it writes for iTunes by itself is partly invalid,
// so all of that is switched off and written as custom elements. It keeps and changes the objects it is
// given, prints attributes that are undefined, and lets through characters that XML forbids; rss/ sees to
// that. `author` and `imageUrl` are never set: they become elements that RSS does not have. It builds no
// document in parts, so channel and items are built each alone and put together here.
import { createRequire } from 'node:module'
import { archiveAddress, feedAddress, feedStyleAddress, relativeAddress } from '../model/address.ts'
import type { Episode } from '../model/episode.ts'
import { episodesOf, type Feed } from '../model/feed.ts'
import { isListMedium } from '../model/medium.ts'
import { newestChange, type SiteView } from '../model/site-view.ts'
import { channelOf, type FeedPage } from './rss/channel.ts'
import { itemOf } from './rss/item.ts'

const require = createRequire(import.meta.url)
/** Forty files, which a command that writes no feed has no use for. */
const writer = (): typeof import('podcast') => require('podcast')

/** A document of a feed, with the episodes that stand in it, newest first. */
export interface FeedDocument extends FeedPage {
  readonly episodes: readonly Episode[]
  /** An item as renderItem makes it, where somebody keeps them. */
  readonly itemFor?: (episode: Episode) => string
}

/**
 * A show as RSS 2.0 with the iTunes and podcast namespaces, newest episode first: the whole of it, or one of
 * its documents. The same air gives the same bytes.
 */
export function renderRss(siteView: SiteView, feed: Feed, document?: FeedDocument): string {
  // A list holds no items of its own (P20-MEDIUM-2).
  const all = document?.episodes ?? episodesOf(feed, siteView.episodes)
  const episodes = isListMedium(feed.medium) ? [] : all
  const itemFor = document?.itemFor ?? ((episode) => renderItem(siteView, feed, episode))
  const { Podcast } = writer()
  const channel = new Podcast({ ...channelOf(siteView, feed, document), ...namespaces(document) })
  const xml = corrected(channel.buildXml({ indent: INDENT }), newestChange(episodes), styleOf(feed, document))
  const end = xml.lastIndexOf(CHANNEL_END)
  return [xml.slice(0, end), ...episodes.map(itemFor), xml.slice(end), '\n'].join('')
}

/** An episode as an item of a feed, from the line break before it on. */
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

/** New objects, since `podcast` changes those it is given. */
function namespaces(document?: FeedPage) {
  const isArchived = document?.page !== undefined || document?.older !== undefined
  return {
    namespaces: { iTunes: false, podcast: false, simpleChapters: false },
    // Compared byte for byte by readers (XML-07). atom and content are declared by the package.
    customNamespaces: {
      itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
      podcast: 'https://podcastindex.org/namespace/1.0',
      psc: 'http://podlove.org/simple-chapters',
      ...(isArchived && { fh: 'http://purl.org/syndication/history/1.0' }),
    },
  }
}

/**
 * What a browser shows the document with (https://www.w3.org/TR/xml-stylesheet/). Apps pass a processing instruction
 * over. Relative, so that it holds wherever the document is kept.
 */
function styleOf({ id }: Feed, document?: FeedPage): string {
  const here = document?.page === undefined ? feedAddress(id) : archiveAddress(id, document.page)
  return `<?xml-stylesheet type="text/css" href="${relativeAddress(here, feedStyleAddress(id))}"?>`
}

/**
 * The channel with the date of its newest change where the package wrote the time of day (finding no
 * option for it), and without any where nothing has been published. Text between CDATA marks is passed
 * over, since it can hold the same words.
 */
function corrected(xml: string, changed: Date | undefined, style: string): string {
  const date = changed === undefined ? '' : `\n  <lastBuildDate>${changed.toUTCString()}</lastBuildDate>`
  return xml
    .replace('?><rss', () => `?>\n${style}\n<rss`)
    .replace(TOKEN, (token) => (token.startsWith('<!') ? token : date))
    .trimEnd()
}

const TOKEN = /<!\[CDATA\[[\s\S]*?\]\]>|\n {0,9}<lastBuildDate>[^<]*<\/lastBuildDate>/g
