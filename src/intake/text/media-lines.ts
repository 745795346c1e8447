import { blocksOf, type Rows, wordCount } from './rows.ts'

const CREDIT =
  /\b(?:photo(?:graph)?s?|image|picture|video|foto|fotografia|immagine|imagen|bild|crédits? photo)\s?(?:credits?|courtesy|by|of)?\s?(?:[:：©]|courtesy|by\s)|\bcourtesy of\b|\bgetty images\b|(?:^|\s)©\s?\S/i
const MOST_CAPTION_WORDS = 50

/** Indexes of lines that caption a picture: the line with the credit, and the short ones of its own block. */
export function findCaptions(rows: Rows): readonly number[] {
  return blocksOf(rows).flatMap(({ from, lines }) => {
    if (!lines.some((line) => line.length < 400 && CREDIT.test(line))) return []
    if (lines.some((line) => wordCount(line) > MOST_CAPTION_WORDS)) return []
    return lines.map((_, index) => from + index)
  })
}
