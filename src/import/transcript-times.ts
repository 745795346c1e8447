import type { Spoken } from '../intake/write-transcript.ts'
import { writeTranscript } from '../intake/write-transcript.ts'
import type { MeasuredCue } from '../model/transcript.ts'
import { readTranscript } from '../read/transcript.ts'

/** A transcript as a station's files have it. */
export interface WrittenTranscript {
  readonly text: string
  readonly cues?: readonly MeasuredCue[]
  /** How many times were left out, since a station would not take them. */
  readonly lost: number
}

/** A time may be rounded up, and a cue end a little after the last sound. */
const LATE_SECONDS = 1

/**
 * Writes what is said, without the times that lie past the end of the recording or go back: transcripts of elsewhere are often of
 * a version with other advertisements. `seconds` is how long the recording is, undefined where nobody knows.
 */
export function writtenTranscript(
  spoken: Spoken & { readonly cues?: readonly MeasuredCue[] },
  seconds: number | undefined,
): WrittenTranscript {
  const cues = spoken.cues?.filter(
    ({ start }) => start <= (seconds ?? Number.POSITIVE_INFINITY) + LATE_SECONDS,
  )
  const kept = { ...(cues && cues.length > 0 && { cues }) }
  const all = timesIn(spoken)
  const rising = ascending(spoken, seconds)
  if (timesIn(rising) === all) return { text: writeTranscript(spoken), ...kept, lost: 0 }
  for (const one of [spoken, rising, untimed(spoken)]) {
    const text = writeTranscript(one)
    if (isTaken(text, seconds)) return { text, ...kept, lost: all - timesIn(one) }
  }
  return { text: writeTranscript(untimed(spoken)), ...kept, lost: all }
}

function isTaken(text: string, seconds: number | undefined): boolean {
  const about = { file: 'transcript.md', kind: 'edited', language: 'en', people: [], credits: [] } as const
  const { diagnostics } = readTranscript(text, { ...about, ...(seconds !== undefined && { seconds }) })
  return !diagnostics.some(({ severity }) => severity === 'error')
}

function timesIn({ chapters, turns }: Spoken): number {
  return [...chapters, ...turns].filter(({ start }) => start !== undefined).length
}

/** In the order in which they are written, a heading before its first turn. */
function ascending({ chapters, turns }: Spoken, seconds: number | undefined): Spoken {
  let latest = 0
  const isNext = (start: number | undefined) => {
    if (start === undefined || start < latest || start > (seconds ?? Number.POSITIVE_INFINITY)) return false
    latest = start
    return true
  }
  let headed = 0
  const kept: Spoken['chapters'][number][] = []
  const headings = (until: number) => {
    for (const { start, ...chapter } of chapters.slice(headed, until))
      kept.push(start !== undefined && isNext(start) ? { ...chapter, start } : chapter)
    headed = Math.max(headed, until)
  }
  const timed = turns.map(({ start, ...turn }) => {
    headings(turn.chapter === undefined ? 0 : turn.chapter + 1)
    return start !== undefined && isNext(start) ? { ...turn, start } : turn
  })
  headings(chapters.length)
  return { chapters: kept, turns: timed }
}

function untimed({ chapters, turns }: Spoken): Spoken {
  return {
    chapters: chapters.map(({ start: _, ...chapter }) => chapter),
    turns: turns.map(({ start: _, ...turn }) => turn),
  }
}
