/** The loudness of a recording over time. */
export interface Waveform {
  /** From 0 (silence) to 100 (maximum), at even intervals; at most 400 values. */
  readonly peaks: readonly number[]
}

/** More than a screen can show, and small enough to store for ten thousand episodes. */
const PEAKS_MOST = 400

/** Reduces loudness values from 0 to 1 to a waveform, taking the maximum of each segment. */
export function waveformOf(loudness: readonly number[]): Waveform {
  const count = Math.min(PEAKS_MOST, loudness.length)
  const peaks = Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * loudness.length) / count)
    const to = Math.floor(((index + 1) * loudness.length) / count)
    let most = 0
    for (let at = from; at < to; at++) most = Math.max(most, loudness[at] ?? 0)
    return Math.round(most * 100)
  })
  return { peaks }
}
