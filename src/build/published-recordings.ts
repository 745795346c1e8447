import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Recording } from '../model/recording.ts'
import type { Station } from '../model/station.ts'
import { IoError } from '../ports/io-error.ts'
import { readRecording } from '../read/recording.ts'
import { DEFAULT_FOLDER } from './default-folder.ts'
import { withReplacedParts } from './episode-with-files.ts'
import { recordedRecording } from './ledger/published-record.ts'
import type { Ledger, Published } from './ledger.ts'
import type { LoadedStation, StationContext } from './load-station.ts'

/** A station in which replaced recordings are as they were published. */
export interface StationAsPublished extends LoadedStation {
  /** The errors that this works around. They do not block the build, but are reported. */
  readonly held: readonly Diagnostic[]
}

const AGAINST_LEDGER: ReadonlySet<string> = new Set(['ledger.recording-changed', 'ledger.recording-gone'])
const ABSENT: ReadonlySet<string> = new Set([
  'episode.recording-missing',
  'episode.recording-absent',
  'episode.recording-ambiguous',
])

/** Times that are right for the published recording may be past the end of another one. */
const BEHIND_ITS_END: ReadonlySet<string> = new Set(['episode.soundbite-outside', 'episode.split-outside'])

/**
 * Uses the published version of recordings that were replaced or removed since. The bytes come from the last
 * build in dist/, if it has them; otherwise the episode keeps its metadata, and the bytes are unavailable.
 * Recordings whose metadata is unknown too are left as they are, with their errors. `last` is the station of
 * the current build.
 */
export async function keepPublishedRecordings(
  examined: LoadedStation,
  context: StationContext,
  last: Station | undefined,
): Promise<StationAsPublished> {
  const { station, ledger, blocking } = examined
  const slugs = new Set(blocking.filter(({ code }) => AGAINST_LEDGER.has(code)).flatMap(slugOf))
  if (!station || !ledger || slugs.size === 0) return { ...examined, held: [] }
  const standIns = new Map<string, Recording>()
  for (const { slug, guid } of station.episodes) {
    const entry = slugs.has(slug) ? ledger.episodes[guid] : undefined
    const standIn = entry && (await standInFor(entry, slug, { ledger, last }, context))
    if (standIn) standIns.set(slug, standIn)
  }
  const isHeld = (one: Diagnostic) =>
    slugOf(one).some((slug) => standIns.has(slug)) &&
    (AGAINST_LEDGER.has(one.code) || ABSENT.has(one.code) || isOfRecording(one, standIns))
  return {
    ...examined,
    blocking: blocking.filter((one) => !isHeld(one)),
    held: blocking.filter(isHeld),
    station: {
      ...station,
      episodes: station.episodes.map((episode) => {
        const recording = standIns.get(episode.slug)
        if (!recording) return episode
        const mark = `${recording.digest} ${JSON.stringify(recording.standIn)}`
        return withReplacedParts(episode, { recording }, mark)
      }),
    },
  }
}

/** Whether a diagnostic is about the replaced file, or about a time past its end. */
function isOfRecording({ code, file }: Diagnostic, standIns: ReadonlyMap<string, Recording>): boolean {
  if (code.startsWith('recording.') || BEHIND_ITS_END.has(code)) return true
  const [, slug = '', name] = file.split('/')
  return code === 'file.unreadable' && name !== undefined && name === standIns.get(slug)?.file
}

function slugOf({ file }: Diagnostic): string[] {
  const [room, slug] = file.split('/')
  return room === 'episodes' && slug !== undefined ? [slug] : []
}

async function standInFor(
  { recording: published }: Published,
  slug: string,
  { ledger, last }: { readonly ledger: Ledger; readonly last: Station | undefined },
  context: StationContext,
): Promise<Recording | undefined> {
  if (!published) return undefined
  const { address, sha256 } = published
  const path = address.split('/').map(decodeURIComponent).join('/')
  // The published file may still be in the episode's folder beside another recording, so that the choice is
  // ambiguous.
  const own = `episodes/${slug}${path.slice(path.lastIndexOf('/'))}`
  for (const file of [own, DEFAULT_FOLDER + path]) {
    const copy = await copyAt(file, context)
    if (copy?.digest === sha256) return { ...copy, standIn: { file } }
  }
  const known =
    last?.episodes.find(({ recording }) => recording?.digest === sha256)?.recording ??
    recordedRecording(context.cacheContext, ledger, sha256)
  return known && { ...known, standIn: 'away' }
}

async function copyAt(path: string, { storage, recordings }: StationContext): Promise<Recording | undefined> {
  try {
    return (await readRecording(storage, path, recordings)).value
  } catch (error) {
    // An unreadable copy is treated as if there were none.
    if (!(error instanceof IoError)) throw error
    return undefined
  }
}
