import { editDistance } from './edit-distance.ts'

/** Nobody mistypes a longer word; comparing two takes as long as one times the other. */
const LONGEST = 80

/** The known word that a mistyped one most likely means; undefined when none is near, or it is longer than 80 letters. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined
  const wanted = word.toLowerCase()
  let best: string | undefined
  let distance = Math.max(1, Math.floor(wanted.length / 3)) + 1
  for (const candidate of known) {
    // It takes at least as many edits as there are letters too many or too few; small letters can be one more.
    if (Math.abs(candidate.length - wanted.length) > 2 * distance) continue
    const now = editDistance(wanted, candidate.toLowerCase(), distance - 1)
    if (now < distance) {
      best = candidate
      distance = now
    }
  }
  return best
}
