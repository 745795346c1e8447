// The package `podcast` is used as a writer of XML: what it writes for iTunes by itself is partly invalid,
// so all of that is switched off and written as custom elements. It keeps and changes the objects it is
// given, prints attributes that are undefined, and lets through characters that XML forbids; rss/ sees to
// that. `author` and `imageUrl` are never set: they become elements that RSS does not have.
import { Podcast } from 'podcast'
import { episodesOf, type Feed } from '../model/feed.ts'
import { isListMedium } from '../model/medium.ts'
import { newestChange, type OnAir } from '../model/on-air.ts'
import { channelOf } from './rss/channel.ts'
import { itemOf } from './rss/item.ts'

/** A show as RSS 2.0 with the iTunes and podcast namespaces, newest episode first. The same air gives the same bytes. */
export function renderRss(onAir: OnAir, feed: Feed): string {
  // A list holds no items of its own (P20-MEDIUM-2).
  const episodes = isListMedium(feed.medium) ? [] : episodesOf(feed, onAir.episodes)
  const podcast = new Podcast({
    ...channelOf(onAir, feed),
    namespaces: { iTunes: false, podcast: false, simpleChapters: false },
    // Compared byte for byte by readers (XML-07). atom and content are declared by the package.
    customNamespaces: {
      itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
      podcast: 'https://podcastindex.org/namespace/1.0',
    },
  })
  for (const episode of episodes) podcast.addItem(itemOf(onAir, feed, episode))
  return `${mended(podcast.buildXml({ indent: ' ' }), newestChange(episodes))}\n`
}

/**
 * The feed with the date of its newest change where the package wrote the time of day (finding no
 * option for it), and without any where nothing has been published. Text between CDATA marks is passed
 * over, since it can hold the same words.
 */
function mended(xml: string, changed: Date | undefined): string {
  const date = changed === undefined ? '' : `\n  <lastBuildDate>${changed.toUTCString()}</lastBuildDate>`
  return xml
    .replace('?><rss', '?>\n<rss')
    .replace(TOKEN, (token) => (token.startsWith('<!') ? token : date))
    .trimEnd()
}

const TOKEN = /<!\[CDATA\[[\s\S]*?\]\]>|\s*<lastBuildDate>[^<]*<\/lastBuildDate>/g
