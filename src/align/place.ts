import { confidenceOf, heardUnits, type Null, nullOf, unitsByState } from './found.ts'
import { FILTERS, FRAME_RATE, type Frames, LOUDNESS_RATE } from './frames.ts'
import {
  type Band,
  type Costs,
  cheapestPath,
  type Path,
  type States,
  statesOf,
  usualDistances,
  type Vectors,
} from './lattice.ts'
import { type Activity, activityOf } from './pauses.ts'
import { refinedStart } from './refine.ts'
import { backwards, byVoice, inRoom, joined, levelsOf, normalised, pooled, pooledLengths } from './vectors.ts'

/** Units of a text that are looked for in one part of a recording. */
export interface Stretch {
  /** Seconds. */
  readonly from: number
  readonly to: number
  /** The first unit, and the one behind the last. */
  readonly first: number
  readonly end: number
}

/** Where a unit is heard. */
export interface UnitPlace {
  /** Seconds. */
  readonly start: number
  readonly end: number
  /** From 0 to 1. */
  readonly confidence: number
}

export interface Placement {
  /** One for each unit that was asked for, by its number. */
  readonly places: ReadonlyMap<number, UnitPlace>
  /** How many times better the recording sounds like the text than like the text spoken backwards; 1 for any other text. */
  readonly likeness: number
}

const COSTS: Costs = { uneven: 0.3, omitted: 1, gap: 1 }
/** A frame is like what is expected where it is nearer to it than to so much of everything. */
const NEAR_SHARE = 0.35
/** At first, frames of 80 ms. */
const POOL = 4
/** Two bits each: 60 MB. An hour in a band of an eighth of the text. */
const MOST_CELLS = 240_000_000
/** Then frames of 20 ms, so near to where they were found before. */
const NEAR_SECONDS = 2.5

/** What of the work is done, from 0 to 1. */
export type Tell = (share: number) => void

/** Finds where the units of a text, each as a voice spoke it, are heard in a recording. `voices` says who speaks each, by number. */
export function placeUnits(
  recording: Frames,
  units: readonly Frames[],
  stretches: readonly Stretch[],
  voices: readonly number[],
  tell: Tell = () => {},
): Placement {
  const heard = normalised(recording)
  const expected = normalised(inRoom(joined(units), levelsOf(recording)))
  const lengths = units.map(({ energies }) => energies.length / FILTERS)
  const starts = lengths.map((_, unit) => lengths.slice(0, unit).reduce((sum, length) => sum + length, 0))
  const activity = activityOf(recording.loudness)
  const places = new Map<number, UnitPlace>()
  let [own, other] = [0, 0]
  const all = stretches.reduce((sum, { from, to }) => sum + to - from, 0)
  let done = 0
  for (const { from, to, first, end } of stretches) {
    const firstFrame = Math.max(0, Math.floor(from * FRAME_RATE))
    const endFrame = Math.min(heard.count, Math.ceil(to * FRAME_RATE))
    if (endFrame <= firstFrame || end <= first) continue
    const share = (to - from) / all
    const found = placeStretch(
      {
        heard: part(heard, firstFrame, endFrame),
        expected: part(expected, starts[first] ?? 0, starts[end] ?? expected.count),
        lengths: lengths.slice(first, end),
        voices: voices.slice(first, end),
        activity,
        offset: firstFrame,
      },
      (one) => tell(done + one * share),
    )
    done += share
    own += found.own
    other += found.other
    found.places.forEach((place, index) => {
      places.set(first + index, place)
    })
  }
  return { places, likeness: other < 0 ? own / other : 1 }
}

function part({ dimensions, values }: Vectors, from: number, to: number): Vectors {
  return { count: to - from, dimensions, values: values.subarray(from * dimensions, to * dimensions) }
}

interface Subject {
  readonly heard: Vectors
  readonly expected: Vectors
  readonly lengths: readonly number[]
  /** Who speaks each unit. */
  readonly voices: readonly number[]
  readonly activity: Activity
  /** The number of its first frame in the recording. */
  readonly offset: number
}

function placeStretch(subject: Subject, tell: Tell) {
  const first = roughly(subject, (share) => tell(share * 0.3))
  // Now that it is known roughly who speaks when, each voice is compared by its own mean.
  const heard = byVoice(subject.heard, voicesHeard(first, subject))
  const own = { ...subject, heard }
  const rough = roughly(own, (share) => tell(0.3 + share * 0.3))
  const turned = { ...own, expected: backwards(own.expected, own.lengths) }
  const random = roughly(turned, (share) => tell(0.6 + share * 0.3))
  const { lengths, expected } = own
  const states = statesOf(lengths)
  const band = nearTo(rough.path, rough.states, states, heard.count)
  const usual = usualFor(heard, expected, { ...own, pool: 1 })
  const fine = cheapestPath(heard, expected, states, band, COSTS, usual, (share) => tell(0.9 + share * 0.1))
  return {
    places: unitsOf(fine, states, own, nullOf(random.path, random.states)),
    own: rough.path.total,
    other: random.path.total,
  }
}

interface Rough {
  readonly path: Path
  readonly states: States
}

/** In frames of 80 ms. */
function roughly({ heard, expected, lengths, activity, offset }: Subject, tell: Tell): Rough {
  const coarse = pooled(heard, [heard.count], POOL)
  const wanted = pooled(expected, lengths, POOL)
  const states = statesOf(pooledLengths(lengths, POOL))
  const band = widely(coarse.count, states, activity, offset)
  const usual = usualFor(coarse, wanted, { activity, offset, pool: POOL })
  return { path: cheapestPath(coarse, wanted, states, band, COSTS, usual, tell), states }
}

/** Of each frame the voice that is heard there; -1 where it is none of them. */
function voicesHeard({ path, states }: Rough, { heard, voices }: Subject): Int32Array {
  const unitOf = unitsByState(states)
  return Int32Array.from({ length: heard.count }, (_, at) => {
    const state = path.states[Math.min(path.states.length - 1, Math.floor(at / POOL))] as number
    const unit = unitOf[state] as number
    return state >= (states.first[unit] ?? Number.POSITIVE_INFINITY) ? (voices[unit] ?? -1) : -1
  })
}

/** Everything, where that fits into memory; else what is near to the same share of speech. */
function widely(count: number, states: States, { active }: Activity, offset: number): Band {
  const width = Math.min(states.count, Math.floor(MOST_CELLS / Math.max(1, count)))
  const low = new Int32Array(count)
  if (width === states.count) return { width, low }
  const hundredths = (POOL * LOUDNESS_RATE) / FRAME_RATE
  const from = (offset * LOUDNESS_RATE) / FRAME_RATE
  const spoken = new Float64Array(count + 1)
  for (let at = 0; at < count; at++) {
    let sum = 0
    for (let one = from + at * hundredths; one < from + (at + 1) * hundredths; one++) sum += active[one] ?? 0
    spoken[at + 1] = (spoken[at] as number) + sum
  }
  const all = Math.max(1, spoken[count] as number)
  for (let at = 0; at < count; at++) {
    const centre = (((spoken[at] as number) + (spoken[at + 1] as number)) / 2 / all) * states.count
    low[at] = Math.max(low[at - 1] ?? 0, Math.min(states.count - width, Math.floor(centre - width / 2)))
  }
  return { width, low }
}

function nearTo(rough: Path, states: States, fine: States, count: number): Band {
  const width = Math.min(fine.count, 2 * Math.round(NEAR_SECONDS * FRAME_RATE) + 1)
  const low = new Int32Array(count)
  const unitOf = unitsByState(states)
  for (let at = 0; at < count; at++) {
    const state = rough.states[Math.min(rough.states.length - 1, Math.floor(at / POOL))] as number
    const unit = unitOf[state] as number
    const first = states.first[unit]
    // A gap is the one before the next unit; the last has none behind it.
    const centre =
      first === undefined
        ? fine.count - 1
        : (fine.first[unit] as number) + Math.max(-1, (state - first) * POOL)
    const least = Math.max(0, Math.min(fine.count - width, centre - (width >> 1)))
    low[at] = Math.max(low[at - 1] ?? 0, least)
  }
  return { width, low }
}

/** What costs nothing. In a pause nothing is like it but a pause, so that no quiet frame of a word takes it for its own. */
function usualFor(
  heard: Vectors,
  expected: Vectors,
  { activity: { active }, offset, pool }: { activity: Activity; offset: number; pool: number },
): Float32Array {
  const usual = usualDistances(heard, expected, NEAR_SHARE)
  const least = usualDistances(heard, expected, 0)
  const hundredths = LOUDNESS_RATE / FRAME_RATE
  return usual.map((value, at) => {
    const from = (offset + at * pool) * hundredths
    const isHeard = active.subarray(from, from + pool * hundredths).some((one) => one === 1)
    return isHeard ? value : (least[at] as number)
  })
}

function unitsOf(path: Path, states: States, { activity, offset }: Subject, nothing: Null): UnitPlace[] {
  const units = heardUnits(path, states)
  let before = offset / FRAME_RATE
  let heard = before
  return units.map((unit, index) => {
    if (!unit) return { start: before, end: before, confidence: 0 }
    const own = (offset + unit.from) / FRAME_RATE
    const start = Math.max(
      before,
      refinedStart({ inside: unit.inside, start: own, before: heard }, activity.onsets),
    )
    const following = units.slice(index + 1).find((one) => one !== undefined)
    const latest = following ? (offset + following.from) / FRAME_RATE : Number.POSITIVE_INFINITY
    const end = Math.max(start + 0.05, Math.min(latest, (offset + unit.to) / FRAME_RATE))
    before = start
    heard = (offset + unit.to) / FRAME_RATE
    return { start, end, confidence: confidenceOf(unit, nothing) }
  })
}
