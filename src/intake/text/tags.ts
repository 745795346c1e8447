import { blocksOf, collapse, isEnded, type Numbered, type Rows, without, wordCount } from './lines.ts'

export interface Tagged {
  readonly rows: Rows
  /** The line that was removed. */
  readonly line?: Numbered
  /** Tags that are certain. */
  readonly tags?: readonly string[]
  /** Tags without separators, divided at capital letters. */
  readonly proposed?: Numbered & { readonly tags: readonly string[] }
  /** Words that are tags, but whose boundaries are uncertain. */
  readonly unclear?: Numbered & { readonly tags: readonly string[] }
}

const MOST_TAG_WORDS = 5
const MOST_SPACED_WORDS = 10

/** Removes a line of tags from the end of a text. If boilerplate was removed below it, the page ends there. */
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

/** Whether words have capitals like a list of tags. A sentence has more small words. */
function capitalsOnly(words: readonly string[]): boolean {
  return (
    words.every((word) => word.length > 3 || /^\p{Lu}/u.test(word)) &&
    words.slice(0, 2).every((word) => /^\p{Lu}/u.test(word))
  )
}
