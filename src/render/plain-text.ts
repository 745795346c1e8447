import { plainInline } from './markdown.ts'

/** The words of each paragraph, without markup, on one line. Pages, captions and the search ask for the same. */
export function plainTextOf(paragraphs: readonly string[]): readonly string[] {
  const known = WORDS.get(paragraphs)
  if (known) return known
  const words = paragraphs.map(plainInline)
  WORDS.set(paragraphs, words)
  return words
}

const WORDS = new WeakMap<readonly string[], readonly string[]>()
