import { LOUDNESS_RATE } from './frames.ts'
import { activityOf } from './pauses.ts'

/** Where a stretch is cut out, in seconds from the beginning of what was heard. */
export interface CutPlace {
  readonly at: number
  /** A pause of speech is there. */
  readonly isInPause: boolean
}

/** Where somebody wants to cut, in seconds, and whether that is exactly where words begin or end. */
export interface WantedCut {
  readonly at: number
  readonly isKnown: boolean
}

interface Pause {
  readonly from: number
  readonly to: number
}

/** So much of a pause is left before the first word, and behind the last, where it is long enough. */
const BEFORE_SECONDS = 0.15
const BEHIND_SECONDS = 0.3
/** How far a pause may be from a place that is known, and from one that is not. */
const NEAR = 0.6
const FAR = 1.5
/** A longer pause counts for one that is nearer: between sentences it is longer than within a word. */
const WORTH_KNOWN = 0.4
const WORTH = 1
const WORTH_MOST = 0.6
const QUIETEST = 1e-10
const FULL = 32_768

/** Moves both ends of a stretch into the pauses of speech that are nearest; an end without one stays where it is. */
export function cutsInPauses(
  samples: Int16Array,
  rate: number,
  { start, end }: { readonly start: WantedCut; readonly end: WantedCut },
): { readonly start: CutPlace; readonly end: CutPlace } {
  const pauses = pausesIn(activityOf(loudnessOf(samples, rate)).active)
  const before = nearest(pauses, start)
  const behind = nearest(pauses, end)
  return {
    start: placeIn(before, start, ({ from, to }) => Math.max(to - BEFORE_SECONDS, (from + to) / 2)),
    end: placeIn(behind, end, ({ from, to }) => Math.min(from + BEHIND_SECONDS, (from + to) / 2)),
  }
}

function placeIn(pause: Pause | undefined, { at }: WantedCut, best: (pause: Pause) => number): CutPlace {
  if (!pause) return { at, isInPause: false }
  const place = best(pause)
  // In a long silence, and where everything is as loud as everything else, the place itself is as good as any.
  return { at: Math.abs(place - at) <= FAR ? place : at, isInPause: true }
}

/** Decibels below full scale, each hundredth of a second. */
function loudnessOf(samples: Int16Array, rate: number): Float32Array {
  const hop = Math.round(rate / LOUDNESS_RATE)
  return Float32Array.from({ length: Math.floor(samples.length / hop) }, (_, at) => {
    let sum = 0
    for (let index = at * hop; index < (at + 1) * hop; index++) sum += ((samples[index] ?? 0) / FULL) ** 2
    return 10 * Math.log10(sum / hop + QUIETEST)
  })
}

function pausesIn(active: Uint8Array): readonly Pause[] {
  const pauses: Pause[] = []
  let from: number | undefined
  for (let at = 0; at <= active.length; at++) {
    if (at < active.length && active[at] === 0) from ??= at
    else if (from !== undefined) {
      pauses.push({ from: from / LOUDNESS_RATE, to: at / LOUDNESS_RATE })
      from = undefined
    }
  }
  return pauses
}

function nearest(pauses: readonly Pause[], { at, isKnown }: WantedCut): Pause | undefined {
  let best: { readonly pause: Pause; readonly cost: number } | undefined
  for (const pause of pauses) {
    const { from, to } = pause
    const far = Math.max(0, from - at, at - to)
    const cost = far - (isKnown ? WORTH_KNOWN : WORTH) * Math.min(WORTH_MOST, to - from)
    if (far <= (isKnown ? NEAR : FAR) && (!best || cost < best.cost)) best = { pause, cost }
  }
  return best?.pause
}
