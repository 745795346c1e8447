import { editDistance } from '../diagnostics/edit-distance.ts'

/** Short names that differ by one letter are often different names: Anna, Anne. */
const LONG = 8
/** The length up to which typos are searched; no name is longer. */
const LONGEST = 120
/** The maximum number of matches. */
const MOST = 5

/**
 * Whether two names probably mean the same person: they differ only in case, spaces, hyphens, accents or the
 * order of words, or, if they are long, in one letter. Equal names do not match.
 */
export function namesMatch(a: string, b: string): boolean {
  if (a === b) return false
  if (folded(a) === folded(b) || sorted(a) === sorted(b)) return true
  const [x, y] = [folded(a), folded(b)]
  if (Math.min(x.length, y.length) < LONG || Math.max(x.length, y.length) > LONGEST) return false
  return digits(x) === digits(y) && editDistance(x, y, 1) === 1
}

/**
 * Finds the names that match a name, as indexes: the first five, and of equal names the first. Names without
 * a common key cannot match, so names are not compared pairwise.
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

/**
 * Names that differ by one letter have a common key: the word without that letter, with its digits. Names with other
 * digits do not match, and a thousand numbered ones would otherwise all have one key.
 */
function keysOf(name: string): Set<string> {
  const word = folded(name)
  const keys = new Set([word, sorted(name)])
  if (word.length < LONG - 1 || word.length > LONGEST) return keys
  const ending = `#${digits(word)}`
  keys.add(word + ending)
  for (let index = 0; index < word.length; index++)
    keys.add(word.slice(0, index) + word.slice(index + 1) + ending)
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
