import { collapse } from './lines.ts'

const LONGEST_TITLE = 300
const QUESTION = /[?？]["'”’»)\]]*$/

/** The last question of a turn, verbatim; undefined if there is none. */
export function questionOf(paragraphs: readonly string[], markdown: boolean): string | undefined {
  for (const paragraph of paragraphs.toReversed()) {
    const plain = collapse(paragraph).slice(-4000)
    const text = markdown
      ? plain.replace(/\[([^\][]*)\]\([^()\s]*\)|[*`]/g, '$1')
      : plain.replace(/\\([!-/:-@[-`{-~])/g, '$1')
    const asked = sentencesOf(text).findLast((sentence) => QUESTION.test(sentence))
    if (asked !== undefined && asked.length <= LONGEST_TITLE) return asked
  }
  return undefined
}

/** Splits a paragraph after `.`, `!` and `?` before a capital letter or a non-letter, but not after initials and “e.g.”. */
function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = []
  let from = 0
  // Punctuation marks in a row are matched at once, whatever follows: a pattern that requires a space would
  // be tried at each of them.
  for (const { 0: mark, index } of text.matchAll(/[.!?…]+["'”’»)\]]*\s*|[。！？]["”’」]*/g)) {
    if (/^[.!?…]/.test(mark) && !/\s$/.test(mark)) continue
    const end = index + mark.length
    const next = text.charAt(end)
    const word = /(\S{0,20})$/.exec(text.slice(Math.max(from, index - 20), index))?.[1] ?? ''
    const abbreviated =
      mark.startsWith('.') &&
      /^(?:\p{L}|\p{L}\.\p{L}|mr|mrs|ms|dr|prof|st|vs|etc|e\.g|i\.e|sig|dott)$/iu.test(word)
    if (abbreviated || /\p{Ll}/u.test(next)) continue
    sentences.push(text.slice(from, end).trim())
    from = end
  }
  sentences.push(text.slice(from).trim())
  return sentences.filter((sentence) => sentence !== '')
}
