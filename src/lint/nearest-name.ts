import { editDistance } from '../diagnostics/edit-distance.ts'

/** The word that a misspelt one stands for. */
export interface Meant {
  /** A word with the same letters and digits in the same order: the meaning is certain. */
  readonly same?: string
  /** The only word that differs by one letter: it may be suggested, but not inserted automatically. */
  readonly near?: string
}

/** The maximum length of a word that may be misspelt. */
const LONGEST = 80
/** The minimum length: in shorter words, one letter often makes another word. */
const SHORTEST = 5

/** Finds the word of a list that a misspelt one stands for. */
export function meantBy(word: string, known: Iterable<string>): Meant {
  if (word.length > LONGEST) return {}
  const letters = lettersOf(word)
  const near: string[] = []
  for (const candidate of known) {
    const those = lettersOf(candidate)
    if (those === letters && letters !== '') return { same: candidate }
    if (letters.length >= SHORTEST && editDistance(letters, those, 1) <= 1) near.push(candidate)
  }
  const [first, ...others] = near
  return first !== undefined && others.length === 0 ? { near: first } : {}
}

function lettersOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/&(?:amp;)?|\band\b/g, '+')
    .replace(/[^\p{L}\p{N}+]/gu, '')
}
