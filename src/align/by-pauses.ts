import { LOUDNESS_RATE } from './frames.ts'
import { type Activity, activityOf, type Onset } from './pauses.ts'
import type { Placement, Stretch, UnitPlace } from './place.ts'

/** A unit, by how long it should take. */
export interface ExpectedUnit {
  /** Seconds; only their proportions count. */
  readonly seconds: number
  /** It goes on with the sentence of the one before, so that nobody pauses before it. */
  readonly isWithin: boolean
}

/** So long nobody speaks without a pause: what comes before the first word is music. */
const LONGEST_RUN = 5
/** So many sentences may follow each other without a pause. */
const MOST_TOGETHER = 4
/** A sentence is said in this share of its expected time, or in so many times of it. */
const PACE_MOST = 3
/** Where a sentence is looked for: so far from where it should be, in seconds of speech, and as a share of all. */
const AROUND_SECONDS = 30
const AROUND_SHARE = 0.08
const PAUSE_WORTH = 1.5
const PAUSE_MOST = 0.6
const UNPAUSED_COST = 1.2

/** Finds units by pauses and their expected lengths, without any voice to compare with. */
export function placeByPauses(
  loudness: Float32Array,
  units: readonly ExpectedUnit[],
  stretches: readonly Stretch[],
): Placement {
  const activity = activityOf(loudness)
  const spoken = new Float64Array(activity.active.length + 1)
  activity.active.forEach((isHeard, at) => {
    spoken[at + 1] = (spoken[at] as number) + isHeard / LOUDNESS_RATE
  })
  const places = new Map<number, UnitPlace>()
  for (const stretch of stretches) placeIn(stretch, units, activity, spoken, places)
  return { places, likeness: 1 }
}

/** Units that are one sentence. */
interface Sentence {
  readonly first: number
  readonly end: number
  readonly seconds: number
}

function placeIn(
  { from, to, first, end }: Stretch,
  units: readonly ExpectedUnit[],
  activity: Activity,
  spoken: Float64Array,
  places: Map<number, UnitPlace>,
): void {
  const sentences: Sentence[] = []
  for (let unit = first; unit < end; unit++) {
    const { seconds, isWithin } = units[unit] as ExpectedUnit
    const last = sentences.at(-1)
    if (last && isWithin)
      sentences[sentences.length - 1] = { ...last, end: unit + 1, seconds: last.seconds + seconds }
    else sentences.push({ first: unit, end: unit + 1, seconds })
  }
  const onsets = behindMusic(
    activity.onsets.filter(({ at }) => at >= from && at < to),
    to,
    activity,
  )
  if (sentences.length === 0 || onsets.length === 0) return
  const spokenAt = (seconds: number) =>
    spoken[Math.min(spoken.length - 1, Math.round(seconds * LOUDNESS_RATE))] ?? 0
  const starts = bestStarts(sentences, onsets, to, spokenAt)
  for (const [index, { first: unit, end: behind, seconds }] of sentences.entries()) {
    const own = starts[index] as Start
    const next = starts[index + 1]?.at ?? to
    const until = lastHeard(activity, own.at, next)
    let before = 0
    for (let part = unit; part < behind; part++) {
      const share = (units[part] as ExpectedUnit).seconds / seconds
      const start = own.at + (until - own.at) * before
      before += share
      places.set(part, {
        start,
        end: Math.max(start + 0.05, own.at + (until - own.at) * before),
        confidence: own.confidence,
      })
    }
  }
}

/** The onsets from the first one that follows no endless sound. */
function behindMusic(onsets: readonly Onset[], to: number, { active }: Activity): readonly Onset[] {
  const first = onsets.findIndex(({ at }, index) => {
    const end = lastHeard({ active, onsets: [] }, at, onsets[index + 1]?.at ?? to)
    return end - at < LONGEST_RUN
  })
  return first === -1 ? onsets : onsets.slice(first)
}

function lastHeard({ active }: Activity, from: number, to: number): number {
  let at = Math.min(active.length, Math.round(to * LOUDNESS_RATE)) - 1
  while (at > from * LOUDNESS_RATE && active[at] !== 1) at--
  return (at + 1) / LOUDNESS_RATE
}

interface Start {
  readonly at: number
  readonly confidence: number
}

interface Step {
  readonly cost: number
  /** The sentence before that begins at an onset, and which one. */
  readonly sentence: number
  readonly onset: number
}

/** Dynamic programming over sentences and onsets: each pair of neighbours lasts about as long as it should. */
function bestStarts(
  sentences: readonly Sentence[],
  onsets: readonly Onset[],
  to: number,
  spokenAt: (seconds: number) => number,
): readonly Start[] {
  const begun = spokenAt((onsets[0] as Onset).at)
  const speech = [...onsets.map(({ at }) => spokenAt(at) - begun), spokenAt(to) - begun]
  const all = speech.at(-1) as number
  const expected = [0]
  for (const { seconds } of sentences) expected.push((expected.at(-1) as number) + seconds)
  const scale = all / (expected.at(-1) as number)
  const around = Math.max(AROUND_SECONDS, AROUND_SHARE * all)
  const best: Map<number, Step>[] = sentences.map(() => new Map())
  best.push(new Map())
  best[0]?.set(0, { cost: 0, sentence: -1, onset: -1 })
  for (let sentence = 0; sentence < sentences.length; sentence++) {
    for (const [onset, { cost }] of best[sentence] as Map<number, Step>) {
      for (let count = 1; count <= MOST_TOGETHER && sentence + count <= sentences.length; count++) {
        const behind = sentence + count
        const wanted = ((expected[behind] as number) - (expected[sentence] as number)) * scale
        const centre = (expected[behind] as number) * scale
        const isLast = behind === sentences.length
        for (
          let next = isLast ? onsets.length : onset + 1;
          next <= (isLast ? onsets.length : onsets.length - 1);
          next++
        ) {
          const taken = (speech[next] as number) - (speech[onset] as number)
          if (taken > wanted * PACE_MOST + 1 && !isLast) break
          if (!isLast && Math.abs((speech[next] as number) - centre) > around) continue
          const pause = isLast ? PAUSE_MOST : Math.min(PAUSE_MOST, (onsets[next] as Onset).pause)
          const sum =
            cost +
            4 * Math.log((taken + 0.3) / (wanted + 0.3)) ** 2 * Math.sqrt(wanted) -
            PAUSE_WORTH * pause +
            UNPAUSED_COST * (count - 1)
          const known = best[behind]?.get(next)
          if (!known || sum < known.cost) best[behind]?.set(next, { cost: sum, sentence, onset })
        }
      }
    }
  }
  return traced(best, onsets, speech, expected, scale)
}

function traced(
  best: readonly Map<number, Step>[],
  onsets: readonly Onset[],
  speech: readonly number[],
  expected: readonly number[],
  scale: number,
): readonly Start[] {
  const count = expected.length - 1
  const starts: Start[] = Array.from({ length: count }, () => ({ at: onsets[0]?.at ?? 0, confidence: 0 }))
  let [sentence, onset] = [count, onsets.length]
  if (!best[sentence]?.has(onset)) return starts
  while (sentence > 0) {
    const step = best[sentence]?.get(onset) as Step
    const wanted = ((expected[sentence] as number) - (expected[step.sentence] as number)) * scale
    const taken = (speech[onset] as number) - (speech[step.onset] as number)
    const pace = Math.abs(Math.log((taken + 0.3) / (wanted + 0.3)))
    const { at, pause } = onsets[step.onset] as Onset
    const until = onsets[onset]?.at ?? at + taken
    for (let one = step.sentence; one < sentence; one++) {
      const share = (((expected[one] as number) - (expected[step.sentence] as number)) * scale) / wanted
      const isPaused = one === step.sentence && (pause > 0.12 || one === 0)
      starts[one] = {
        at: at + (until - at) * share,
        confidence: Math.exp(-1.5 * pace) * (isPaused ? 0.8 : 0.4),
      }
    }
    sentence = step.sentence
    onset = step.onset
  }
  return starts
}
