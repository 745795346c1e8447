import { editDistance } from '../diagnostics/edit-distance.ts'

/** A word of a list that another one stands for. */
export interface Meant {
  /** The same letters and digits in the same order: nobody can have meant anything else. */
  readonly same?: string
  /** One letter away, and only this one is: it can be asked about, and not be put there. */
  readonly near?: string
}

/** Longer words are nobody’s slip. */
const LONGEST = 80
/** In a shorter one, a letter makes another word. */
const SHORTEST = 5

/** Which word of a list a misspelt one stands for, as far as that can be known. */
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
