import { type Diagnostic, type Place, startOf } from '../diagnostics/diagnostic.ts'
import type { FeedDocument } from '../lint/feed-document.ts'
import { lintFeed } from '../lint/lint.ts'
import { childOf, trimmed } from '../lint/tree.ts'
import { feedAddress } from '../model/address.ts'
import type { Station } from '../model/station.ts'
import { podcastGuid } from './podcast-guid.ts'
import type { Edition } from './standing.ts'

/** A new station begins with a feed without an episode; that is no fault of it. */
const OF_NEW_STATIONS = new Set(['rss.items-none'])
/** A station on http: is one that is being tried out, or whose producer has decided so. */
const OF_PLAIN_HTTP = new Set(['rss.insecure', 'podcast.url-insecure'])

/**
 * Judges the feeds of an edition by the rules for anybody's feed, so that neither a change of ours nor a
 * strange text lets a bad one out. What is found is said of the source file, where it can be traced.
 */
export function inspectFeeds(edition: Edition, station: Station, url: string): Diagnostic[] {
  const found = new Map<string, Diagnostic>()
  const slugs = new Map(station.episodes.map(({ guid, slug }) => [guid, slug]))
  for (const address of edition.addresses) {
    const resource = edition.find(address)
    if (resource?.kind !== 'feed' || !resource.type.startsWith('application/rss+xml')) continue
    if (!('bytes' in resource.body)) continue
    const bytes = resource.body.bytes()
    const source = { name: address.slice(1), bytes, now: edition.moment, recipe: podcastGuid }
    const { diagnostics, feed } = lintFeed(source)
    for (const diagnostic of diagnostics) {
      if (diagnostic.severity === 'info' || OF_NEW_STATIONS.has(diagnostic.code)) continue
      if (url.startsWith('http:') && OF_PLAIN_HTTP.has(diagnostic.code)) continue
      const traced = { ...diagnostic, ...sourceOf(diagnostic, address, feed, station, slugs) }
      const key = JSON.stringify([traced.file, traced.line, traced.code, traced.message])
      if (!found.has(key)) found.set(key, traced)
    }
  }
  return [...found.values()]
}

/** The file that a place of a feed was made from: the episode's for an item, else the feed's own. */
function sourceOf(
  place: Place,
  address: string,
  feed: FeedDocument | undefined,
  station: Station,
  slugs: ReadonlyMap<string, string>,
): Place {
  const item = feed?.items.findLast(
    ({ line, column, endLine }) =>
      (line < place.line || (line === place.line && column <= place.column)) && place.line <= endLine,
  )
  const slug = item && slugs.get(trimmed(childOf(item, 'guid')))
  if (slug !== undefined) return startOf(`episodes/${slug}/episode.md`)
  const own = station.feeds.find(
    ({ id }) => address === feedAddress(id) || address.startsWith(`/feeds/${id}/`),
  )
  if (own && !item) return startOf(`feeds/${own.id}.yaml`)
  const { file, line, column } = place
  return { file, line, column }
}
