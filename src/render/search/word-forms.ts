/**
 * Compares words with a search term: inflected forms, and words with one typing error. This file must not
 * import anything: scripts/search-modules.mjs includes it in templates/search-query.js, which runs in
 * browsers.
 */

/** The minimum length of a stem, and of a word with an error. It is also the length of the prefix that determines a shard. */
const STEM_CHARACTERS = 3
const ERROR_CHARACTERS = 4

/**
 * English: the plural, -ed and -ing, a doubled consonant before them, a silent e; based on the S stemmer and
 * the first step of Porter's stemmer.
 */
function englishStem(word: string): string {
  const one = word
    .replace(/(?<=..)ies$/, 'y')
    .replace(/(?<=..(?:s|x|z|ch|sh))es$/, '')
    .replace(/(?<=..[^siu])s$/, '')
  const plain = one.replace(/(?<=...)(?:ing|ed)$/, '')
  const single = plain === one ? one : plain.replace(/([b-df-hj-np-rtv-z])\1$/, '$1')
  return single.replace(/(?<=...)e$/, '')
}

/** Italian: endings of nouns, adjectives and the most frequent ones of verbs; based on the light stemmer of Savoy. */
function italianStem(word: string): string {
  return word
    .replace(/(?<=...)(?:[aei]re|[aiu]t[aeio]|[ae]ndo|iamo|[ao]no)$/, '')
    .replace(/(?<=...)(?:h[ei]|i[aeio]|[aeio])$/, '')
}

/** Whether two folded words are forms of the same word, in English or in Italian. */
export function isSameStem(a: string, b: string): boolean {
  if (a.slice(0, STEM_CHARACTERS) !== b.slice(0, STEM_CHARACTERS)) return false
  return [englishStem, italianStem].some((stem) => {
    const [one, other] = [stem(a), stem(b)]
    return one === other && one.length >= STEM_CHARACTERS
  })
}

/** Whether two words differ by one inserted, deleted or replaced letter, or by a transposition. */
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

/** Prefixes that the right word may have if an error is among its first letters: with one letter removed, or two transposed. */
export function beginningsNear(word: string): string[] {
  if (word.length < ERROR_CHARACTERS) return []
  const beginnings: string[] = []
  for (let at = 0; at < STEM_CHARACTERS; at++) {
    beginnings.push(word.slice(0, at) + word.slice(at + 1))
    beginnings.push(word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2))
  }
  return beginnings
}
