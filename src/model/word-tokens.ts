/** A word of a text with the marks beside it, and where it stands. */
export interface Token {
  /** What two spellings of one word have in common: letters and digits in lower case, or the marks where it has none. */
  readonly key: string
  readonly from: number
  readonly to: number
}

/** Runs without white space; each character of Chinese and Japanese, which have no spaces, with the marks behind it. */
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][^\p{L}\p{N}\s]*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu

/** The words of a text in their order. Markup and escapes of Markdown make no other word of one. */
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
