import type { Waveform } from '../../model/waveform.ts'

/** As many bars as a telephone can tell apart; the page grows by a kilobyte. */
const BARS = 200
/** Half the height of the drawing. */
const TOP = 20

/**
 * A recording's loudness as the path of an SVG that is 200 wide and 40 high: upright strokes, one a unit, about the
 * middle line.
 */
export function wavePath({ peaks }: Waveform): string {
  const bars = Math.min(BARS, peaks.length)
  const loudest = Math.max(...peaks, 1)
  let path = ''
  for (let bar = 0; bar < bars; bar++) {
    const part = peaks.slice(
      Math.floor((bar * peaks.length) / bars),
      Math.floor(((bar + 1) * peaks.length) / bars),
    )
    const half = Math.max(1, Math.round((Math.max(...part) / loudest) * TOP))
    const across = Math.round(((bar + 0.5) * BARS * 2) / bars) / 2
    path += `M${across} ${TOP - half}v${half * 2}`
  }
  return path
}
