import type { Loudness } from '../../model/loudness.ts'
import { IoError } from '../../ports/io-error.ts'

/** Parameters of silencedetect: sound below this level, for at least this long, is silence. */
const SILENCE = 'noise=-50dB:duration=0.5'
/** If the difference of two channels is below this level, both have the same sound. */
const SAME_DECIBELS = -70
/** A peak from this level on is at full scale. */
const FULL_DECIBELS = -0.1
/** The value reported for silence. */
const QUIETEST = -70

/**
 * Arguments that measure a recording in one pass: loudness and true peaks (ebur128), samples at full scale
 * (astats), silence, and how much the first two channels differ. https://ffmpeg.org/ffmpeg-filters.html
 */
export const MEASURING = [
  ...['-filter_complex', filters(), '-map', '[all]', '-f', 'null', '-'],
  ...['-map', '[difference]', '-f', 'null', '-'],
]

function filters(): string {
  // Whatever plays 16 bits clips what an encoder made louder than full scale.
  const peaks = 'aformat=sample_fmts=s16,astats=measure_perchannel=none:measure_overall=Peak_level+Peak_count'
  const all = `ebur128=peak=true:framelog=verbose,silencedetect=${SILENCE},${peaks}`
  const difference = 'aformat=channel_layouts=stereo,pan=mono|c0=c0-c1,volumedetect'
  return `[0:a:0]asplit=2[one][two];[one]${all}[all];[two]${difference}[difference]`
}

/** LUFS and dBTP, from the summary of ebur128. */
export function levelsIn(said: string): { readonly integrated: number; readonly peak: number } {
  const summary = said.slice(said.lastIndexOf('Summary:'))
  const integrated = numberAfter(summary, /I:\s+(-?[\d.]+|-?inf|nan) LUFS/)
  const peak = numberAfter(summary, /Peak:\s+(-?[\d.]+|-?inf|nan) dBFS/)
  return { integrated: Math.max(QUIETEST, integrated), peak: Math.max(QUIETEST, peak) }
}

/** Parses the summaries that the filters print at the end. */
export function loudnessIn(said: string): Loudness {
  const summary = said.slice(said.lastIndexOf('Summary:'))
  const { integrated, peak: truePeak } = levelsIn(said)
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
  const peak = numberAfter(said, /Peak level dB: (-?[\d.]+|-?inf|nan)/)
  return {
    integrated,
    range: numberAfter(summary, /LRA:\s+(-?[\d.]+|-?inf|nan) LU/),
    truePeak,
    clipped: peak < FULL_DECIBELS ? 0 : Math.round(numberAfter(said, /Peak count: ([\d.]+)/)),
    silentStart: first && first.at <= 0.1 && end !== -1 ? tenth(silences[end]?.at ?? 0) : 0,
    silentEnd: isAtEnd ? tenth(lastEnd - (silences[last]?.at ?? lastEnd)) : 0,
    isMono: isSame(said),
  }
}

/** Whether the difference of the two channels is practically silent. */
export function isSame(said: string): boolean {
  return numberAfter(said, /max_volume: (-?[\d.]+) dB/) < SAME_DECIBELS
}

function numberAfter(said: string, pattern: RegExp): number {
  const written = pattern.exec(said)?.[1]
  if (written === undefined) throw new IoError('sound', 'measure', 'ffmpeg did not say what it measured.')
  return written === '-inf' || written === 'nan' ? QUIETEST : Number(written)
}

function secondsIn(said: string): number {
  const times = [...said.matchAll(/time=(\d+):(\d+):([\d.]+)/g)].at(-1)
  return times ? Number(times[1]) * 3600 + Number(times[2]) * 60 + Number(times[3]) : 0
}

function tenth(seconds: number): number {
  return Math.round(Math.max(0, seconds) * 10) / 10
}
