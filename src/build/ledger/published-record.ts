import { createHash } from 'node:crypto'
import { deserialize, serialize } from 'node:v8'
import { say } from '../../diagnostics/catalogue.ts'
import { type Diagnostic, startOf } from '../../diagnostics/diagnostic.ts'
import { feedAddress } from '../../model/address.ts'
import type { Recording } from '../../model/recording.ts'
import { publicEpisodes } from '../../model/site-view.ts'
import type { Station } from '../../model/station.ts'
import { IoError } from '../../ports/io-error.ts'
import type { Storage } from '../../ports/storage.ts'
import type { CacheContext } from '../build-memory.ts'
import { DEFAULT_FOLDER } from '../default-folder.ts'
import { everPublished, type Ledger } from '../ledger.ts'
import { itemsIn } from './feed-items.ts'
import { LEDGER_FILE } from './file-name.ts'

const COUNT = 'published'
const GUIDS = 'published guids'

/** Records in .inonda/keep which episodes the ledger has, so that a lost or incomplete ledger is noticed. */
export function recordPublished({ cache }: CacheContext, ledger: Ledger): void {
  const guids = everPublished(ledger).map(([guid]) => guid)
  cache.put(COUNT, new TextEncoder().encode(String(guids.length)))
  cache.put(GUIDS, new TextEncoder().encode(guids.join('\n')))
  cache.flush()
}

/** Caches the metadata of the published recordings, so that a server can continue with a recording that was replaced. */
export function recordRecordings(
  { cache, program }: CacheContext,
  { ledger, station, moment }: { ledger: Ledger; station: Station; moment: Date },
): void {
  const name = recordingsName(ledger, program)
  if (cache.has(name)) return
  const recordings = publicEpisodes(station, moment).flatMap(({ recording }) => recording ?? [])
  cache.put(name, serialize(recordings))
}

/** The cached metadata of a published recording, by the SHA-256 of its bytes; undefined if it was not cached. */
export function recordedRecording(
  cacheContext: CacheContext | undefined,
  ledger: Ledger,
  digest: string,
): Recording | undefined {
  const bytes =
    cacheContext && !cacheContext.ignoresDamaged
      ? cacheContext.cache.get(recordingsName(ledger, cacheContext.program))
      : undefined
  const recordings = bytes ? (deserialize(bytes) as readonly Recording[]) : []
  return recordings.find((one) => one.digest === digest)
}

/** The cache key: another program may describe the same file differently, and another ledger has other recordings. */
function recordingsName(ledger: Ledger, program: string): string {
  const hash = createHash('sha256').update(program)
  for (const [guid, { recording }] of everPublished(ledger))
    hash.update(`${guid} ${recording?.sha256 ?? ''}\n`)
  return `recordings ${hash.digest('base64url').slice(0, 24)}`
}

/** Evidence of what was published besides the ledger. */
interface Evidence {
  readonly station: Station
  /** Ids of feeds that the last build may have written. */
  readonly feeds: Iterable<string>
  /** Absent if it is not known which episodes are still scheduled. */
  readonly moment: Date | undefined
}

/**
 * Reports a ledger that is missing or lacks published episodes: it was lost, truncated or replaced by an
 * older one, and must not be used. Episodes with a later date than `moment` do not count: they were scheduled
 * again.
 */
export async function lostLedger(
  { storage, cacheContext }: { readonly storage: Storage; readonly cacheContext?: CacheContext },
  ledger: Ledger,
  { station, feeds, moment }: Evidence,
): Promise<Diagnostic[]> {
  const known = new Set(
    everPublished(ledger).flatMap(([guid, { formerGuids = [] }]) => [guid, ...formerGuids]),
  )
  if (known.size > 0 && !moment) return []
  const text = (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes)
  const counted = text(cacheContext?.cache.get(COUNT))
  const noted = text(cacheContext?.cache.get(GUIDS))?.split('\n')
  const scheduled = new Set(
    station.episodes.flatMap(({ guid, date }) => (moment && date && date > moment ? [guid] : [])),
  )
  const isMissed = (guid: string) => guid !== '' && !known.has(guid) && !scheduled.has(guid)
  // Earlier versions recorded the number of episodes, but not their guids.
  const missed =
    counted === undefined
      ? (await guidsBuilt(storage, feeds, moment)).filter(isMissed).length
      : known.size === 0
        ? Number(counted)
        : (noted ?? []).filter(isMissed).length
  if (!(missed > 0)) return []
  const isThere = (await storage.facts(LEDGER_FILE)) !== undefined
  const some = known.size === 0 ? 'names no published episode' : `names ${known.size} published episodes only`
  const evidence = counted === undefined ? `${DEFAULT_FOLDER}/` : '.inonda'
  const about = { state: isThere ? some : 'is missing', evidence, count: known.size + missed }
  return [say('ledger.missing', startOf(LEDGER_FILE), about)]
}

/** The guids of the items in the last build's feeds that were public at a moment. */
async function guidsBuilt(
  storage: Storage,
  feeds: Iterable<string>,
  moment: Date | undefined,
): Promise<string[]> {
  const guids = new Set<string>()
  for (const id of feeds) {
    const bytes = await storage.read(DEFAULT_FOLDER + feedAddress(id)).catch(nothingWhereOut)
    const text = bytes ? new TextDecoder().decode(bytes) : ''
    // A build for a later moment published nothing.
    for (const { guid, date } of itemsIn(text)) if (!(moment && date > moment)) guids.add(guid)
  }
  return [...guids]
}

/** Ignores an output directory that is outside the station or cannot be read: it is no evidence. */
function nothingWhereOut(error: unknown): undefined {
  if (!(error instanceof IoError)) throw error
}
