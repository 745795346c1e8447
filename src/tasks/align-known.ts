import type { Stretch } from '../align/place.ts'
import type { MeasuredCue, Transcript, Turn } from '../model/transcript.ts'
import { alignWords } from '../model/word-alignment.ts'
import { tokensOf } from '../model/word-tokens.ts'
import type { Unit } from './align-units.ts'

/** What is known of a unit before anything is heard. */
export interface KnownTime {
  /** The cue that it was measured in, by captions that were handed in. */
  readonly cue?: MeasuredCue
  /** When its turn begins, in seconds, as a person typed it. */
  readonly typed?: number
}

/** So many of its words stand in measured cues, of a unit that has their time. */
const SHARE_OF_WORDS = 0.75
/** A typed time is of a whole second, mostly the one before. */
const TYPED_EARLY = 0.5

/** Times that stay as they are: those that were measured, and those that somebody typed. */
export function knownTimes(transcript: Transcript, units: readonly Unit[]): readonly KnownTime[] {
  const measured = measuredCues(transcript, units)
  return units.map(({ turn, isFirst }, index) => {
    const cue = measured[index]
    if (cue) return { cue }
    const typed = isFirst ? typedStart(transcript, turn) : undefined
    return typed === undefined ? {} : { typed }
  })
}

/** Written at the turn, or at the heading that it is the first under. */
function typedStart({ chapters, turns }: Transcript, index: number): number | undefined {
  const turn = turns[index] as Turn
  const isFirst = turn.chapter !== undefined && turns[index - 1]?.chapter !== turn.chapter
  return turn.start ?? (isFirst ? chapters[turn.chapter as number]?.start : undefined)
}

function measuredCues(
  { cues = [] }: Transcript,
  units: readonly Unit[],
): readonly (MeasuredCue | undefined)[] {
  const measured = cues.filter(({ confidence }) => confidence === undefined)
  if (measured.length === 0) return units.map(() => undefined)
  const before = measured.flatMap((cue) => tokensOf(cue.text).map(({ key }) => ({ key, cue })))
  const after = units.flatMap(({ text }, unit) => tokensOf(text).map(({ key }) => ({ key, unit })))
  const found = units.map(() => ({ words: 0, matched: 0, cue: undefined as MeasuredCue | undefined }))
  for (const { unit } of after) (found[unit] as { words: number }).words++
  for (const match of alignWords(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
  )) {
    for (let at = 0; at < match.length; at++) {
      const own = found[after[match.after + at]?.unit ?? -1]
      if (!own) continue
      own.matched++
      own.cue ??= before[match.before + at]?.cue
    }
  }
  return found.map(({ words, matched, cue }) => (matched >= words * SHARE_OF_WORDS ? cue : undefined))
}

/** The parts of the recording in which units without a time are looked for. */
export function stretchesBetween(known: readonly KnownTime[], seconds: number): readonly Stretch[] {
  const stretches: Stretch[] = []
  let [from, first] = [0, 0]
  const close = (to: number, end: number) => {
    if (end > first && to > from) stretches.push({ from, to, first, end })
  }
  known.forEach(({ cue, typed }, unit) => {
    const start = cue?.start ?? typed
    if (start === undefined) return
    close(start, unit)
    first = cue ? unit + 1 : unit
    from = cue ? cue.end : Math.max(0, start - TYPED_EARLY)
  })
  close(seconds, known.length)
  return stretches
}
