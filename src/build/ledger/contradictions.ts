import { say } from '../../diagnostics/catalogue.ts'
import { type Diagnostic, type PlaceOf, startOf } from '../../diagnostics/diagnostic.ts'
import { episodeAddress, recordingAddress } from '../../model/address.ts'
import type { Episode } from '../../model/episode.ts'
import type { Station } from '../../model/station.ts'
import { writtenIn } from '../../model/time-zone.ts'
import { everPublished, type Ledger, type Published } from '../ledger.ts'
import { LEDGER_FILE } from './file-name.ts'

/**
 * Reports every contradiction between the station and the ledger. `unread` has the addresses of episodes that
 * could not be read; they are not reported as missing. A scheduled episode may change until its date, unless
 * that has passed by `moment`.
 */
export function contradictions(
  ledger: Ledger,
  station: Station,
  placeOf: PlaceOf,
  { unread = new Set(), moment }: { readonly unread?: ReadonlySet<string>; readonly moment?: Date } = {},
): Diagnostic[] {
  const found: Diagnostic[] = []
  const entries = everPublished(ledger)
  const byAddress = new Map(entries.map(([guid, entry]) => [entry.address, guid]))
  const present = new Set(station.episodes.map((episode) => episode.guid))

  for (const episode of station.episodes) {
    const file = `episodes/${episode.slug}/episode.md`
    const guidHere = byAddress.get(episodeAddress(episode.slug))
    if (guidHere !== undefined && guidHere !== episode.guid && !present.has(guidHere)) {
      const { guid: now, slug } = episode
      found.push(say('ledger.guid-changed', placeOf(file, 'guid'), { was: guidHere, now, slug }))
      continue
    }
    const entry = ledger.episodes[episode.guid]
    // If another computer makes the builds, it has already published an episode that is only scheduled in
    // this ledger.
    const isFree = entry?.scheduled && !(moment && Date.parse(entry.date) <= moment.getTime())
    if (entry && !isFree && episode.status === 'published')
      found.push(...changes(entry, episode, placeOf, station.timezone))
  }
  const guids = new Map(station.episodes.map(({ slug, guid }) => [episodeAddress(slug), guid]))
  const publishedNow = new Set(
    station.episodes.filter(({ status }) => status === 'published').map(({ guid }) => guid),
  )
  const withdrawn = new Set(
    station.episodes.filter(({ status }) => status === 'withdrawn').map(({ guid }) => guid),
  )
  for (const [guid, entry] of entries) {
    const guidChanged = (guids.get(entry.address) ?? guid) !== guid
    const isMeant = publishedNow.has(guid) || withdrawn.has(guid) || entry.withdrawn
    if (!isMeant && !guidChanged && !unread.has(entry.address)) {
      found.push(say('ledger.episode-gone', startOf(LEDGER_FILE), { address: entry.address }))
    }
  }
  for (const feed of station.feeds) {
    const was = ledger.feeds[feed.id]?.guid
    if (was !== undefined && feed.guid !== undefined && feed.guid !== was) {
      found.push(say('ledger.feed-guid-changed', placeOf(`feeds/${feed.id}.yaml`, 'guid'), { was }))
    }
  }
  return found
}

function changes(
  entry: Published,
  episode: Episode,
  placeOf: PlaceOf,
  timezone: string | undefined,
): Diagnostic[] {
  const file = `episodes/${episode.slug}/episode.md`
  const found: Diagnostic[] = []
  const dated = episode.date ?? (episode.undated ? new Date(0) : undefined)
  // A producer may add the date of an episode that was published without one.
  const wasUndated = Date.parse(entry.date) === 0
  if (!wasUndated && dated?.getTime() !== Date.parse(entry.date)) {
    const inZone = (date: Date) => (timezone ? writtenIn(timezone, date) : date.toISOString())
    const was = timezone ? inZone(new Date(entry.date)) : entry.date
    const now = episode.date ? inZone(episode.date) : 'DATE'
    found.push(say('ledger.date-changed', placeOf(file, 'date'), { was, now, slug: episode.slug }))
  }
  const { recording, slug } = episode
  if (!entry.recording || recording?.url !== undefined) return found
  if (!recording) {
    const name = decodeURIComponent(
      entry.recording.address.slice(entry.recording.address.lastIndexOf('/') + 1),
    )
    const path = `episodes/${slug}/${name}`
    found.push(say('ledger.recording-gone', placeOf(file, 'recording'), { file: name, path }))
    return found
  }
  const lastSegment = (address: string) => address.slice(address.lastIndexOf('/'))
  const sameName =
    lastSegment(recordingAddress(slug, recording.file)) === lastSegment(entry.recording.address)
  if (sameName && recording.digest !== entry.recording.sha256) {
    const at = startOf(`episodes/${slug}/${recording.file}`)
    const fresh = recording.file.replace(/(\.[^.]+)$/, '-2$1')
    found.push(say('ledger.recording-changed', at, { file: recording.file, fresh, slug }))
  }
  return found
}
