import type { SearchDocument } from './document.ts'
import { postings } from './postings.ts'
import type { Rank, Shard } from './query.ts'
import { fold, isUnspaced, shardOf, termsOf } from './terms.ts'

/** The number of episodes per shard, so that a shard of a thousand episodes has a few kilobytes. */
const EPISODES_A_SHARD = 4
const MOST_SHARDS = 4096

/** The words of a text, each with its highest rank. */
export type Ranks = readonly (readonly [term: string, rank: Rank])[]

/**
 * Functions that return the words of each text, by number, called one after the other: together they are too
 * large for memory.
 */
export interface Words {
  readonly episodes: readonly (() => Ranks)[]
  readonly people: readonly (() => Ranks)[]
}

/** The number of shards for a number of episodes: a power of two, so that it rarely changes. */
export function shardsFor(episodes: number): number {
  let shards = 1
  while (shards < MOST_SHARDS && shards * EPISODES_A_SHARD < episodes) shards *= 2
  return shards
}

/**
 * The inverted index, in shards. A word has one posting per episode, however often it occurs, and postings
 * are stored as gaps, so that frequent words take the least space per posting.
 */
export function shardsOf(shards: number, words: Words): Map<string, string>[] {
  const inEpisodes = postings()
  const inPeople = postings()
  const kinds = [
    [words.episodes, inEpisodes],
    [words.people, inPeople],
  ] as const
  for (const [texts, places] of kinds) {
    for (const [number, ranks] of texts.entries()) {
      for (const [term, rank] of ranks()) places.place(term, number, rank)
    }
  }
  const index = Array.from({ length: shards }, () => new Map<string, string>())
  for (const term of [...new Set([...inEpisodes.terms(), ...inPeople.terms()])].sort()) {
    const names = inPeople.of(term)
    index[shardOf(term, shards)]?.set(term, inEpisodes.of(term) + (names === '' ? '' : `|${names}`))
  }
  return index
}

/** A changed posting: the new rank of a word in a text, or undefined if it was removed. */
export interface ShardChanges {
  readonly term: string
  readonly kind: 'episodes' | 'people'
  readonly number: number
  readonly rank?: Rank
}

/** Updates a shard with changed postings; the result is the same as that of `shardsOf`. */
export function updatedShards(shard: Shard, moved: readonly ShardChanges[]): Map<string, string> {
  const places = new Map<string, { episodes: Map<number, Rank>; people: Map<number, Rank> }>()
  for (const { term, kind, number, rank } of moved) {
    const known = places.get(term) ?? unpacked(shard.get(term) ?? '')
    places.set(term, known)
    if (rank === undefined) known[kind].delete(number)
    else known[kind].set(number, rank)
  }
  const next = new Map(shard)
  for (const [term, { episodes, people }] of places) {
    if (episodes.size + people.size === 0) next.delete(term)
    else next.set(term, line(inOrder(episodes), inOrder(people)))
  }
  return new Map([...next].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The words of a text. */
export function ranksOf(text: SearchDocument): Map<string, Rank> {
  const ranks = new Map<string, Rank>()
  // In ascending order, so that higher ranks overwrite lower ones.
  for (const { r, t } of [...text.p].sort((a, b) => a.r - b.r))
    for (const term of isUnspaced(t) ? termsOf(t) : spacedTermsOf(t)) ranks.set(term, r)
  return ranks
}

/** A faster `termsOf` for scripts with spaces, with duplicates. Most words of a text have occurred before. */
function spacedTermsOf(text: string): string[] {
  const terms: string[] = []
  for (const word of text.match(WORD) ?? []) {
    const known = folded.get(word)
    const term = known ?? fold(word)
    if (known === undefined) {
      if (folded.size === WORDS_KEPT) folded.clear()
      if (word.length <= LONG_WORD) folded.set(word, term)
    }
    if (term !== '') terms.push(term)
  }
  return terms
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu
/** About the number of different words in the speech of a language. */
const WORDS_KEPT = 50_000
const LONG_WORD = 40
/** From words as written to folded words: in lower case and without accents. */
const folded = new Map<string, string>()

function line(
  episodes: readonly (readonly [number, Rank])[],
  people: readonly (readonly [number, Rank])[],
): string {
  return packed(episodes) + (people.length > 0 ? `|${packed(people)}` : '')
}

function inOrder(places: ReadonlyMap<number, Rank>): [number, Rank][] {
  return [...places].sort(([a], [b]) => a - b)
}

/** Encodes ascending numbers with their ranks as text: gap and rank in one base-36 number. */
function packed(places: readonly (readonly [number, Rank])[]): string {
  let last = -1
  return places
    .map(([number, rank]) => {
      const gap = number - last - 1
      last = number
      return (gap * 5 + rank - 1).toString(36)
    })
    .join(' ')
}

function unpacked(line: string): { episodes: Map<number, Rank>; people: Map<number, Rank> } {
  const [episodes = '', people = ''] = line.split('|')
  return { episodes: placesOf(episodes), people: placesOf(people) }
}

function placesOf(packed: string): Map<number, Rank> {
  const places = new Map<number, Rank>()
  let last = -1
  for (const one of packed === '' ? [] : packed.split(' ')) {
    const value = Number.parseInt(one, 36)
    last += Math.floor(value / 5) + 1
    places.set(last, ((value % 5) + 1) as Rank)
  }
  return places
}
