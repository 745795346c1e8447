import type { Waveform } from '../../model/waveform.ts'

/** As many bars as can be distinguished on a phone; they add a kilobyte to the page. */
const BARS = 200
/** Half the height of the drawing. */
const TOP = 20

/** A waveform as the path of an SVG of 200 × 40 units: vertical strokes, one per unit, centred on the middle. */
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
