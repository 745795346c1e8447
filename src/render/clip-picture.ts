import type { Drawing } from '../model/drawing.ts'
import { type QuotePicture, type QuotePictureSize, quoteMargins, quotePicture } from './quote-picture.ts'

/** The proportions that a clip is shown in elsewhere. */
export type ClipShape = 'square' | 'wide' | 'tall'

/** Pixels, with even sides as H.264 wants them. */
export const CLIP_SIZES: Readonly<Record<ClipShape, QuotePictureSize>> = {
  square: { width: 1080, height: 1080 },
  wide: { width: 1280, height: 720 },
  tall: { width: 1080, height: 1920 },
}

/** How much of the height belongs to the waveform. */
const WAVE_SHARE = 0.2
/** From one bar of the waveform to the next, and how wide it is, in a picture whose quote is drawn at its own size. */
const STEP = 9
const STROKE = 5

/** Where the waveform of a clip stands, and what is right of it. */
export interface ClipWave {
  readonly left: number
  readonly top: number
  /** From its left side to that of the picture. */
  readonly width: number
  readonly height: number
}

/** The quote of a clip with its waveform below it; `peaks` are from 0 to 1, none where nobody heard it. */
export function clipDrawing(quote: QuotePicture, shape: ClipShape, peaks: readonly number[] = []): Drawing {
  const { width, height } = CLIP_SIZES[shape]
  if (peaks.length === 0)
    return {
      width,
      height,
      ground: [],
      parts: [{ svg: quotePicture(quote, { width, height }), left: 0, top: 0 }],
    }
  const { top, unit, bar, left, wide } = layout(shape)
  const high = height - top
  const { accent, paper } = quote.colours
  const step = STEP * unit
  const count = Math.floor(wide / step)
  const loudest = Math.max(...peaks, 1e-6)
  const middle = Math.round(high * 0.42)
  const bars = Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * peaks.length) / count)
    const part = peaks.slice(from, Math.max(from + 1, Math.floor(((index + 1) * peaks.length) / count)))
    const half = Math.max(1, Math.round((Math.max(...part) / loudest) * high * 0.36))
    return `M${Math.round(left + (index + 0.5) * step)} ${middle - half}v${half * 2}`
  })
  const stroke = `stroke="${accent}" stroke-width="${Math.round(STROKE * unit)}" stroke-linecap="round"`
  const wave = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${high}" viewBox="0 0 ${width} ${high}"><rect width="${width}" height="${high}" fill="${paper}"/><rect width="${bar}" height="${high}" fill="${accent}"/><path d="${bars.join('')}" ${stroke}/></svg>`
  return {
    width,
    height,
    ground: [],
    parts: [
      { svg: quotePicture(quote, { width, height: top }), left: 0, top: 0 },
      { svg: wave, left: 0, top },
    ],
  }
}

/** Where the waveform of `clipDrawing` stands. */
export function clipWave(shape: ClipShape): ClipWave {
  const { width, height } = CLIP_SIZES[shape]
  const { top, left } = layout(shape)
  return { left, top, width: width - left, height: height - top }
}

function layout(shape: ClipShape) {
  const { width, height } = CLIP_SIZES[shape]
  const top = Math.round(height * (1 - WAVE_SHARE))
  return { top, ...quoteMargins({ width, height: top }) }
}
