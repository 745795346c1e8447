import type { Loudness } from '../../model/loudness.ts'
import { IoError } from '../../ports/io-error.ts'

/** Quieter is silence, where it lasts so long. */
const SILENCE = 'noise=-50dB:duration=0.5'
/** Two channels that differ by less have the same sound. */
const SAME_DECIBELS = -70
/** At full scale. */
const FULL_DECIBELS = -0.1
/** What is written of silence alone. */
const QUIETEST = -70
/** What is written of samples that no number says, as some files of floating point numbers hold. */
const LOUDEST = 100

/**
 * What measures a recording in one pass: loudness, sample and true peaks (ebur128), silence, and how much the first two
 * channels differ. https://ffmpeg.org/ffmpeg-filters.html
 */
const MEASURING = filtered([
  '[0:a:0]asplit=2[one][two]',
  '[one]ebur128=peak=true+sample:framelog=verbose,anullsink',
  `[two]silencedetect=${SILENCE},aformat=channel_layouts=stereo,pan=mono|c0=c0-c1,volumedetect[out]`,
])
/**
 * What counts samples at full scale, where there are some. What an encoder made louder than that is cut off by whatever plays
 * 16 bits.
 */
const COUNTING = filtered([
  '[0:a:0]aformat=sample_fmts=s16,astats=measure_perchannel=none:measure_overall=Peak_level+Peak_count[out]',
])

function filtered(filters: readonly string[]): readonly string[] {
  return ['-filter_complex', filters.join(';'), '-map', '[out]', '-f', 'null', '-']
}

/** Measures what these words name as its input. `ask` runs ffmpeg, and answers what it says. */
export async function measuredBy(
  ask: (words: readonly string[]) => Promise<string>,
  input: readonly string[],
): Promise<Loudness> {
  const said = await ask([...input, ...MEASURING])
  const isFull = samplePeakIn(said) >= FULL_DECIBELS
  const clipped = isFull ? numberAfter(await ask([...input, ...COUNTING]), /Peak count: ([\d.]+)/) : 0
  return { ...loudnessIn(said), clipped: Math.round(clipped) }
}

/** LUFS, as ebur128 sums it up. */
export function integratedIn(said: string): number {
  return Math.max(QUIETEST, numberAfter(summaryIn(said), /I:\s+(-?[\d.]+|-?inf|nan) LUFS/))
}

/** dBFS of the highest sample, as ebur128 says it. */
export function samplePeakIn(said: string): number {
  return numberAfter(summaryIn(said), /Sample peak:\s+Peak:\s+(-?[\d.]+|-?inf|nan) dBFS/)
}

function summaryIn(said: string): string {
  return said.slice(said.lastIndexOf('Summary:'))
}

/** Reads what the filters say at the end. */
function loudnessIn(said: string): Omit<Loudness, 'clipped'> {
  const summary = summaryIn(said)
  const silences = [...said.matchAll(/silence_(start|end): (-?[\d.]+)/g)].map(([, which, at]) => ({
    which,
    at: Number(at),
  }))
  const seconds = secondsIn(said)
  const [first] = silences
  const end = silences.findIndex(({ which }) => which === 'end')
  const last = silences.findLastIndex(({ which }) => which === 'start')
  const lastEnd = silences[last + 1]?.at ?? seconds
  const isAtEnd = last !== -1 && seconds - lastEnd < 0.2
  return {
    integrated: integratedIn(said),
    range: numberAfter(summary, /LRA:\s+(-?[\d.]+|-?inf|nan) LU/),
    truePeak: Math.max(QUIETEST, numberAfter(summary, /True peak:\s+Peak:\s+(-?[\d.]+|-?inf|nan) dBFS/)),
    silentStart: first && first.at <= 0.1 && end !== -1 ? tenth(silences[end]?.at ?? 0) : 0,
    silentEnd: isAtEnd ? tenth(lastEnd - (silences[last]?.at ?? lastEnd)) : 0,
    isMono: isSame(said),
  }
}

/** Whether the difference of two channels is next to nothing. */
export function isSame(said: string): boolean {
  return numberAfter(said, /max_volume: (-?[\d.]+) dB/) < SAME_DECIBELS
}

function numberAfter(said: string, pattern: RegExp): number {
  const written = pattern.exec(said)?.[1]
  if (written === undefined) throw new IoError('sound', 'measure', 'ffmpeg did not say what it measured.')
  if (written === '-inf' || written === 'nan') return QUIETEST
  return written === 'inf' ? LOUDEST : Number(written)
}

function secondsIn(said: string): number {
  const times = [...said.matchAll(/time=(\d+):(\d+):([\d.]+)/g)].at(-1)
  return times ? Number(times[1]) * 3600 + Number(times[2]) * 60 + Number(times[3]) : 0
}

function tenth(seconds: number): number {
  return Math.round(Math.max(0, seconds) * 10) / 10
}
