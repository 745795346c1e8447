import type { LeftOut } from '../diagnostics/diagnostic.ts'

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu
const WORD = /[\p{L}\p{M}\p{N}]+/gu
/** A time in the recording is no word: it may be written in another way. */
const CLOCK = /\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?/g

/**
 * The words of a text, for counting: runs of letters and digits, and each character of Chinese and Japanese, which
 * have no spaces. Marks, markup and times of a recording are none.
 */
export function countedWords(text: string): readonly string[] {
  return text.normalize('NFC').replace(CLOCK, ' ').replace(CJK, ' $& ').match(WORD) ?? []
}

/**
 * What stands in these lines and in nothing that was taken of them: each word that comes more often in the lines than
 * in the texts, at its last places. Empty when everything arrived.
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
