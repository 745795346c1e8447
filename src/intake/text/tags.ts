import { blocksOf, collapse, isEnded, type Numbered, type Rows, without, wordCount } from './lines.ts'

export interface Tagged {
  readonly rows: Rows
  /** The line that was taken. */
  readonly line?: Numbered
  /** Tags that a line gives for certain. */
  readonly tags?: readonly string[]
  /** Tags run together, parted at their capitals. */
  readonly proposed?: Numbered & { readonly tags: readonly string[] }
  /** Words that are tags, though nobody can tell where one ends. */
  readonly unclear?: Numbered & { readonly tags: readonly string[] }
}

const MOST_TAG_WORDS = 5
const MOST_SPACED_WORDS = 10

/** Takes a line of tags off the end of a text. `stripped` lines below it show that the page ends there. */
export function takeTags(rows: Rows, boilerplate: readonly Numbered[]): Tagged {
  const block = blocksOf(rows).at(-1)
  const index = block ? block.to - 1 : -1
  const text = collapse(rows[index] ?? '')
  if (!block || text === '' || text.length > 300 || isEnded(text)) return { rows }
  if (/^#\S+(?:\s+#\S+)*$/.test(text)) {
    return {
      rows: without(rows, [index]),
      line: { line: index + 1, text },
      tags: text.split(/\s+/).map((tag) => tag.slice(1)),
    }
  }
  const parts = text.split(/(?<=\p{Ll})(?=\p{Lu})/u)
  if (parts.length > 2 && parts.every((part) => wordCount(part) <= MOST_TAG_WORDS)) {
    const line = { line: index + 1, text }
    return { rows: without(rows, [index]), line, proposed: { ...line, tags: parts.map(collapse) } }
  }
  const words = text.split(' ')
  const followed = boilerplate.some(({ line }) => line > index + 1)
  const above = blocksOf(rows).length > 2
  const listed =
    words.length > 1 &&
    words.length <= MOST_SPACED_WORDS &&
    words.every((word) => /^[\p{L}\d-]+$/u.test(word))
  if (!followed || !above || !listed || !/^\p{Lu}/u.test(text) || !capitalsOnly(words)) return { rows }
  const line = { line: index + 1, text }
  return { rows: without(rows, [index]), line, unclear: { ...line, tags: words } }
}

/** A sentence has small words; a row of tags has hardly any. */
function capitalsOnly(words: readonly string[]): boolean {
  return (
    words.every((word) => word.length > 3 || /^\p{Lu}/u.test(word)) &&
    words.slice(0, 2).every((word) => /^\p{Lu}/u.test(word))
  )
}
