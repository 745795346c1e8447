import type { Drawing } from '../model/drawing.ts'
import type { SiteView } from '../model/site-view.ts'
import { CARD_SIZE } from '../model/social-image-size.ts'
import { themeColours } from '../model/theme.ts'
import { drawnLines, fittedLines, isRightToLeft, LEADING, REGULAR } from './drawn-lines.ts'
import { cutLinesOf } from './text-width.ts'
import { escapeXml, xmlLine } from './xml-text.ts'

/** What the picture of a quote shows. All of it is plain text. */
export interface QuotePicture {
  /** What was said, without quotation marks. */
  readonly text: string
  /** BCP 47: of several signs that Chinese and Japanese share, a font has both. */
  readonly language: string
  /** Who said it. */
  readonly speaker?: string
  readonly show: string
  /** In the station's colours, as `quoteColours` has them. */
  readonly colours: QuoteColours
}

/** Hexadecimal. */
export type QuoteColours = ReturnType<typeof themeColours>

/** The colours of a station's light pages: a picture does not know the screen that it is seen on. */
export function quoteColours({ station }: Pick<SiteView, 'station'>): QuoteColours {
  return themeColours(station.theme)
}

/** In pixels; any proportions: what previews of links show, a square, an upright video. */
export interface QuotePictureSize {
  readonly width: number
  readonly height: number
}

/** Where the words of a quote begin and how wide they may be, beside the bar; all of it grows with the shorter side, by `unit`. */
export function quoteMargins({ width, height }: QuotePictureSize) {
  const unit = Math.min(width, height) / CARD_SIZE.height
  const left = Math.round((BAR + MARGIN) * unit)
  return { unit, bar: Math.round(BAR * unit), left, wide: width - left - Math.round(MARGIN * unit) }
}

/**
 * A quote as a picture, in SVG of exactly this size (by default that of previews, 1200 × 630): what was said as large as it
 * fits and cut with … where it does not, then who said it and in which show. Its fonts are those of whoever draws it;
 * nothing is asked for from elsewhere. The same quote gives the same text.
 */
export function quotePicture(quote: QuotePicture, { width, height }: QuotePictureSize = CARD_SIZE): string {
  const { colours, language } = quote
  const { unit, bar, left, wide } = quoteMargins({ width, height })
  const size = (pixels: number) => Math.round(pixels * unit)
  const foot = size(FOOT_SIZE)
  const show = cutLinesOf(xmlLine(quote.show), wide / (foot * REGULAR), 1)
  const speaker =
    quote.speaker === undefined ? [] : cutLinesOf(xmlLine(quote.speaker), wide / size(NAME_SIZE), 1)
  const footTop = height - size(MARGIN)
  const nameTop = footTop - (show.length > 0 ? foot * 1.6 : 0)
  const top = size(MARGIN + SIGN_HEIGHT + GAP)
  const high = nameTop - (speaker.length > 0 ? size(NAME_SIZE) : 0) - size(GAP) - top
  const said = fittedLines(xmlLine(quote.text), { wide, high, sizes: SIZES.map(size) })
  // Upright pictures have room: what was said stands in the middle of it.
  const free = Math.max(0, high - said.lines.length * said.size * LEADING)
  const shift = Math.round(height > width ? free / 2 : 0)
  const words = [
    ...drawnLines(said.lines, {
      size: said.size,
      left,
      top: top + shift + said.size * 0.9,
      wide,
      colour: colours.ink,
      bold: true,
    }),
    ...drawnLines(speaker, {
      size: size(NAME_SIZE),
      left,
      top: nameTop,
      wide,
      colour: colours.ink,
      bold: true,
    }),
    ...drawnLines(show, { size: foot, left, top: footTop, wide, colour: colours.soft }),
  ].join('')
  // The marks stand where one begins to read.
  const signLeft = isRightToLeft(quote.text) ? left + wide - size(SIGN_WIDTH) : left
  const sign = `<path transform="translate(${signLeft} ${size(MARGIN) + shift}) scale(${Number(unit.toFixed(3))})" d="${SIGN}" fill="${colours.accent}"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" xml:lang="${escapeXml(language)}"><rect width="${width}" height="${height}" fill="${colours.paper}"/><rect width="${bar}" height="${height}" fill="${colours.accent}"/>${sign}${words}</svg>`
}

/** The same as a drawing, in the size of previews. */
export function quoteDrawing(quote: QuotePicture): Drawing {
  return { ...CARD_SIZE, ground: [], parts: [{ svg: quotePicture(quote), left: 0, top: 0 }] }
}

// Pixels, in a picture whose shorter side is that of previews.
const BAR = 20
const MARGIN = 64
const GAP = 28
const NAME_SIZE = 32
const FOOT_SIZE = 28
/** The largest that a quote fits in counts. */
const SIZES = [68, 60, 52, 46, 40, 36, 32]
const SIGN_HEIGHT = 56
const SIGN_WIDTH = 73
/** Two marks, drawn here: in fonts they stand at any height. */
const SIGN =
  'M0 56V34C0 14 11 3 31 0v11c-9 2-14 7-14 15h13v30zm42 0V34C42 14 53 3 73 0v11c-9 2-14 7-14 15h13v30z'
