import { cutLinesOf, linesOf } from './text-width.ts'
import { escapeXml } from './xml-text.ts'

/** Where the lines of a text stand in a drawing, in pixels; `top` is that of the first base line. */
export interface Setting {
  readonly size: number
  readonly left: number
  readonly top: number
  readonly wide: number
  readonly colour: string
  readonly bold?: boolean
}

/** From one base line to the next, by the size of the letters. */
export const LEADING = 1.22
/** How much narrower than bold the regular type is. */
export const REGULAR = 0.88

/** Lines of a text as SVG, one element each. */
export function drawnLines(
  lines: readonly string[],
  { size, left, top, wide, colour, bold = false }: Setting,
): string[] {
  // What is read from the right begins at the right.
  const rtl = isRightToLeft(lines.join(' '))
  return lines.map((line, index) => {
    const y = Math.round(top + index * size * LEADING)
    const x = rtl ? left + wide : left
    const more = `${bold ? ' font-weight="bold"' : ''}${rtl ? ' direction="rtl"' : ''}`
    return `<text x="${x}" y="${y}" font-size="${size}" fill="${colour}"${more}>${escapeXml(line)}</text>`
  })
}

/** A bold text in the largest of these sizes, the largest first, in which it fits; cut with … where it does not fit in any. */
export function fittedLines(
  text: string,
  { wide, high, sizes }: { readonly wide: number; readonly high: number; readonly sizes: readonly number[] },
): { readonly size: number; readonly lines: string[] } {
  const linesWithin = (size: number) => Math.max(1, Math.floor(high / (size * LEADING)))
  for (const size of sizes) {
    const lines = linesOf(text, wide / size, linesWithin(size))
    if (lines) return { size, lines }
  }
  const size = sizes.at(-1) ?? 0
  return { size, lines: cutLinesOf(text, wide / size, linesWithin(size)) }
}

/** The first letter decides. */
export function isRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text)
}

const RIGHT_TO_LEFT = /^\P{L}*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u
