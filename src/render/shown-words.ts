import type { Turn } from '../model/transcript.ts'
import { alignWords } from '../model/word-alignment.ts'
import { tokensOf } from '../model/word-tokens.ts'
import { plainTextOf } from './plain-text.ts'

/** A word of a transcript as it is shown, without markup. */
export interface ShownWord {
  /** Index into the transcript's turns. */
  readonly turn: number
  /** Index into the turn's paragraphs. */
  readonly paragraph: number
  /** Where it stands in the paragraph's plain text. */
  readonly from: number
  readonly to: number
  /** Its number among the words of the paragraph's Markdown, by which cues name it. */
  readonly written: number
}

/** All words of a transcript in their order. */
export function shownWords(turns: readonly Turn[]): readonly ShownWord[] {
  return turns.flatMap(({ paragraphs }, turn) => {
    const plain = plainTextOf(paragraphs)
    return paragraphs.flatMap((markdown, paragraph) => {
      const shown = tokensOf(plain[paragraph] ?? '')
      const numbers = writtenNumbers(
        tokensOf(markdown).map(({ key }) => key),
        shown.map(({ key }) => key),
      )
      return shown.map(({ from, to }, index) => ({
        turn,
        paragraph,
        from,
        to,
        written: numbers[index] ?? 0,
      }))
    })
  })
}

/** For each shown word the written one; addresses of links are written and not shown. */
function writtenNumbers(written: readonly string[], shown: readonly string[]): readonly number[] {
  if (written.length === shown.length) return shown.map((_, index) => index)
  const numbers: (number | undefined)[] = shown.map(() => undefined)
  for (const { before, after, length } of alignWords(written, shown))
    for (let at = 0; at < length; at++) numbers[after + at] = before + at
  let last = 0
  return numbers.map((one) => {
    last = one ?? last
    return last
  })
}
