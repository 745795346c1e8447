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
import { LEDGER_FILE } from './file-name.ts'

const COUNT = 'published'

/** Notes in .inonda/keep how many episodes the ledger holds, so that a lost ledger is noticed. */
export function recordCount({ keep }: CacheContext, ledger: Ledger): void {
  keep.put(COUNT, new TextEncoder().encode(String(everPublished(ledger).length)))
  keep.flush()
}

/** Notes there the facts of the published recordings, so that a server can go on with one that was replaced. */
export function recordRecordings(
  { keep, program }: CacheContext,
  { ledger, station, moment }: { ledger: Ledger; station: Station; moment: Date },
): void {
  const name = recordingsName(ledger, program)
  if (keep.has(name)) return
  const recordings = publicEpisodes(station, moment).flatMap(({ recording }) => recording ?? [])
  keep.put(name, serialize(recordings))
}

/** The facts of a recording as they were when it was published, by the SHA-256 of its bytes; undefined where nobody kept them. */
export function recordedRecording(
  kept: CacheContext | undefined,
  ledger: Ledger,
  digest: string,
): Recording | undefined {
  const bytes = kept && !kept.distrust ? kept.keep.get(recordingsName(ledger, kept.program)) : undefined
  const recordings = bytes ? (deserialize(bytes) as readonly Recording[]) : []
  return recordings.find((one) => one.digest === digest)
}

/** Another program may describe the same file otherwise, and another ledger has other recordings. */
function recordingsName(ledger: Ledger, program: string): string {
  const hash = createHash('sha256').update(program)
  for (const [guid, { recording }] of everPublished(ledger)) hash.update(`${guid} ${recording.sha256}\n`)
  return `recordings ${hash.digest('base64url').slice(0, 24)}`
}

/** Says where no ledger stands, or one that names fewer episodes than were published: it was lost, and is not begun anew. */
export async function lostLedger(
  { storage, kept }: { readonly storage: Storage; readonly kept?: CacheContext },
  ledger: Ledger,
  { feeds, moment }: { readonly feeds: Iterable<string>; readonly moment: Date | undefined },
): Promise<Diagnostic[]> {
  const known = everPublished(ledger).length
  const counted = kept?.keep.get(COUNT)
  const evidence = counted
    ? { count: Number(new TextDecoder().decode(counted)), evidence: '.inonda' }
    : known > 0 && !moment
      ? { count: known, evidence: '' }
      : {
          count: known + (await itemsBuilt(storage, ledger, { feeds, moment })),
          evidence: `${DEFAULT_FOLDER}/`,
        }
  // Entries are never taken out of a ledger: one that has fewer of them is an older one, or a part of it.
  if (!(evidence.count > known)) return []
  const isThere = (await storage.facts(LEDGER_FILE)) !== undefined
  const some = known === 0 ? 'names no published episode' : `names ${known} published episodes only`
  const state = isThere ? some : 'is missing'
  return [say('ledger.missing', startOf(LEDGER_FILE), { state, ...evidence })]
}

/** How many items of the last build's feeds have no entry, though they were public by a moment. */
async function itemsBuilt(
  storage: Storage,
  ledger: Ledger,
  { feeds, moment }: { readonly feeds: Iterable<string>; readonly moment: Date | undefined },
): Promise<number> {
  const known = new Set(everPublished(ledger).map(([guid]) => guid))
  const missed = new Set<string>()
  for (const id of feeds) {
    const bytes = await storage.read(DEFAULT_FOLDER + feedAddress(id)).catch(nothingWhereOut)
    const text = bytes ? new TextDecoder().decode(bytes) : ''
    for (const item of text.split('<item>').slice(1)) {
      const guid = /<guid [^>]{0,99}>([^<]{1,99})</.exec(item)?.[1]
      const date = Date.parse(/<pubDate>([^<]{1,99})</.exec(item)?.[1] ?? '')
      // A build as of a later moment published nothing.
      if (guid !== undefined && !known.has(guid) && !(moment && date > moment.getTime())) missed.add(guid)
    }
  }
  return missed.size
}

/** A build that is no folder of the station, or cannot be read, says nothing of what was published. */
function nothingWhereOut(error: unknown): undefined {
  if (!(error instanceof IoError)) throw error
}
