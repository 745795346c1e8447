import { FRAME_RATE } from './frames.ts'
import type { Onset } from './pauses.ts'

/** Where a unit begins is seen by so much of it: its first word may be another one. */
const SEEN_SECONDS = 1.5
/** Speech begins so near to where the sounds are alike, if after a pause. */
const NEAR_SECONDS = 0.45
/** Between two sentences it is quiet so long. */
const PAUSE_SECONDS = 0.18
/** A pause that is so much longer may be a second further away. */
const PAUSE_A_SECOND = 0.05
/** Words that nobody wrote down, before those of the unit, take no longer. */
const UNWRITTEN_SECONDS = 2.6

/** Where a unit was found. */
export interface Sighting {
  /** Which frame of the unit is heard at each frame of the recording from `start` on. */
  readonly inside: Int32Array
  /** Seconds, in the recording. */
  readonly start: number
  /** When the unit before was last heard. */
  readonly before: number
}

/**
 * Where a unit begins: at the onset of speech that is nearest to where its first sounds are heard. Where nobody pauses
 * there, its first words are others than those written down, and it begins after the pause before them.
 */
export function refinedStart({ inside, start, before }: Sighting, onsets: readonly Onset[]): number {
  const shifts = [...inside]
    .map((frame, at) => ({ frame, shift: (at - frame) / FRAME_RATE }))
    .filter(({ frame }) => frame < SEEN_SECONDS * FRAME_RATE)
    .map(({ shift }) => shift)
    .sort((a, b) => a - b)
  const seen = start + (shifts[shifts.length >> 1] ?? 0)
  const near = onsetsBetween(
    onsets,
    Math.min(start, seen) - NEAR_SECONDS,
    Math.max(start, seen) + NEAR_SECONDS,
  )
  let best: Onset | undefined
  let least = Number.POSITIVE_INFINITY
  for (const one of near) {
    const far = Math.min(Math.abs(one.at - start), Math.abs(one.at - seen))
    if (far > NEAR_SECONDS) continue
    const cost = far - 0.4 * Math.min(one.pause, 0.5)
    if (cost < least) {
      least = cost
      best = one
    }
  }
  if (best && best.pause >= PAUSE_SECONDS) return best.at
  const found = best?.at ?? start
  const earlier = onsetsBetween(onsets, Math.max(before - NEAR_SECONDS, found - UNWRITTEN_SECONDS), found)
  let longest = PAUSE_SECONDS
  let begun = found
  for (const { at, pause } of earlier) {
    // One that is as long, and nearer.
    if (pause - (found - at) * PAUSE_A_SECOND < longest) continue
    longest = pause - (found - at) * PAUSE_A_SECOND
    begun = at
  }
  return begun
}

function onsetsBetween(onsets: readonly Onset[], from: number, to: number): readonly Onset[] {
  let low = 0
  let high = onsets.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((onsets[middle] as Onset).at < from) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < onsets.length && (onsets[end] as Onset).at <= to) end++
  return onsets.slice(low, end)
}
