import { plainInline } from './markdown.ts'

/** The plain text of each paragraph, on one line. Cached, because pages, captions and the search use it. */
export function plainTextOf(paragraphs: readonly string[]): readonly string[] {
  const known = WORDS.get(paragraphs)
  if (known) return known
  const words = paragraphs.map(plainInline)
  WORDS.set(paragraphs, words)
  return words
}

const WORDS = new WeakMap<readonly string[], readonly string[]>()
