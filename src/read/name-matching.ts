import { editDistance } from '../diagnostics/edit-distance.ts'

/** Two different names with one letter of difference are common when they are short: Anna, Anne. */
const LONG = 8
/** Nobody's name is longer; in what is longer no slip of one letter is looked for. */
const LONGEST = 120
/** Whoever is like more people than this is like all of them. */
const MOST = 5

/**
 * Whether two names are written so nearly the same that one person is likely meant: but for case, spaces,
 * hyphens, accents and the order of words, or, in long names, but for one letter. Equal names are not alike.
 */
export function namesMatch(a: string, b: string): boolean {
  if (a === b) return false
  if (folded(a) === folded(b) || sorted(a) === sorted(b)) return true
  const [x, y] = [folded(a), folded(b)]
  if (Math.min(x.length, y.length) < LONG || Math.max(x.length, y.length) > LONGEST) return false
  return digits(x) === digits(y) && editDistance(x, y, 1) === 1
}

/**
 * Finds, among many names, those that are alike to one, by index: the first five, and of equal names the first. Names that
 * share no key cannot be alike, so thousands of people need no comparison of each with each.
 */
export function matchingName(names: readonly string[]): (written: string) => readonly number[] {
  const first = new Map<string, number>()
  for (const [index, name] of names.entries()) if (!first.has(name)) first.set(name, index)
  const byKey = new Map<string, number[]>()
  for (const [name, index] of first) {
    for (const key of keysOf(name)) {
      const those = byKey.get(key)
      if (those) those.push(index)
      else byKey.set(key, [index])
    }
  }
  return (written) => {
    const met = new Set<number>()
    for (const key of keysOf(written)) {
      for (const index of firstOf(byKey.get(key) ?? [], (one) => namesMatch(names[one] ?? '', written))) {
        met.add(index)
      }
    }
    return [...met].sort((a, b) => a - b).slice(0, MOST)
  }
}

function firstOf(indexes: readonly number[], holds: (index: number) => boolean): readonly number[] {
  const found: number[] = []
  for (const index of indexes) {
    if (found.length === MOST) break
    if (holds(index)) found.push(index)
  }
  return found
}

/** Names one letter apart share the word that is left when that letter is taken out of both. */
function keysOf(name: string): Set<string> {
  const word = folded(name)
  const keys = new Set([word, sorted(name)])
  if (word.length < LONG - 1 || word.length > LONGEST) return keys
  for (let index = 0; index < word.length; index++) keys.add(word.slice(0, index) + word.slice(index + 1))
  return keys
}

function folded(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}

function sorted(name: string): string {
  return name
    .split(/[\s,]+/)
    .map(folded)
    .sort()
    .join(' ')
    .trim()
}

function digits(word: string): string {
  return word.replace(/\P{N}/gu, '')
}
