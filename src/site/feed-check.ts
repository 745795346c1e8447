import type { Entry } from '../diagnostics/catalogue/entry.ts'
import { catalogue } from '../diagnostics/catalogue.ts'
import { type Diagnostic, type Place, startOf } from '../diagnostics/diagnostic.ts'
import type { Context } from '../graph/query.ts'
import type { FeedDocument } from '../lint/feed-document.ts'
import { lintFeed } from '../lint/lint.ts'
import { childOf, trimmed } from '../lint/tree.ts'
import { feedAddress } from '../model/address.ts'
import type { Feed } from '../model/feed.ts'
import { checkedAt, header, setting } from './inputs.ts'
import { podcastGuid } from './podcast-guid.ts'

/** The feed of a new station has no episode yet; that is not an error. */
const OF_NEW_STATIONS = new Set(['rss.items-none'])
/** Every published episode has a date, unless its producer wrote that the date is unknown. */
const OF_UNDATED = new Set(['rss.date-missing'])
/** Only recordings on other servers can have these problems: the producer of an imported show cannot change them. */
const OF_ELSEWHERE = new Set(['rss.enclosure-doubled', 'rss.enclosure-not-media'])
/** A station on http: is being tried out, or uses http: on purpose. */
const OF_PLAIN_HTTP = new Set(['rss.insecure', 'podcast.url-insecure'])

/** One of the station's own feeds, as published. */
interface OwnFeed {
  readonly address: string
  readonly bytes: Uint8Array
  /** The station's public address. */
  readonly url: string
  readonly moment: Date
  readonly feeds: readonly Pick<Feed, 'id'>[]
  /** The slug of the episode with a guid, among the episodes in this document. */
  readonly slugOf: (guid: string) => string | undefined
}

/** Validates a document of a feed; `slugs` are the episodes in it. */
export function checkFeed(
  { get }: Context,
  { address, bytes, slugs }: Pick<OwnFeed, 'address' | 'bytes'> & { readonly slugs: readonly string[] },
): readonly Diagnostic[] {
  const { feeds, url } = get(setting)
  const slugOf = (guid: string) => slugs.find((slug) => get(header, slug).guid === guid)
  return feedFindings({ address, bytes, url, feeds, slugOf, moment: get(checkedAt) })
}

/**
 * Validates a feed by the same rules as anyone's feed, so that neither a change to Inonda nor unusual text
 * can publish an invalid one. The diagnostics point to the source file, if it can be determined.
 */
export function feedFindings(own: OwnFeed): readonly Diagnostic[] {
  const { address, bytes, moment, url } = own
  const name = address.slice(1)
  const { diagnostics, feed } = lintFeed({ name, bytes, now: moment, recipe: podcastGuid })
  return diagnostics
    .filter(
      ({ severity, code }) => severity !== 'info' && !OF_NEW_STATIONS.has(code) && !OF_UNDATED.has(code),
    )
    .filter(({ code }) => !(url.startsWith('http:') && OF_PLAIN_HTTP.has(code)))
    .map((one) => (OF_ELSEWHERE.has(one.code) ? { ...one, severity: 'warning' as const } : one))
    .map(({ fix: _, ...one }) => ({ ...one, hint: hintOf(one), ...sourceOf(one, feed, own) }))
}

/** The hint for the source files of the feed: producers do not write RSS tags. */
function hintOf({ code, hint }: Diagnostic): string {
  const { source }: Entry = catalogue[code as keyof typeof catalogue]
  return source ?? (/<[a-z:]|[a-zA-Z]="/.test(hint) ? OF_THE_FEED.replace('CODE', code) : hint)
}

const OF_THE_FEED =
  'See what this file says of it, and write it otherwise; inonda check --explain CODE tells what is right in the feed.'

/** The source file of a location in a feed: the episode's for an item, else the feed's own. */
function sourceOf(
  place: Place,
  document: FeedDocument | undefined,
  { address, feeds, slugOf }: OwnFeed,
): Place {
  const item = document?.items.findLast(
    ({ line, column, endLine }) =>
      (line < place.line || (line === place.line && column <= place.column)) && place.line <= endLine,
  )
  const slug = item && slugOf(trimmed(childOf(item, 'guid')))
  if (slug !== undefined) return startOf(`episodes/${slug}/episode.md`)
  const own = feeds.find(({ id }) => address === feedAddress(id) || address.startsWith(`/feeds/${id}/`))
  if (own && !item) return startOf(`feeds/${own.id}.yaml`)
  const { file, line, column } = place
  return { file, line, column }
}
