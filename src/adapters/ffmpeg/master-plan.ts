import type { Loudness } from '../../model/loudness.ts'
import { IoError } from '../../ports/io-error.ts'
import { integratedIn, isSame, samplePeakIn } from './loudness.ts'
import type { Chain, Planned, Wanted } from './master-words.ts'

/** LUFS: of what is not louder, nothing can be made. */
const SILENT = -69.9
/** dB: encoders make some peaks higher than they were, by so much at least. */
const HEADROOM = 1.2
/** dB: so much higher than any sample a peak between them may be. */
const BETWEEN_SAMPLES = 1.5
/** dB: so much higher than in a sample an encoder may make them elsewhere. */
const ELSEWHERE = 0.6
/** LU: where no more was lost, what is lost of the correction is too little to be tried again. */
const CLOSE_TRIAL = 0.4
const TRIALS = 3
/** So often a sample is encoded: once for most speech. */
const ENCODED_TRIALS = 3
/** LU: what is nearer is not encoded once more. */
const NEAR_ENOUGH = 0.4
/** dB: by so much more a limit is lowered than its peak was too high. */
const BELOW = 0.3

/** What is wanted: LUFS and dBTP. */
export interface Target {
  readonly integrated: number
  readonly peak: number
}

/** How all of them are made. */
export interface Plan {
  readonly forms: readonly Planned[]
  /** LUFS of the sample where the whole is as loud as wanted; undefined where the sample is silent. */
  readonly wanted: number | undefined
}

/** What can be found out by a sample. */
export interface Trials {
  readonly target: Target
  /** LUFS behind a chain. */
  readonly limited: (chain: Chain) => Promise<number>
  /** How it sounds in each form. */
  readonly encoded: (planned: readonly Planned[]) => Promise<readonly Loudness[]>
}

/**
 * By how much the source has to be louder, and where it is limited. What the limiter and each encoder take away, and by how
 * much each makes peaks higher, is measured on a sample, so that the whole is encoded once.
 */
export async function planFor(first: string, forms: readonly Wanted[], trials: Trials): Promise<Plan> {
  const { target } = trials
  const isMono = isSame(first)
  // It was measured on two channels, which are twice as loud as one.
  const source = integratedIn(first) - (isMono ? 3.01 : 0)
  if (source <= SILENT)
    throw new IoError(
      'mastering',
      'measure',
      'The recording is silent, so it cannot be made as loud as wanted.',
    )
  const gain = target.integrated - source
  const sample = await trials.limited({ isMono, gain: 0, limit: undefined })
  const highest = target.peak - HEADROOM
  const isLow = samplePeakIn(first) + gain + BETWEEN_SAMPLES <= highest
  const plain: Chain = { isMono, gain, limit: isLow ? undefined : highest }
  // A sample without a sound tells nothing.
  if (sample <= SILENT) return { wanted: undefined, forms: forms.map((one) => ({ ...one, chain: plain })) }
  const wanted = sample + gain
  const begun = await asLoud(plain, wanted, trials)
  // Each by itself, so that it comes out the same beside whatever others.
  const done = new Map<string, Planned>()
  let left = forms.map((one): Planned => ({ ...one, chain: begun }))
  for (let trial = 0; trial < ENCODED_TRIALS && left.length > 0; trial++) {
    const found = await trials.encoded(left)
    const again: Planned[] = []
    for (const [index, one] of left.entries()) {
      const { integrated, truePeak } = found[index] as Loudness
      const quiet = wanted - integrated
      const over = truePeak + quiet + ELSEWHERE - target.peak
      const lower = { ...one.chain, limit: (one.chain.limit ?? highest) - over }
      const chain = over > 0 ? await asLoud(lower, wanted, trials) : one.chain
      const next = { ...one, trim: one.trim + quiet, chain }
      done.set(one.form, next)
      if (over > 0) again.push(next)
    }
    left = again
  }
  return { wanted, forms: forms.flatMap(({ form }) => done.get(form) ?? []) }
}

/** A chain behind whose limiter the sample is as loud as wanted. */
async function asLoud(chain: Chain, wanted: number, { limited }: Trials): Promise<Chain> {
  if (chain.limit === undefined) return chain
  let { gain } = chain
  for (let trial = 0; trial < TRIALS; trial++) {
    const lost = wanted - (await limited({ ...chain, gain }))
    gain += lost
    if (Math.abs(lost) < CLOSE_TRIAL) break
  }
  return { ...chain, gain }
}

/** How a form is made once more that came out so; undefined for one that is as it should be. */
export async function corrected(
  one: Planned,
  { integrated, truePeak }: Loudness,
  { wanted }: Plan,
  trials: Trials,
): Promise<Planned | undefined> {
  const { target } = trials
  const quiet = target.integrated - integrated
  const over = truePeak - target.peak
  if (Math.abs(quiet) < NEAR_ENOUGH && over <= 0) return undefined
  const lower = (over > 0 ? over + BELOW : 0) + Math.max(0, quiet)
  const limit = (one.chain.limit ?? target.peak - HEADROOM) - lower
  const chain = { ...one.chain, limit }
  const trim = one.trim + quiet
  return { ...one, trim, chain: wanted === undefined ? chain : await asLoud(chain, wanted, trials) }
}
