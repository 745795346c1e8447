import {
  BEFORE_CHARACTERS,
  lastBorder,
  type Marked,
  piecesBetween,
  type Span,
  secondIn,
  wordBorder,
} from './snippet.ts'
import { facetsIn, fold, isUnspaced, piecesOf, shardOf, termsOf, type Unit, unitsOf } from './terms.ts'
import { beginningsNear, isOneErrorAway, isSameStem } from './word-forms.ts'

/**
 * How a question is answered, by the server and in browsers: scripts/search-modules.mjs makes this file a part of
 * templates/search-query.js.
 */

/** Where a word stands, by how much that says: 5 a title, 4 a person’s name, 3 a chapter, 2 notes, 1 what is said. */
export type Rank = 1 | 2 | 3 | 4 | 5

/** One of many files of the index: a term, and where it stands as shards.ts packs it. */
export type Shard = ReadonlyMap<string, string>

/** An episode or a person by number: episodes from the oldest, people as their page lists them, and behind them the station's own pages. */
export interface Hit {
  readonly kind: 'episodes' | 'people'
  readonly number: number
  readonly score: number
  /** A word of it is only nearly one that was asked for. */
  readonly near?: true
}

/** A part of an episode or a person that can be found. Short names, since there are many. */
export interface Part {
  /** Its rank. */
  readonly r: Rank
  /** What stands there. */
  readonly t: string
  /** The id of its place on the page. */
  readonly a?: string
  /** The page, where it is another one; relative to the search page. */
  readonly h?: string
  /** What it is called: a chapter, who speaks. */
  readonly s?: string
  /** Its language, where it is another one (BCP 47). */
  readonly l?: string
  /** Where sentences begin in it and when they are heard, in seconds: a place, a time, and so on. */
  readonly m?: readonly number[]
}

export interface Passage {
  readonly part: Part
  readonly pieces: readonly Marked[]
  /** When the sentence that holds most of what is asked for is heard, in seconds. */
  readonly second?: number
}

const PASSAGES = 3
const SNIPPET_CHARACTERS = 200

/** The shards that a question needs. */
export function shardsFor(question: string, shards: number): number[] {
  const terms = unitsOf(question).flatMap(({ words, pairs }) => [...words, ...pairs])
  return [...new Set([...facetsIn(question), ...terms].map((term) => shardOf(term, shards)))]
}

/** Of so few shards, all are looked at for words with an error in them. */
const FEW_SHARDS = 16

/** The shards in which words may stand that were asked for with a typing error; needed where nothing is found. */
export function nearShardsFor(question: string, shards: number): number[] {
  if (shards <= FEW_SHARDS) return Array.from({ length: shards }, (_, number) => number)
  const words = unitsOf(question).flatMap(({ words: own, pairs }) => (pairs.length > 0 ? [] : own))
  const near = words.flatMap(beginningsNear).map((term) => shardOf(term, shards))
  return [...new Set([...shardsFor(question, shards), ...near])]
}

/**
 * What holds everything that is asked for, best first: each word counts by the best place where it stands, a whole
 * word for more than a beginning or another form of it; of equals people come first, then the newest. A word that
 * stands nowhere is taken for those that are one typing error away, in the shards that are `loaded`. Of a show or a year that
 * it is narrowed to, all that is asked for has to be; where nothing else is asked for, all of it is found.
 */
export function hitsFor(
  question: string,
  shards: number,
  shard: (number: number) => Shard,
  loaded: readonly number[] = shardsFor(question, shards),
): Hit[] {
  const units = unitsOf(question)
  const placesOf = (term: string) => unpacked(shard(shardOf(term, shards)).get(term) ?? '')
  let found: Map<number, number> | undefined
  let isNear = false
  for (const unit of units) {
    const terms = (word: string) => [...shard(shardOf(word, shards)).keys()]
    const known = scoresOf(unit, placesOf, terms)
    const isNowhere = known.size === 0 && unit.pairs.length === 0
    const scores = isNowhere ? nearScoresOf(unit, loaded.map(shard)) : known
    if (isNowhere && scores.size > 0) isNear = true
    const before: Map<number, number> = found ?? scores
    found =
      before === scores
        ? scores
        : new Map(
            [...before].flatMap(([key, sum]) => {
              const score = scores.get(key)
              return score === undefined ? [] : [[key, sum + score]]
            }),
          )
  }
  for (const facet of facetsIn(question)) {
    const places = placesOf(facet)
    const all: Iterable<[number, number]> = found ?? [...places.keys()].map((key) => [key, 0])
    found = new Map([...all].filter(([key]) => places.has(key)))
  }
  return [...(found ?? [])]
    .map(
      ([key, score]): Hit => ({
        kind: key < 0 ? 'people' : 'episodes',
        number: key < 0 ? -key - 1 : key,
        score,
        ...(isNear && { near: true }),
      }),
    )
    .sort(
      (a, b) =>
        b.score - a.score ||
        byKind(a, b) ||
        (a.kind === 'people' ? a.number - b.number : b.number - a.number),
    )
}

/** The parts that answer best, cut to what is asked for. Without any, how the notes begin. */
export function passagesFor(question: string, parts: readonly Part[]): Passage[] {
  const units = unitsOf(question)
  // A word with an error in it answers only where the right one stands nowhere.
  const isRight = parts.some(({ r, t }) => r < 5 && countIn(t, units, isSameStem) > 0)
  const isLike = isRight ? isSameStem : isOneErrorAway
  const judged = parts
    .filter(({ r }) => r < 5)
    .map((part) => ({ part, count: countIn(part.t, units, isLike) }))
    .filter(({ count }) => count > 0)
  const most = Math.max(0, ...judged.map(({ count }) => count))
  const best = judged
    .filter(({ count }) => count === most)
    .sort((a, b) => b.part.r - a.part.r)
    .slice(0, PASSAGES)
    .map(({ part }) => part)
  const shown = best.length > 0 ? best : parts.filter(({ r }) => r === 2).slice(0, 1)
  return shown.map((part) => {
    const marks = marksIn(part.t, units)
    const second = secondIn(part.m, marks)
    return { part, pieces: snippetOf(part.t, marks), ...(second !== undefined && { second }) }
  })
}

/** A text with what a question asks for marked. */
export function markedIn(text: string, question: string): Marked[] {
  return piecesBetween(text, 0, text.length, marksIn(text, unitsOf(question)))
}

type Places = ReadonlyMap<number, Rank>

/** People have keys below zero. */
function unpacked(text: string): Places {
  const places = new Map<number, Rank>()
  text.split('|').forEach((list, isPeople) => {
    let number = -1
    for (const one of list === '' ? [] : list.split(' ')) {
      const value = Number.parseInt(one, 36)
      number += Math.floor(value / 5) + 1
      places.set(isPeople ? -number - 1 : number, ((value % 5) + 1) as Rank)
    }
  })
  return places
}

function scoresOf(
  { words, pairs, prefix }: Unit,
  placesOf: (term: string) => Places,
  termsBeside: (word: string) => string[],
): Map<number, number> {
  const scores = new Map<number, number>()
  const raise = (key: number, score: number) => scores.set(key, Math.max(score, scores.get(key) ?? 0))
  for (const [key, rank] of inAll(pairs.map(placesOf))) raise(key, rank * 2 - 1)
  const [word = ''] = words
  const isLike = (term: string) => pairs.length === 0 && term !== word && isSameStem(word, term)
  for (const term of word === '' ? [] : termsBeside(word))
    if ((prefix !== '' && term.startsWith(prefix)) || isLike(term))
      for (const [key, rank] of placesOf(term)) raise(key, rank * 2 - 1)
  for (const [key, rank] of inAll(words.map(placesOf))) raise(key, rank * 2)
  return scores
}

/** Where words stand that are one typing error away from the one that is asked for. */
function nearScoresOf({ words: [word = ''] }: Unit, some: readonly Shard[]): Map<number, number> {
  const scores = new Map<number, number>()
  for (const shard of some) {
    for (const [term, places] of shard) {
      if (!isOneErrorAway(word, term)) continue
      for (const [key, rank] of unpacked(places)) scores.set(key, Math.max(rank, scores.get(key) ?? 0))
    }
  }
  return scores
}

/** What is in all of them, with the lowest of its ranks. */
function inAll(all: readonly Places[]): Places {
  const [first = new Map<number, Rank>(), ...others] = all
  const common = new Map<number, Rank>()
  for (const [key, rank] of first) {
    const ranks = others.map((other) => other.get(key))
    if (!ranks.includes(undefined)) common.set(key, Math.min(rank, ...ranks.map(Number)) as Rank)
  }
  return common
}

function byKind(a: Hit, b: Hit): number {
  if (a.kind === b.kind) return 0
  return a.kind === 'people' ? -1 : 1
}

function countIn(
  text: string,
  units: readonly Unit[],
  isLike: (word: string, term: string) => boolean,
): number {
  const terms = termsOf(text)
  return units.filter(
    ({ words, pairs, prefix }) =>
      (words.length > 0 && words.every((term) => terms.has(term))) ||
      (pairs.length > 0 && pairs.every((term) => terms.has(term))) ||
      (prefix !== '' && [...terms].some((term) => term.startsWith(prefix))) ||
      (pairs.length === 0 && [...terms].some((term) => isLike(words[0] ?? '', term))),
  ).length
}

function marksIn(text: string, units: readonly Unit[]): Span[] {
  const spans: Span[] = []
  const pieces = piecesOf(text)
  // A word with an error in it is only marked where the right one does not stand.
  const there = new Set(pieces.map((piece) => fold(piece.text)))
  const isErring = units.map(({ words, prefix }) => {
    const [asked = ''] = words
    return ![...there].some(
      (word) => word === asked || (prefix !== '' && word.startsWith(prefix)) || isSameStem(asked, word),
    )
  })
  for (const piece of pieces) {
    if (!piece.spaced) for (const span of marksInside(piece.text, piece.at, units)) spans.push(span)
    else {
      const word = fold(piece.text)
      const isAsked = ({ words, prefix, pairs }: Unit, index: number) =>
        words.includes(word) ||
        (prefix !== '' && word.startsWith(prefix)) ||
        (pairs.length === 0 && isSameStem(words[0] ?? '', word)) ||
        (pairs.length === 0 && isErring[index] === true && isOneErrorAway(words[0] ?? '', word))
      if (units.some(isAsked)) spans.push([piece.at, piece.at + piece.text.length])
    }
  }
  return spans.sort((a, b) => a[0] - b[0])
}

/** In writing without spaces: what is asked for as a whole, otherwise its words, otherwise every two characters. */
function marksInside(text: string, at: number, units: readonly Unit[]): Span[] {
  return units.flatMap((unit) => {
    if (!isUnspaced(unit.text)) return []
    for (const some of [[unit.text], unit.words, unit.pairs]) {
      const spans = some.flatMap((word) => occurrences(text, word, at))
      if (spans.length > 0) return spans
    }
    return []
  })
}

function occurrences(text: string, word: string, at: number): Span[] {
  const spans: Span[] = []
  for (
    let from = text.indexOf(word);
    word !== '' && from !== -1;
    from = text.indexOf(word, from + word.length)
  )
    spans.push([at + from, at + from + word.length])
  return spans
}

function snippetOf(text: string, marks: readonly Span[]): Marked[] {
  const first = marks[0]?.[0] ?? 0
  const from = first <= BEFORE_CHARACTERS ? 0 : wordBorder(text, first - BEFORE_CHARACTERS, first)
  const to =
    from + SNIPPET_CHARACTERS >= text.length ? text.length : lastBorder(text, from + SNIPPET_CHARACTERS)
  const pieces = piecesBetween(text, from, to, marks)
  return [
    ...(from > 0 ? [{ text: '…', marked: false }] : []),
    ...pieces,
    ...(to < text.length ? [{ text: '…', marked: false }] : []),
  ]
}
