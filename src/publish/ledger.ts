import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { say } from '../diagnostics/catalogue.ts'
import { type Checked, type Diagnostic, type PlaceOf, startOf } from '../diagnostics/diagnostic.ts'
import { episodeAddress, feedAddress, isAddress, recordingAddress } from '../model/address.ts'
import type { Archives } from '../model/archive.ts'
import type { Episode } from '../model/episode.ts'
import type { Station } from '../model/station.ts'
import type { Storage } from '../ports/storage.ts'
import { type Again, anew } from './handover.ts'
import { LEDGER_FILE } from './ledger-file.ts'
import { podcastGuid } from './podcast-guid.ts'

/** Of a page or a recording; it becomes a file, a redirect and a line in a server's configuration. */
const Address = z.string().refine(isAddress, 'an address such as /episodes/my-episode/')

const Published = z.strictObject({
  /** Of the page; addresses are without the station's url, which may change. */
  address: Address,
  /** Addresses that it once had; each redirects for ever. */
  formerly: z.array(Address).readonly(),
  date: z.iso.datetime(),
  recording: z.strictObject({
    address: Address,
    sha256: z.string(),
    formerly: z.array(Address).readonly(),
  }),
})

const LedgerShape = z.strictObject({
  version: z.literal(1),
  feeds: z
    .record(
      z.string(),
      z.strictObject({
        guid: z.uuid(),
        address: Address,
        /** Guids of the episodes in each archive, the oldest archive first (docs/decisions/0004-archives.md). */
        archives: z.array(z.array(z.string()).readonly()).readonly().exactOptional(),
      }),
    )
    .readonly(),
  episodes: z.record(z.string(), Published).readonly(),
})

/** What was once published and may never change, by feed id and by episode guid. */
export type Ledger = z.infer<typeof LedgerShape>
type Published = z.infer<typeof Published>

const EMPTY: Ledger = { version: 1, feeds: {}, episodes: {} }

/** The station's ledger; an empty one where nothing was published yet. */
export async function readLedger(storage: Storage, again: Again = anew): Promise<Checked<Ledger>> {
  const bytes = await storage.read(LEDGER_FILE)
  return bytes ? again('ledger', [bytes], () => ledgerIn(bytes)) : { value: EMPTY, diagnostics: [] }
}

function ledgerIn(bytes: Uint8Array): Checked<Ledger> {
  try {
    return { value: LedgerShape.parse(JSON.parse(new TextDecoder().decode(bytes))), diagnostics: [] }
  } catch (error) {
    const reason =
      error instanceof z.ZodError ? z.prettifyError(error).split('\n')[0] : (error as Error).message
    return { diagnostics: [say('ledger.unreadable', startOf(LEDGER_FILE), { reason: reason ?? '' })] }
  }
}

/** Every way in which the station contradicts what was published. */
export function contradictions(ledger: Ledger, station: Station, placeOf: PlaceOf): Diagnostic[] {
  const found: Diagnostic[] = []
  const byAddress = new Map(Object.entries(ledger.episodes).map(([guid, entry]) => [entry.address, guid]))
  const present = new Set(station.episodes.map((episode) => episode.guid))

  for (const episode of station.episodes) {
    const file = `episodes/${episode.slug}/episode.md`
    const guidHere = byAddress.get(episodeAddress(episode.slug))
    if (guidHere !== undefined && guidHere !== episode.guid && !present.has(guidHere)) {
      found.push(say('ledger.guid-changed', placeOf(file, 'guid'), { was: guidHere }))
      continue
    }
    const entry = ledger.episodes[episode.guid]
    if (entry && episode.status === 'published') found.push(...changes(entry, episode, file, placeOf))
  }
  const guids = new Map(station.episodes.map(({ slug, guid }) => [episodeAddress(slug), guid]))
  const publishedNow = new Set(
    station.episodes.filter(({ status }) => status === 'published').map(({ guid }) => guid),
  )
  for (const [guid, entry] of Object.entries(ledger.episodes)) {
    const guidChanged = (guids.get(entry.address) ?? guid) !== guid
    const published = publishedNow.has(guid)
    if (!published && !guidChanged) {
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

function changes(entry: Published, episode: Episode, file: string, placeOf: PlaceOf): Diagnostic[] {
  const found: Diagnostic[] = []
  if (episode.date?.getTime() !== Date.parse(entry.date)) {
    found.push(say('ledger.date-changed', placeOf(file, 'date'), { was: entry.date }))
  }
  const { recording, slug } = episode
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
    found.push(say('ledger.recording-changed', at, { file: recording.file, fresh }))
  }
  return found
}

/**
 * The ledger with what these episodes and feeds add to it. A renamed folder or recording keeps its old
 * addresses under `formerly`; archives are only added to. The same object when nothing is new.
 */
export function entered(
  ledger: Ledger,
  station: Station,
  episodes: readonly Episode[],
  archives: ReadonlyMap<string, Archives> = new Map(),
): Ledger {
  const feeds = { ...ledger.feeds }
  for (const { id, guid } of station.feeds) {
    const entry = feeds[id] ?? {
      guid: guidOfFeed(ledger, id, guid, station.url),
      address: feedAddress(id),
    }
    const cut = archives.get(id) ?? []
    feeds[id] = cut.length > 0 && goesOn(entry.archives ?? [], cut) ? { ...entry, archives: cut } : entry
  }
  const entries = { ...ledger.episodes }
  let isNew = false
  for (const episode of episodes) {
    const { slug, date, recording, guid } = episode
    if (!date || !recording) continue
    const address = episodeAddress(slug)
    const before = entries[guid]
    const heard = recordingAddress(slug, recording.file)
    const entry: Published = {
      address,
      formerly: formerly(before?.formerly, before?.address, address),
      date: date.toISOString(),
      recording: {
        address: heard,
        sha256: recording.digest,
        formerly: formerly(before?.recording.formerly, before?.recording.address, heard),
      },
    }
    if (before && isDeepStrictEqual(before, entry)) continue
    entries[guid] = entry
    isNew = true
  }
  if (!isNew && isDeepStrictEqual(feeds, ledger.feeds) && isSorted(feeds) && isSorted(entries)) return ledger
  return { version: 1, feeds: sorted(feeds), episodes: sorted(entries) }
}

/**
 * How a feed was cut into archives. None in a look back to when some of what they hold was still to come:
 * that edition is cut anew.
 */
export function archivesAt(ledger: Ledger, feed: string, moment: Date): Archives {
  const archives = ledger.feeds[feed]?.archives ?? []
  const isLater = (guid: string) => Date.parse(ledger.episodes[guid]?.date ?? '') > moment.getTime()
  return archives.some((guids) => guids.some(isLater)) ? [] : archives
}

/** Whether these archives begin with those: what a look back cut otherwise is not kept. */
function goesOn(before: Archives, now: Archives): boolean {
  return JSON.stringify(now.slice(0, before.length)) === JSON.stringify(before)
}

/** The bytes of ledger.json: sorted, one fact a line, so that Git's differences can be read. */
export function writtenLedger(ledger: Ledger): Uint8Array {
  return new TextEncoder().encode(written(ledger))
}

/** The identity of a feed: what was published, else what the producer brings along, else the recipe (P20-GUID-2, -3). */
export function guidOfFeed(ledger: Ledger, id: string, given: string | undefined, url: string): string {
  return ledger.feeds[id]?.guid ?? given ?? podcastGuid(url + feedAddress(id))
}

function written(ledger: Ledger): string {
  return `${JSON.stringify(ledger, null, 2)}\n`
}

function formerly(all: readonly string[] = [], last: string | undefined, now: string): string[] {
  const past = last === undefined || last === now || all.includes(last) ? [...all] : [...all, last]
  return past.filter((address) => address !== now)
}

function isSorted(entries: Record<string, unknown>): boolean {
  const names = Object.keys(entries)
  return names.every((name, index) => index === 0 || (names[index - 1] as string) < name)
}

function sorted<T>(entries: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)))
}
