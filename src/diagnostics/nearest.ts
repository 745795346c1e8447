import { editDistance } from './edit-distance.ts'

/** The maximum length of a word, since a comparison takes quadratic time. */
const LONGEST = 80

/** The known word that a misspelt one probably means; undefined if none is similar, or if it is longer than 80 letters. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined
  const wanted = word.toLowerCase()
  let best: string | undefined
  let distance = Math.max(1, Math.floor(wanted.length / 3)) + 1
  for (const candidate of known) {
    // A difference in length needs at least as many edits; converting to lower case can make a word longer.
    if (Math.abs(candidate.length - wanted.length) > 2 * distance) continue
    const now = editDistance(wanted, candidate.toLowerCase(), distance - 1)
    if (now < distance) {
      best = candidate
      distance = now
    }
  }
  return best
}
