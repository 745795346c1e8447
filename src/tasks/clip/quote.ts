import { sentenceEnds } from '../../model/sentence-ends.ts'
import type { Turn } from '../../model/transcript.ts'
import { plainTextOf } from '../../render/plain-text.ts'
import type { ShownWord } from '../../render/shown-words.ts'

/** From one word of a transcript to another, by their numbers. */
export interface WordRange {
  readonly first: number
  readonly last: number
}

/** More of a quote is not looked for. */
const CHARACTERS_MOST = 5000
/** A sentence that goes on for more words than this before or behind a quote was not punctuated. */
const WORDS_MOST = 40

/**
 * Where a transcript says what is quoted, each place as whole sentences. Capitals, punctuation, accents, spaces and the
 * shape of quotation marks do not count; `…` or `...` stands for anything, as little as there can be.
 */
export function findQuote(
  quote: string,
  words: readonly ShownWord[],
  turns: readonly Turn[],
): readonly WordRange[] {
  const text = lettersOf(words, turns)
  const asked = quote.slice(0, CHARACTERS_MOST)
  const whole = placesOf(text, [letters(asked)])
  const found = whole.length > 0 ? whole : placesOf(text, asked.split(/…|\.{3,}/).map(letters))
  const sentences = sentenceStarts(words, turns)
  return found.map((range) => wholeSentences(range, sentences, words.length))
}

/** Sentences that have most of a quote's words, the likeliest first. */
export function likeliest(
  quote: string,
  words: readonly ShownWord[],
  turns: readonly Turn[],
): readonly WordRange[] {
  const wanted = new Set(
    quote
      .slice(0, CHARACTERS_MOST)
      .split(/\s+/)
      .map(letters)
      .filter((one) => one !== ''),
  )
  const starts = [...sentenceStarts(words, turns)]
  const keys = words.map((word) => letters(wordText(word, turns)))
  const judged = starts.map((first, index) => {
    const last = (starts[index + 1] ?? words.length) - 1
    const there = new Set(keys.slice(first, last + 1))
    const shared = [...wanted].filter((one) => there.has(one)).length
    return { first, last, share: wanted.size === 0 ? 0 : shared / wanted.size }
  })
  return judged
    .filter(({ share }) => share >= LEAST_SHARE)
    .sort((a, b) => b.share - a.share || a.first - b.first)
    .slice(0, CANDIDATES)
    .map(({ first, last }) => ({ first, last }))
}

const LEAST_SHARE = 0.4
const CANDIDATES = 3

/** What is said from one word to another, paragraphs on one line. */
export function saidIn(
  { first, last }: WordRange,
  words: readonly ShownWord[],
  turns: readonly Turn[],
): string {
  const said: string[] = []
  for (let at = first; at <= last; ) {
    const { turn, paragraph, from } = words[at] as ShownWord
    let to = from
    for (; at <= last && words[at]?.turn === turn && words[at]?.paragraph === paragraph; at++)
      to = words[at]?.to ?? to
    said.push(textOf(turns, turn, paragraph).slice(from, to))
  }
  return said.join(' ')
}

/** All letters in a row, and where words begin and end in it. */
interface Letters {
  readonly text: string
  /** The number of the word that begins, or ends, at a place. */
  readonly begins: ReadonlyMap<number, number>
  readonly ends: ReadonlyMap<number, number>
}

function lettersOf(words: readonly ShownWord[], turns: readonly Turn[]): Letters {
  const begins = new Map<number, number>()
  const ends = new Map<number, number>()
  const parts: string[] = []
  let at = 0
  for (const [index, word] of words.entries()) {
    const own = letters(wordText(word, turns))
    // A dash between two words is none.
    if (own === '') continue
    begins.set(at, index)
    at += own.length
    ends.set(at, index)
    parts.push(own)
  }
  return { text: parts.join(''), begins, ends }
}

/** Each place where the parts follow each other, as near as they can; whole words only, and no two places overlap. */
function placesOf(text: Letters, parts: readonly string[]): WordRange[] {
  const wanted = parts.filter((one) => one !== '').map((part) => occurrences(text, part))
  const [head, ...others] = wanted
  const found: WordRange[] = []
  for (let from = 0; head; ) {
    let begin = head(from)
    if (!begin) return found
    let end = begin
    for (const [index, part] of others.entries()) {
      const next = part(end.to)
      // What does not follow here does not follow anywhere behind.
      if (!next) return found
      if (index === 0)
        for (let nearer = head(begin.to); nearer; nearer = head(nearer.to)) {
          if (nearer.to > next.from) break
          begin = nearer
        }
      end = next
    }
    const first = text.begins.get(begin.from)
    const last = text.ends.get(end.to)
    if (first !== undefined && last !== undefined) found.push({ first, last })
    from = end.to
  }
  return found
}

/** Finds the next occurrence of a part; who asks goes forward, and nothing is looked through twice. */
function occurrences({ text, begins, ends }: Letters, part: string) {
  let known: { readonly asked: number; readonly from: number; readonly to: number } | undefined
  return (from: number) => {
    if (known && known.asked <= from && from <= known.from) return known
    for (let at = text.indexOf(part, from); at !== -1; at = text.indexOf(part, at + 1)) {
      const to = at + part.length
      if (!begins.has(at) || !ends.has(to)) continue
      known = { asked: from, from: at, to }
      return known
    }
    return undefined
  }
}

/** The numbers of the words that sentences begin with, in order. */
function sentenceStarts(words: readonly ShownWord[], turns: readonly Turn[]): ReadonlySet<number> {
  const starts = new Set<number>()
  let ends: readonly number[] = []
  let next = 0
  for (const [index, { turn, paragraph, from }] of words.entries()) {
    const before = words[index - 1]
    if (before?.turn !== turn || before.paragraph !== paragraph) {
      ends = sentenceEnds(textOf(turns, turn, paragraph))
      next = 0
      starts.add(index)
    }
    if (from >= (ends[next] ?? Number.POSITIVE_INFINITY)) {
      starts.add(index)
      while (from >= (ends[next] ?? Number.POSITIVE_INFINITY)) next++
    }
  }
  return starts
}

function wholeSentences({ first, last }: WordRange, starts: ReadonlySet<number>, count: number): WordRange {
  let begin = first
  while (begin > 0 && !starts.has(begin)) begin--
  let end = last
  while (end + 1 < count && !starts.has(end + 1)) end++
  return {
    first: first - begin > WORDS_MOST ? first : begin,
    last: end - last > WORDS_MOST ? last : end,
  }
}

function wordText({ turn, paragraph, from, to }: ShownWord, turns: readonly Turn[]): string {
  return textOf(turns, turn, paragraph).slice(from, to)
}

function textOf(turns: readonly Turn[], turn: number, paragraph: number): string {
  return plainTextOf(turns[turn]?.paragraphs ?? [])[paragraph] ?? ''
}

function letters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
}
