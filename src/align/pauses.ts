import { LOUDNESS_RATE } from './frames.ts'
import { shareOf } from './vectors.ts'

/** Where somebody begins to speak after a pause. */
export interface Onset {
  /** Seconds. */
  readonly at: number
  /** How long it was quiet before, in seconds. */
  readonly pause: number
}

/** When somebody speaks. */
export interface Activity {
  /** For each hundredth of a second, 1 where something is heard. */
  readonly active: Uint8Array
  readonly onsets: readonly Onset[]
}

const BLOCK_SECONDS = 5
/** What is loud and what is quiet is judged by so much on either side: rooms, voices and music change. */
const AROUND_BLOCKS = 2
const MOST_RANGE = 45
const LEAST_RANGE = 6
/** Between the quietest and the loudest, here a voice begins. */
const THRESHOLD = 0.35
/** A stop inside a word is shorter. */
const SHORTEST_PAUSE = 0.08
/** A click is shorter. */
const SHORTEST_SOUND = 0.04

/** Finds pauses by loudness, in decibels each hundredth of a second. */
export function activityOf(loudness: Float32Array): Activity {
  const thresholds = thresholdsOf(loudness)
  const block = BLOCK_SECONDS * LOUDNESS_RATE
  const active = Uint8Array.from(loudness, (value, at) =>
    value > (thresholds[Math.floor(at / block)] ?? 0) ? 1 : 0,
  )
  closeShort(active, 1, SHORTEST_SOUND)
  closeShort(active, 0, SHORTEST_PAUSE)
  const onsets: Onset[] = []
  let quiet = 0
  active.forEach((isHeard, at) => {
    if (isHeard && (quiet > 0 || at === 0))
      onsets.push({ at: at / LOUDNESS_RATE, pause: quiet / LOUDNESS_RATE })
    quiet = isHeard ? 0 : quiet + 1
  })
  return { active, onsets }
}

function thresholdsOf(loudness: Float32Array): readonly number[] {
  const block = BLOCK_SECONDS * LOUDNESS_RATE
  return Array.from({ length: Math.ceil(loudness.length / block) }, (_, index) => {
    const from = Math.max(0, index - AROUND_BLOCKS) * block
    const around = loudness.subarray(from, (index + AROUND_BLOCKS + 1) * block)
    const loudest = shareOf(around, 0.95)
    const quietest = Math.max(shareOf(around, 0.05), loudest - MOST_RANGE)
    return quietest + Math.max(LEAST_RANGE, THRESHOLD * (loudest - quietest))
  })
}

/** Turns runs of a value that are shorter than so many seconds into the other one. */
function closeShort(active: Uint8Array, value: 0 | 1, seconds: number): void {
  const shortest = Math.round(seconds * LOUDNESS_RATE)
  let run = 0
  for (let at = 0; at <= active.length; at++) {
    if (at < active.length && active[at] === value) run++
    else {
      if (run > 0 && run < shortest) active.fill(1 - value, at - run, at)
      run = 0
    }
  }
}
