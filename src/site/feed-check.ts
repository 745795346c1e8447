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

/** A new station begins with a feed without an episode; that is no fault of it. */
const OF_NEW_STATIONS = new Set(['rss.items-none'])
/** Every published episode has a date, unless its producer wrote that nobody knows it. */
const OF_UNDATED = new Set(['rss.date-missing'])
/** What only recordings that stay elsewhere can be: whoever took a show over cannot change them. */
const OF_ELSEWHERE = new Set(['rss.enclosure-doubled', 'rss.enclosure-not-media'])
/** A station on http: is one that is being tried out, or whose producer has decided so. */
const OF_PLAIN_HTTP = new Set(['rss.insecure', 'podcast.url-insecure'])

/** One of the station's own feeds, as it goes out. */
interface OwnFeed {
  readonly address: string
  readonly bytes: Uint8Array
  /** The station's public address. */
  readonly url: string
  readonly moment: Date
  readonly feeds: readonly Pick<Feed, 'id'>[]
  /** The slug of the episode with a guid, among those that stand in it. */
  readonly slugOf: (guid: string) => string | undefined
}

/** Checks a document of a feed in which these episodes stand. */
export function checkFeed(
  { get }: Context,
  { address, bytes, slugs }: Pick<OwnFeed, 'address' | 'bytes'> & { readonly slugs: readonly string[] },
): readonly Diagnostic[] {
  const { feeds, url } = get(setting)
  const slugOf = (guid: string) => slugs.find((slug) => get(header, slug).guid === guid)
  return feedFindings({ address, bytes, url, feeds, slugOf, moment: get(checkedAt) })
}

/**
 * What is wrong with a feed by the rules for anybody's feed, so that neither a change of ours nor a strange text lets a bad
 * one out. It is said of the source file, where it can be traced.
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

/** What to do about it in the files that the feed is made from: nobody writes tags of RSS there. */
function hintOf({ code, hint }: Diagnostic): string {
  const { source }: Entry = catalogue[code as keyof typeof catalogue]
  return source ?? (/<[a-z:]|[a-zA-Z]="/.test(hint) ? OF_THE_FEED.replace('CODE', code) : hint)
}

const OF_THE_FEED =
  'See what this file says of it, and write it otherwise; inonda check --explain CODE tells what is right in the feed.'

/** The file that a place of a feed was made from: the episode's for an item, else the feed's own. */
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
