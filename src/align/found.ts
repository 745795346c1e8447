import type { Path, States } from './lattice.ts'

/** Of each state the number of its unit, of a gap that of the one behind it. */
export function unitsByState({ count, first, end }: States): Int32Array {
  const units = new Int32Array(count).fill(first.length)
  first.forEach((from, unit) => {
    units.fill(unit, from - 1, end[unit])
  })
  return units
}

/** A unit on a path, in frames. */
export interface HeardUnit {
  readonly from: number
  readonly to: number
  readonly cost: number
  readonly frames: number
  /** The frame of the unit that is heard at each frame of the recording from `from` on. */
  readonly inside: Int32Array
}

/** The units of a path; undefined for what it leaves out. */
export function heardUnits(path: Path, states: States): (HeardUnit | undefined)[] {
  const unitOf = unitsByState(states)
  const spans = Array.from(states.first, () => ({ from: -1, to: -1, sum: 0, count: 0 }))
  path.states.forEach((state, at) => {
    const unit = unitOf[state] as number
    const span = spans[unit]
    if (!span || state < (states.first[unit] as number)) return
    if (span.from === -1) span.from = at
    span.to = at + 1
    span.sum += path.costs[at] as number
    span.count++
  })
  return spans.map(({ from, to, sum, count }, unit) => {
    if (count === 0) return undefined
    const first = states.first[unit] as number
    return {
      from,
      to,
      cost: sum / count,
      frames: (states.end[unit] as number) - first,
      inside: path.states.slice(from, to).map((state) => state - first),
    }
  })
}

/** What units cost that are not there. */
export interface Null {
  readonly mean: number
  readonly deviation: number
}

/** Of a path through what is not there. */
export function nullOf(path: Path, states: States): Null {
  const costs = heardUnits(path, states).flatMap((unit) => (unit ? [unit.cost] : []))
  const mean = costs.reduce((sum, cost) => sum + cost, 0) / Math.max(1, costs.length)
  const squares = costs.reduce((sum, cost) => sum + (cost - mean) ** 2, 0) / Math.max(1, costs.length)
  return { mean, deviation: Math.max(0.05, Math.sqrt(squares)) }
}

/** How much of a unit goes on about as fast as it should, in windows of a third of a second. */
function evenness(inside: Int32Array): number {
  const WINDOW = 16
  if (inside.length <= WINDOW) return 1
  let even = 0
  for (let at = WINDOW; at < inside.length; at++) {
    const pace = ((inside[at] as number) - (inside[at - WINDOW] as number)) / WINDOW
    if (pace > 0.6 && pace < 1.6) even++
  }
  return even / (inside.length - WINDOW)
}

/** From 0 to 1. The line of 0.5 was chosen where as many right ones fall below as wrong ones stay above. */
export function confidenceOf(
  { cost, from, to, frames, inside }: HeardUnit,
  { mean, deviation }: Null,
): number {
  const better = (mean - cost) / deviation
  const pace = Math.abs(Math.log((to - from) / frames))
  const likely =
    0.6 * Math.max(-2, Math.min(4, better)) +
    8 * (evenness(inside) - 0.72) -
    4 * Math.max(0, pace - 0.15) +
    0.8
  return 1 / (1 + Math.exp(-likely))
}
