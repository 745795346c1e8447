import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { say } from '../diagnostics/catalogue.ts'
import { type Checked, startOf } from '../diagnostics/diagnostic.ts'
import { episodeAddress, feedAddress, isAddress, recordingAddress } from '../model/address.ts'
import type { Archives } from '../model/archive.ts'
import type { Episode } from '../model/episode.ts'
import type { Feed } from '../model/feed.ts'
import type { Recording } from '../model/recording.ts'
import type { Station } from '../model/station.ts'
import type { Storage } from '../ports/storage.ts'
import { Unreadable } from '../ports/unreadable.ts'
import { podcastGuid } from '../site/podcast-guid.ts'
import { type Memo, noMemo } from './build-memory.ts'
import { LEDGER_FILE } from './ledger/file-name.ts'

/** The address of a page or a recording. It becomes a file, a redirect and a line in a server's configuration. */
const Address = z.string().refine(isAddress, 'an address such as /episodes/my-episode/')

const Published = z.strictObject({
  /** Of the page. Addresses do not include the station's url, which may change. */
  address: Address,
  /** Earlier addresses; each redirects for ever. */
  formerly: z.array(Address).readonly(),
  date: z.iso.datetime(),
  /** Guids that it had before they were corrected. */
  formerGuids: z.array(z.string()).readonly().exactOptional(),
  /** Ids of the feeds that contain it. Absent in ledgers written by earlier versions. */
  feeds: z.array(z.string()).readonly().exactOptional(),
  /** Absent if the recording was never on the station's own site. */
  recording: z
    .strictObject({
      address: Address,
      sha256: z.string(),
      formerly: z.array(Address).readonly(),
    })
    .exactOptional(),
  /** The entry was written before the episode's date: nothing of it is public yet, and all of it may still change. */
  scheduled: z.literal(true).exactOptional(),
  /** A build has already unpublished it, so it is not counted as missing again. */
  gone: z.literal(true).exactOptional(),
  /** Unpublished on purpose, by `status: withdrawn`. */
  withdrawn: z.literal(true).exactOptional(),
})

const LedgerShape = z.strictObject({
  version: z.literal(1),
  feeds: z
    .record(
      z.string(),
      z.strictObject({
        guid: z.uuid(),
        address: Address,
        /** Earlier addresses; each redirects for ever. */
        formerly: z.array(Address).readonly().exactOptional(),
        /** The station's url when the feed was published. Absent in ledgers written by earlier versions. */
        url: z.string().exactOptional(),
        /** Guids of the episodes in each archive, the oldest archive first (docs/decisions/0004-archives.md). */
        archives: z.array(z.array(z.string()).readonly()).readonly().exactOptional(),
        /** A build has already unpublished it. */
        gone: z.literal(true).exactOptional(),
      }),
    )
    .readonly(),
  episodes: z.record(z.string(), Published).readonly(),
  /** Artwork and covers by file: the digest that each was first published with, and its address (ledger/pictures.ts). */
  pictures: z
    .record(
      z.string(),
      z.strictObject({ sha256: z.string(), address: Address, formerly: z.array(Address).readonly() }),
    )
    .readonly()
    .exactOptional(),
})

/** Everything that was published and must not change, by feed id and by episode guid. */
export type Ledger = z.infer<typeof LedgerShape>
/** The ledger's entry of one episode. */
export type Published = z.infer<typeof Published>

const EMPTY: Ledger = { version: 1, feeds: {}, episodes: {} }

/** Reads the station's ledger; returns an empty one if there is no file. */
export async function readLedger(storage: Storage, again: Memo = noMemo): Promise<Checked<Ledger>> {
  let bytes: Uint8Array | undefined
  try {
    bytes = await storage.read(LEDGER_FILE)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { diagnostics: [say('ledger.unreadable', startOf(LEDGER_FILE), { reason: error.what })] }
  }
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

/**
 * The entries of all episodes that were ever published, by guid, including those that are gone; scheduled
 * ones are left out.
 */
export function everPublished({ episodes }: Ledger): [guid: string, entry: Published][] {
  return Object.entries(episodes).filter(([, { scheduled }]) => !scheduled)
}

/** The newest date of a published episode; undefined if none was published. */
export function newestPublished(ledger: Ledger): Date | undefined {
  let newest = Number.NEGATIVE_INFINITY
  for (const [, { date }] of everPublished(ledger)) newest = Math.max(newest, Date.parse(date))
  return Number.isFinite(newest) ? new Date(newest) : undefined
}

/** What else a build adds to the ledger. */
export interface LedgerUpdateOptions {
  /** The guids in each archive of a feed, by the feed's id. */
  readonly archives?: ReadonlyMap<string, Archives>
  /** The moment of the build: episodes with a later date are entered as scheduled. Absent: all of them are public. */
  readonly moment?: Date
}

/**
 * Adds these episodes and the station's feeds to the ledger. A renamed folder or recording keeps its old addresses
 * under `formerly`; archives are only extended; what the station no longer publishes is marked as gone. Returns the
 * same object if nothing is new.
 */
export function updatedLedger(
  ledger: Ledger,
  station: Station,
  episodes: readonly Episode[],
  { archives = new Map(), moment }: LedgerUpdateOptions = {},
): Ledger {
  const feeds = feedsEntered(ledger, station, archives)
  const entries = { ...ledger.episodes }
  let isNew = false
  for (const episode of episodes) {
    const known = entries[episode.guid]
    const entry = entryOf(episode, known, moment)
    if (!entry || (known && isDeepStrictEqual(known, entry))) continue
    entries[episode.guid] = entry
    isNew = true
  }
  const published = new Set(station.episodes.filter(isPublished).map(({ guid }) => guid))
  const withdrawn = new Set(
    station.episodes.filter(({ status }) => status === 'withdrawn').map(({ guid }) => guid),
  )
  for (const [guid, entry] of everPublished({ ...ledger, episodes: entries })) {
    if (published.has(guid) || (entry.gone && (entry.withdrawn || !withdrawn.has(guid)))) continue
    entries[guid] = { ...entry, gone: true, ...(withdrawn.has(guid) && { withdrawn: true }) }
    isNew = true
  }
  if (!isNew && isDeepStrictEqual(feeds, ledger.feeds) && isSorted(feeds) && isSorted(entries)) return ledger
  return { ...ledger, feeds: sorted(feeds), episodes: sorted(entries) }
}

/**
 * The ledger with one episode that is published or scheduled now, and with the shows that contain it if they
 * are new. Scheduled episodes whose date has passed are published too. Nothing is marked as gone.
 */
export function withPublished(ledger: Ledger, station: Station, slug: string, moment: Date): Ledger {
  const isDue = ({ guid, date }: Episode) =>
    ledger.episodes[guid]?.scheduled && date !== undefined && date <= moment
  const entered = station.episodes.filter((one) => one.slug === slug || (isPublished(one) && isDue(one)))
  const carriers = new Set(entered.flatMap((episode) => episode.feeds))
  const fresh = Object.entries(feedsEntered(ledger, station, new Map())).filter(
    ([id, { gone }]) => !gone && carriers.has(id) && !Object.hasOwn(ledger.feeds, id),
  )
  const episodes = { ...ledger.episodes }
  for (const episode of entered) {
    const entry = entryOf(episode, episodes[episode.guid], moment)
    if (entry) episodes[episode.guid] = entry
  }
  // A show that continues under another id is entered by the build, which redirects the old id.
  const feeds = fresh.filter(([id]) => ledgerIdOf(ledger, showOf(station, id)) === id)
  return {
    ...ledger,
    feeds: sorted({ ...ledger.feeds, ...Object.fromEntries(feeds) }),
    episodes: sorted(episodes),
  }
}

function showOf({ feeds }: Station, id: string): Pick<Feed, 'id' | 'formerly'> {
  return feeds.find((feed) => feed.id === id) ?? { id }
}

function feedsEntered(
  ledger: Ledger,
  { feeds: shows, url }: Station,
  archives: ReadonlyMap<string, Archives>,
): Record<string, Ledger['feeds'][string]> {
  const feeds: Record<string, Ledger['feeds'][string]> = {}
  const continued = new Set(shows.map((show) => ledgerIdOf(ledger, show)))
  for (const [id, entry] of Object.entries(ledger.feeds)) {
    if (!continued.has(id)) feeds[id] = { ...entry, gone: true }
  }
  for (const show of shows) {
    const { id } = show
    const known = ledger.feeds[ledgerIdOf(ledger, show)]
    const address = feedAddress(id)
    const past = formerly(known?.formerly, known?.address, address)
    const cut = archives.get(id) ?? []
    const held = known?.archives ?? []
    const now = cut.length > 0 && goesOn(held, cut) ? cut : held
    feeds[id] = {
      guid: guidOfFeed(ledger, ledgerIdOf(ledger, show), show.guid, url),
      address,
      ...(past.length > 0 && { formerly: past }),
      url,
      ...(now.length > 0 && { archives: now }),
    }
  }
  return feeds
}

/** The id under which the ledger has a show: its own, a former one, or the first id that it ever had. */
export function ledgerIdOf({ feeds }: Ledger, { id, formerly = [] }: Pick<Feed, 'id' | 'formerly'>): string {
  return [id, ...formerly].find((one) => Object.hasOwn(feeds, one)) ?? formerly[0] ?? id
}

/** The entry of an episode; undefined if it has no date or no recording. A scheduled entry leaves no former address. */
function entryOf(
  { slug, date, undated, recording, feeds }: Episode,
  known: Published | undefined,
  moment: Date | undefined,
): Published | undefined {
  const when = date ?? (undated ? new Date(0) : undefined)
  if (!when || !recording) return undefined
  const before = known?.scheduled ? undefined : known
  const address = episodeAddress(slug)
  // What was published stays published, even if the clock was ahead when it was: listeners may have seen it.
  const isScheduled = !before && moment !== undefined && when > moment
  return {
    address,
    formerly: formerly(before?.formerly, before?.address, address),
    date: when.toISOString(),
    ...(before?.formerGuids && { formerGuids: before.formerGuids }),
    feeds,
    ...recordingEntered(slug, recording, before?.recording),
    ...(isScheduled && { scheduled: true }),
  }
}

/** A recording on another site has no address here, but the entry of one that was here is kept: it may return. */
function recordingEntered(
  slug: string,
  { url, file, digest }: Recording,
  before: Published['recording'],
): Pick<Published, 'recording'> {
  if (url !== undefined) return before ? { recording: before } : {}
  const address = recordingAddress(slug, file)
  return {
    recording: { address, sha256: digest, formerly: formerly(before?.formerly, before?.address, address) },
  }
}

function isPublished({ status }: Episode): boolean {
  return status === 'published'
}

/** The archives of a feed. None for a moment before the date of an episode in an archive: that build divides the feed anew. */
export function archivesAt(ledger: Ledger, feed: string, moment: Date): Archives {
  const archives = ledger.feeds[feed]?.archives ?? []
  const isLater = (guid: string) => Date.parse(ledger.episodes[guid]?.date ?? '') > moment.getTime()
  return archives.some((guids) => guids.some(isLater)) ? [] : archives
}

/** Whether the archives `now` begin with the archives `before`; archives made for an earlier moment may not. */
function goesOn(before: Archives, now: Archives): boolean {
  return JSON.stringify(now.slice(0, before.length)) === JSON.stringify(before)
}

/** The bytes of ledger.json: sorted, one fact per line, so that Git shows readable differences. */
export function ledgerBytes(ledger: Ledger): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(ledger, null, 2)}\n`)
}

/** The guid of a feed: the published one, else the producer's, else the one derived from its URL (P20-GUID-2, -3). */
export function guidOfFeed(ledger: Ledger, id: string, given: string | undefined, url: string): string {
  return ledger.feeds[id]?.guid ?? given ?? podcastGuid(url + feedAddress(id))
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
