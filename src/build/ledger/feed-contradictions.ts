import { say } from '../../diagnostics/catalogue.ts'
import { type Diagnostic, type PlaceOf, startOf } from '../../diagnostics/diagnostic.ts'
import { feedAddress } from '../../model/address.ts'
import type { Feed } from '../../model/feed.ts'
import type { Station } from '../../model/station.ts'
import { everPublished, type Ledger, ledgerIdOf } from '../ledger.ts'

/**
 * Reports every contradiction between the station's shows and the ledger: a changed url, a missing feed, a
 * reused address, and episodes that were moved to another feed. `present` has the ids of all files in feeds/,
 * readable or not.
 */
export function feedContradictions(
  ledger: Ledger,
  station: Station,
  placeOf: PlaceOf,
  { present, allowRemoval }: { readonly present: ReadonlySet<string>; readonly allowRemoval: boolean },
): Diagnostic[] {
  return [
    ...urlChanged(ledger, station, placeOf),
    ...(allowRemoval ? [] : goneFeeds(ledger, station, present)),
    ...takenAddresses(ledger, station),
    ...movedEpisodes(ledger, station, placeOf),
  ]
}

/** Apps fetch feeds at the url that they know, so a url that changed without being listed in `formerly` loses them. */
function urlChanged({ feeds }: Ledger, { url, formerly = [] }: Station, placeOf: PlaceOf): Diagnostic[] {
  const was = Object.values(feeds)
    .filter(({ gone }) => !gone)
    .flatMap((entry) => entry.url ?? [])
    .find((one) => one !== url && !formerly.includes(one))
  return was === undefined ? [] : [say('ledger.url-changed', placeOf('station.yaml', 'url'), { was, url })]
}

function goneFeeds(ledger: Ledger, { feeds, episodes }: Station, present: ReadonlySet<string>): Diagnostic[] {
  const continued = new Set(feeds.flatMap(({ formerly = [] }) => formerly))
  const fresh = feeds.filter((feed) => !Object.hasOwn(ledger.feeds, ledgerIdOf(ledger, feed)))
  return Object.entries(ledger.feeds).flatMap(([id, { gone }]) => {
    if (gone || present.has(id) || continued.has(id)) return []
    const was = everPublished(ledger).filter(([, entry]) => entry.feeds?.includes(id))
    const guids = new Set(was.map(([guid]) => guid))
    const moved = episodes.filter(({ guid }) => guids.has(guid)).flatMap((episode) => episode.feeds)
    const now = fresh.find((feed) => moved.includes(feed.id)) ?? fresh[0]
    const address = feedAddress(id)
    return now
      ? [say('ledger.feed-renamed', startOf(`feeds/${now.id}.yaml`), { was: id, now: now.id, address })]
      : [say('ledger.feed-gone', startOf(`feeds/${id}.yaml`), { id, address })]
  })
}

/** An address that redirects to one show cannot be used by another: subscribers of the first would get the second. */
function takenAddresses(ledger: Ledger, { feeds }: Station): Diagnostic[] {
  const holders = new Map<string, Feed>()
  for (const feed of feeds) {
    const known = ledger.feeds[ledgerIdOf(ledger, feed)]?.formerly ?? []
    for (const address of [...known, ...(feed.formerly ?? []).map(feedAddress)]) holders.set(address, feed)
  }
  return feeds.flatMap(({ id }) => {
    const holder = holders.get(feedAddress(id))
    return !holder || holder.id === id
      ? []
      : [say('ledger.feed-address-taken', startOf(`feeds/${id}.yaml`), { id, holder: holder.id })]
  })
}

function movedEpisodes(ledger: Ledger, { feeds, episodes }: Station, placeOf: PlaceOf): Diagnostic[] {
  const nowOf = new Map(feeds.map((feed) => [ledgerIdOf(ledger, feed), feed.id]))
  return episodes.flatMap(({ guid, slug, status, feeds: ids }) => {
    const entry = ledger.episodes[guid]
    if (!entry?.feeds || entry.scheduled || status !== 'published') return []
    // A show that is missing altogether is reported once, at its own file.
    const left = entry.feeds.flatMap((id) => nowOf.get(id) ?? []).filter((id) => !ids.includes(id))
    if (left.length === 0) return []
    const now = ids.join(' ')
    const both = [...left, ...ids].join(', ')
    const at = placeOf(`episodes/${slug}/episode.md`, 'feed')
    return [say('ledger.episode-moved', at, { was: left.join(', '), now, both, slug })]
  })
}
