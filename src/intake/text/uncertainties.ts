import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { isLabelTypo } from '../../read/transcript/label-typo.ts'
import { collapse, type Rows } from './lines.ts'

/** Small words that are doubled only by mistake. */
const DOUBLED =
  /(?<![\p{L}’'-])(in|of|to|the|a|an|at|for|from|with|and|or|on|by|is|are|was|di|del|della|il|lo|gli|le|un|una|per|con|nel|nella|der|die|das|und|el|los|las|de|du|des|les)\s{1,9}\1(?![\p{L}’'-])/iu
const ARTICLES = /(?<!\p{L})(?:alla|della|nella|dalla|sulla)\s{1,9}la(?!\p{L})/iu
const COMMA = /(?<!\p{L})\p{L}{2,30}[^\S\n]{1,4},(?=\s|$)/u
const NAME = /\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,4}/gu
const MOST_NAMES = 1500
const MOST_PAIRS = 5
const SHORTEST_WORD = 6

/** Reports certain or very probable misspellings: each kind once, and every name once. Does not change the text. */
export function findUncertainties(file: string, rows: Rows): readonly Diagnostic[] {
  const doubled = firstOf(rows, DOUBLED) ?? firstOf(rows, ARTICLES)
  const comma = firstOf(rows, COMMA)
  const diagnostics: Diagnostic[] = []
  const at = ({ line, column }: Found) => ({ file, line, column })
  if (doubled) diagnostics.push(say('intake.word-doubled', at(doubled), { words: doubled.words }))
  if (comma) diagnostics.push(say('intake.space-before-comma', at(comma), { words: comma.words }))
  const names = namesIn(rows)
  for (const [rare, usual] of pairs(names).slice(0, MOST_PAIRS)) {
    diagnostics.push(say('intake.spelled-two-ways', at(rare), { rare: rare.words, usual: usual.words }))
  }
  return diagnostics
}

interface Found {
  readonly words: string
  readonly line: number
  readonly column: number
}

function firstOf(rows: Rows, pattern: RegExp): Found | undefined {
  for (const [index, row] of rows.entries()) {
    const found = pattern.exec(row)
    if (found) return { words: collapse(found[0]), line: index + 1, column: found.index + 1 }
  }
  return undefined
}

type Name = Found & {
  count: number
  /** Whether it occurs in the middle of a sentence: at the start, every word has a capital. */
  inside: boolean
}

/** Capitalized words and sequences of them, with their first locations. */
function namesIn(rows: Rows): readonly Name[] {
  const names = new Map<string, Name>()
  for (const [index, row] of rows.entries()) {
    for (const { 0: words, index: at } of row.matchAll(NAME)) {
      const parts = words.split(' ').map((word) => word.replace(/[’']\p{L}?$/u, ''))
      const single = parts.filter((word) => word.length >= SHORTEST_WORD)
      for (const name of new Set([...(parts.length > 1 ? [parts.join(' ')] : []), ...single])) {
        const inside = !words.startsWith(name) || /[\p{L}\d,’]\s+$/u.test(row.slice(Math.max(0, at - 4), at))
        const known = names.get(name)
        if (known) {
          known.count++
          known.inside ||= inside
        } else if (names.size < MOST_NAMES) {
          names.set(name, { words: name, line: index + 1, column: at + 1, count: 1, inside })
        }
      }
    }
  }
  return [...names.values()]
}

/** Pairs of a name that occurs once and a very similar one that is more frequent. */
function pairs(names: readonly Name[]): readonly (readonly [Name, Name])[] {
  const often = names.filter((name) => name.count > 1 && name.inside)
  const found: (readonly [Name, Name])[] = []
  for (const rare of names.filter((name) => name.count === 1 && name.inside)) {
    const usual = often.find((name) => isSameName(rare.words, name.words))
    if (
      usual &&
      !found.some(([other]) => other.words.includes(rare.words) || rare.words.includes(other.words))
    ) {
      found.push([rare, usual])
    }
  }
  return found
}

/** Whether two names differ in one letter of one word, ignoring inflected endings. */
function isSameName(a: string, b: string): boolean {
  const left = a.split(' ')
  const right = b.split(' ')
  if (left.length !== right.length) return false
  const unlike = left.flatMap((word, index) =>
    word === right[index] ? [] : [[word, right[index] ?? ''] as const],
  )
  const [only] = unlike
  if (!only || unlike.length > 1) return false
  const [x, y] = only
  if (x.startsWith(y) || y.startsWith(x) || x.toLowerCase() === y.toLowerCase()) return false
  if (/[aeiou]$/.test(x) && /[aeiou]$/.test(y) && x.slice(0, -1) === y.slice(0, -1)) return false
  const slip =
    Math.min(x.length, y.length) < SHORTEST_WORD ? oneLetterApart(x, y) : isLabelTypo(x, y) && oneEdit(x, y)
  // Two short names may well be different people: Ed Lee and Ed Lea.
  return slip && (left.length !== 2 || x.length > 3)
}

function oneLetterApart(a: string, b: string): boolean {
  return (
    a.length === b.length &&
    a.length > 2 &&
    [...a].filter((letter, index) => letter !== b[index]).length === 1
  )
}

function oneEdit(a: string, b: string): boolean {
  let from = 0
  while (from < a.length && a[from] === b[from]) from++
  let end = 0
  while (end < Math.min(a.length, b.length) - from && a.at(-1 - end) === b.at(-1 - end)) end++
  return Math.max(a.length, b.length) - from - end === 1
}
