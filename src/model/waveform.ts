/** How loud a recording is along its length. */
export interface Waveform {
  /** From 0 (silence) to 100 (as loud as can be), evenly along the recording; at most 400 of them. */
  readonly peaks: readonly number[]
}

/** More than a screen can show, and little enough to keep for ten thousand episodes. */
const PEAKS_MOST = 400

/** Loudness at many places, 0 to 1, as the loudest of each stretch. */
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
