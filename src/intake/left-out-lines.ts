import type { LeftOut } from '../diagnostics/diagnostic.ts'

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu
const WORD = /[\p{L}\p{M}\p{N}]+/gu
/** Times in the recording are not compared, since they may be written differently. */
const CLOCK = /\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?/g

/**
 * The words of a text, for counting: runs of letters and digits, and each character of Chinese and Japanese,
 * which have no spaces. Punctuation, markup and times are ignored.
 */
export function countedWords(text: string): readonly string[] {
  return text.normalize('NFC').replace(CLOCK, ' ').replace(CJK, ' $& ').match(WORD) ?? []
}

/**
 * Finds words of these lines that are missing in the texts made of them: each word that is more frequent in
 * the lines than in the texts, at its last occurrences. Empty if nothing is missing.
 */
export function leftOut(lines: readonly LeftOut[], taken: Iterable<string>): readonly LeftOut[] {
  const supply = new Map<string, number>()
  for (const text of taken)
    for (const word of countedWords(text)) supply.set(word, (supply.get(word) ?? 0) + 1)
  const left: LeftOut[] = []
  for (const { line, text } of lines) {
    const missing = countedWords(text).filter((word) => {
      const count = supply.get(word) ?? 0
      if (count > 0) supply.set(word, count - 1)
      return count === 0
    })
    if (missing.length > 0) left.push({ line, text: missing.join(' ') })
  }
  return left
}
