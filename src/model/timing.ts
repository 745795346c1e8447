import { type PlacedCue, placeCues } from './cue-placement.ts'
import type { Transcript, Turn } from './transcript.ts'

/** A turn with its start and end in the recording, in seconds, rounded to milliseconds. */
export type TimedTurn = Turn & {
  readonly start: number
  readonly end: number
  /** Whether the start was interpolated. */
  readonly estimated: boolean
}

export interface TimedTranscript {
  /** At least one; each ends where the next starts. */
  readonly turns: readonly TimedTurn[]
  /** Whether some of the times were interpolated. */
  readonly estimated: boolean
  /** Whether some of the times were found by aligning the text with the recording. */
  readonly aligned?: boolean
  /** The captions with their measured times, if there are any. */
  readonly cues?: readonly PlacedCue[]
}

/**
 * The times of all turns in a recording of this length; undefined if they cannot be determined.
 *
 * A start is known if it is written at the turn, or at the heading that directly precedes the turn. Turns
 * between two known starts share the time between them in proportion to their number of characters; so do the
 * turns between the last known start and the end of the recording, if at least two starts are known. No other
 * times are estimated: if the first turn has no start, or if starts do not ascend or are past the end, the
 * result is undefined.
 *
 * If the times of all words were measured, a turn starts with its first cue.
 */
export function timeTurns(transcript: Transcript, seconds: number): TimedTranscript | undefined {
  const last = LAST.get(transcript)
  if (last?.seconds === seconds) return last.timed
  const timed = turnsInTime(transcript, seconds)
  LAST.set(transcript, { seconds, timed })
  return timed
}

/** The last result for each transcript, because every format of a transcript and every page of its episode needs it. */
const LAST = new WeakMap<
  Transcript,
  { readonly seconds: number; readonly timed: TimedTranscript | undefined }
>()

function turnsInTime(transcript: Transcript, seconds: number): TimedTranscript | undefined {
  const placed = transcript.cues && seconds > 0 ? placeCues(transcript.cues, transcript.turns) : undefined
  if (placed) {
    const aligned = transcript.cues?.some(({ confidence }) => confidence !== undefined) ?? false
    return { ...measuredTurns(transcript.turns, placed, seconds), ...(aligned && { aligned }) }
  }
  const known = knownStarts(transcript)
  const isTrailing = known.at(-1)?.index !== transcript.turns.length - 1
  if (known[0]?.index !== 0 || (isTrailing && known.length < 2)) return undefined

  const starts = interpolate(transcript.turns, known, seconds).map(toMilliseconds)
  const bounds = [...starts, toMilliseconds(seconds)]
  if (starts.some((start, index) => start < 0 || !(start < (bounds[index + 1] ?? start)))) return undefined
  const written = new Set(known.map(({ index }) => index))
  const turns = transcript.turns.map((turn, index) => {
    const estimated = !written.has(index)
    return { ...turn, start: starts[index] ?? 0, end: bounds[index + 1] ?? seconds, estimated }
  })
  return { turns, estimated: known.length < turns.length }
}

/** Turns overlap if people speak at the same time; the turn that is listed second then starts at least a millisecond later. */
function measuredTurns(turns: readonly Turn[], cues: readonly PlacedCue[], seconds: number): TimedTranscript {
  const first = new Map<number, PlacedCue>()
  for (const cue of cues) if (!first.has(cue.turn)) first.set(cue.turn, cue)
  let before = -0.001
  const starts = turns.map((_, index) => {
    before = toMilliseconds(Math.max(first.get(index)?.start ?? 0, before + 0.001))
    return before
  })
  const timed = turns.map((turn, index) => {
    const start = starts[index] ?? 0
    const end = starts[index + 1] ?? Math.max(toMilliseconds(seconds), toMilliseconds(start + 0.001))
    const estimated = first.get(index)?.estimated ?? turn.paragraphs.length > 0
    return { ...turn, start, end, estimated }
  })
  return {
    turns: timed,
    estimated: timed.some((one) => one.estimated) || cues.some((one) => one.estimated),
    cues,
  }
}

interface Known {
  readonly index: number
  readonly start: number
}

function knownStarts({ chapters, turns }: Transcript): Known[] {
  return turns.flatMap((turn, index) => {
    const isFirst = turn.chapter !== undefined && turns[index - 1]?.chapter !== turn.chapter
    const start = turn.start ?? (isFirst ? chapters[turn.chapter]?.start : undefined)
    return start === undefined ? [] : [{ index, start }]
  })
}

function interpolate(turns: readonly Turn[], known: readonly Known[], seconds: number): number[] {
  return known.flatMap(({ index, start }, nth) => {
    const next = known[nth + 1] ?? { index: turns.length, start: seconds }
    const run = turns.slice(index, next.index).map(weight)
    const total = run.reduce((sum, one) => sum + one, 0)
    let before = 0
    return run.map((one) => {
      const share = before / total
      before += one
      return start + (next.start - start) * share
    })
  })
}

/** The weight of a turn's length: its number of characters, at least 1. */
function weight(turn: Turn): number {
  return Math.max(1, turn.paragraphs.join('\n').length)
}

function toMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000
}
