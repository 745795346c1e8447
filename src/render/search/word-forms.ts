/**
 * Words that are nearly the one that is asked for: other forms of it, and it with one typing error. Nothing is imported
 * here: scripts/search-modules.mjs makes this file into a part of templates/search-query.js, which runs in browsers.
 */

/** A shorter stem, and a shorter word with an error in it, could be anything. It is also what one shard begins with. */
const STEM_CHARACTERS = 3
const ERROR_CHARACTERS = 4

/** English: the plural, -ed and -ing, a doubled consonant before them, a silent e; after the S stemmer and Porter’s first step. */
function englishStem(word: string): string {
  const one = word
    .replace(/(?<=..)ies$/, 'y')
    .replace(/(?<=..(?:s|x|z|ch|sh))es$/, '')
    .replace(/(?<=..[^siu])s$/, '')
  const plain = one.replace(/(?<=...)(?:ing|ed)$/, '')
  const single = plain === one ? one : plain.replace(/([b-df-hj-np-rtv-z])\1$/, '$1')
  return single.replace(/(?<=...)e$/, '')
}

/** Italian: endings of nouns, adjectives and the commonest of verbs; after the light stemmer of Savoy. */
function italianStem(word: string): string {
  return word
    .replace(/(?<=...)(?:[aei]re|[aiu]t[aeio]|[ae]ndo|iamo|[ao]no)$/, '')
    .replace(/(?<=...)(?:h[ei]|i[aeio]|[aeio])$/, '')
}

/** Whether two words, folded, are forms of one, in English or in Italian. */
export function isSameStem(a: string, b: string): boolean {
  if (a.slice(0, STEM_CHARACTERS) !== b.slice(0, STEM_CHARACTERS)) return false
  return [englishStem, italianStem].some((stem) => {
    const [one, other] = [stem(a), stem(b)]
    return one === other && one.length >= STEM_CHARACTERS
  })
}

/** Whether a word becomes another by one letter more, less or other, or by two that change places. */
export function isOneErrorAway(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  if (Math.min(a.length, b.length) < ERROR_CHARACTERS - 1 || a.length < ERROR_CHARACTERS) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  if (a.length !== b.length) {
    return a.length > b.length ? a.slice(start + 1) === b.slice(start) : a.slice(start) === b.slice(start + 1)
  }
  const isTurned = a[start] === b[start + 1] && a[start + 1] === b[start]
  return a.slice(start + 1) === b.slice(start + 1) || (isTurned && a.slice(start + 2) === b.slice(start + 2))
}

/** Beginnings that a word has if an error is among its first letters: without one of them, or with two turned. */
export function beginningsNear(word: string): string[] {
  if (word.length < ERROR_CHARACTERS) return []
  const beginnings: string[] = []
  for (let at = 0; at < STEM_CHARACTERS; at++) {
    beginnings.push(word.slice(0, at) + word.slice(at + 1))
    beginnings.push(word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2))
  }
  return beginnings
}
