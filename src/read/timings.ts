import { z } from 'zod'
import { say } from '../diagnostics/catalogue.ts'
import { type Checked, type Diagnostic, type Place, startOf } from '../diagnostics/diagnostic.ts'
import { placeCues } from '../model/cue-placement.ts'
import type { MeasuredCue, Transcript } from '../model/transcript.ts'
import type { Storage } from '../ports/storage.ts'
import { readEpisodeJson } from './episode-json.ts'

/** The file's name in an episode's folder. */
export const TIMINGS_FILE = 'timings.json'

/** Ten hours of captions take two megabytes. */
const BYTES_MOST = 16 * 2 ** 20

/** The maximum time by which a cue may end after the recording. */
const LATE_SECONDS = 1

const MILLISECONDS = 1000

/**
 * The podcast namespace's JSON transcript, version 1.0.0, without speakers, which are in transcript.md.
 * https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md
 */
const shape = z.object({
  segments: z
    .array(
      z
        .object({
          startTime: z.number().min(0).max(1_000_000),
          endTime: z.number().max(1_000_000),
          body: z.string(),
          confidence: z.number().min(0).max(1).optional(),
        })
        .refine(({ startTime, endTime }) => endTime > startTime, {
          path: ['endTime'],
          message: 'it is not later than startTime',
        }),
    )
    .max(200_000),
  recording: z.object({ digest: z.string(), seconds: z.number() }).optional(),
})

/** The recording for which times were measured. */
export interface TimedRecording {
  /** SHA-256. */
  readonly digest: string
  readonly seconds: number
}

/** The tolerance for lengths, which programs may round differently. */
const SAME_SECONDS = 0.1

/** Reads the measured times of an episode's words. No value if the file is absent or unusable. */
export async function readTimings(
  storage: Storage,
  slug: string,
  recording: TimedRecording | undefined,
): Promise<Checked<readonly MeasuredCue[]>> {
  const path = `episodes/${slug}/${TIMINGS_FILE}`
  const at = startOf(path)
  const { value: data, diagnostics } = await readEpisodeJson(storage, path, {
    shape,
    mostBytes: BYTES_MOST,
    wrong: (what) => say('timings.unreadable', at, { what }),
  })
  if (!data) return { diagnostics }
  const cues = data.segments.map(({ startTime, endTime, body, confidence }) => ({
    start: Math.round(startTime * MILLISECONDS) / MILLISECONDS,
    end: Math.round(endTime * MILLISECONDS) / MILLISECONDS,
    text: body,
    ...(confidence !== undefined && { confidence }),
  }))
  const seconds = recording?.seconds
  const last = cues.reduce((latest, { start }) => Math.max(latest, start), 0)
  if (seconds !== undefined && last > seconds + LATE_SECONDS) {
    const about = { last: last.toFixed(1), recording: seconds.toFixed(1) }
    return { diagnostics: [say('timings.other-recording', at, about)] }
  }
  const before = data.recording
  if (!recording || !before || before.digest === recording.digest) return { value: cues, diagnostics: [] }
  const about = { slug, before: before.seconds.toFixed(1), seconds: recording.seconds.toFixed(1) }
  return Math.abs(before.seconds - recording.seconds) > SAME_SECONDS
    ? { diagnostics: [say('timings.recording-changed', at, about)] }
    : { value: cues, diagnostics: [say('timings.recording-written-anew', at, about)] }
}

/** Adds measured times to a transcript, with a diagnostic for each turn in which some had to be estimated. */
export function withTimings(
  transcript: Transcript,
  cues: readonly MeasuredCue[],
  { path, turnPlaces }: { readonly path: string; readonly turnPlaces: readonly Place[] },
): { readonly value: Transcript; readonly diagnostics: readonly Diagnostic[] } {
  const placed = placeCues(cues, transcript.turns)
  if (!placed) return { value: transcript, diagnostics: [say('timings.other-words', startOf(path))] }
  const turns = new Set(placed.flatMap(({ turn, estimated }) => (estimated ? [turn] : [])))
  return {
    value: { ...transcript, cues },
    diagnostics: [...turns].flatMap((turn) => {
      const at = turnPlaces[turn]
      return at ? [say('timings.estimated', at)] : []
    }),
  }
}

/**
 * The JSON transcript that `add` and `align` write, one cue per line, so that Git shows which one changed. It
 * also has the recording that was aligned, and the confidence of each time.
 */
export function writeTimings(cues: readonly MeasuredCue[], recording?: TimedRecording): string {
  const rows = cues.map(({ start, end, text, confidence }) =>
    JSON.stringify({
      startTime: start,
      endTime: end,
      body: text,
      ...(confidence !== undefined && { confidence }),
    }),
  )
  const of = recording ? `,"recording":${JSON.stringify(recording)}` : ''
  return `{"version":"1.0.0"${of},"segments":[\n${rows.join(',\n')}\n]}\n`
}
