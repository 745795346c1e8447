/** A word of a text, including punctuation next to it, with its offsets. */
export interface Token {
  /** The normalized word: letters and digits in lower case, or the punctuation if it has none. */
  readonly key: string
  readonly from: number
  readonly to: number
}

/** Runs without white space; in Chinese and Japanese, which have no spaces, each character with the punctuation after it. */
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][^\p{L}\p{N}\s]*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu

/** The words of a text in order. Markdown markup and escapes do not change a word's key. */
export function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(TOKEN)].map(({ 0: word, index }) => ({
    key: keyOf(word),
    from: index,
    to: index + word.length,
  }))
}

function keyOf(word: string): string {
  const letters = word.replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
  return letters === '' ? word.replace(/[\\*_`]+/g, '') : letters.normalize('NFC').toLowerCase()
}
