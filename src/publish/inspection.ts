import { type Diagnostic, type Place, startOf } from '../diagnostics/diagnostic.ts'
import type { FeedDocument } from '../lint/feed-document.ts'
import { lintFeed } from '../lint/lint.ts'
import { childOf, trimmed } from '../lint/tree.ts'
import { feedAddress } from '../model/address.ts'
import type { Resource } from '../model/resource.ts'
import type { Station } from '../model/station.ts'
import { podcastGuid } from './podcast-guid.ts'
import type { Edition } from './standing.ts'

/** A new station begins with a feed without an episode; that is no fault of it. */
const OF_NEW_STATIONS = new Set(['rss.items-none'])
/** A station on http: is one that is being tried out, or whose producer has decided so. */
const OF_PLAIN_HTTP = new Set(['rss.insecure', 'podcast.url-insecure'])

/** Judges feeds one after another, and says at the end what was found. */
export interface FeedJudge {
  /** `bytes` are those of the resource; what is no RSS is passed over. */
  readonly judge: (resource: Resource, bytes: Uint8Array) => readonly Diagnostic[]
  /** Each finding once. */
  readonly findings: () => Diagnostic[]
}

/**
 * Judges feeds by the rules for anybody's feed, so that neither a change of ours nor a strange text lets a bad one
 * out. What is found is said of the source file, where it can be traced.
 */
export function feedJudge(moment: Date, station: Station, url: string): FeedJudge {
  const found = new Map<string, Diagnostic>()
  const slugs = new Map(station.episodes.map(({ guid, slug }) => [guid, slug]))
  return {
    judge: ({ address, kind, type }, bytes) => {
      if (kind !== 'feed' || !type.startsWith('application/rss+xml')) return []
      const { diagnostics, feed } = lintFeed({
        name: address.slice(1),
        bytes,
        now: moment,
        recipe: podcastGuid,
      })
      const told = diagnostics
        .filter(({ severity, code }) => severity !== 'info' && !OF_NEW_STATIONS.has(code))
        .filter(({ code }) => !(url.startsWith('http:') && OF_PLAIN_HTTP.has(code)))
        .map((one) => ({ ...one, ...sourceOf(one, address, feed, station, slugs) }))
      for (const traced of told) {
        const key = JSON.stringify([traced.file, traced.line, traced.code, traced.message])
        if (!found.has(key)) found.set(key, traced)
      }
      return told
    },
    findings: () => [...found.values()],
  }
}

/** The same for all feeds of an edition. */
export function inspectFeeds(edition: Edition, station: Station, url: string): Diagnostic[] {
  const { judge, findings } = feedJudge(edition.moment, station, url)
  for (const address of edition.addresses) {
    const resource = edition.find(address)
    if (resource?.kind === 'feed' && 'bytes' in resource.body) judge(resource, resource.body.bytes())
  }
  return findings()
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
