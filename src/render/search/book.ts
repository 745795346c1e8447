import type { Episode } from '../../model/episode.ts'
import type { OnAir } from '../../model/on-air.ts'
import { type Contributor, contributorsOf } from '../people.ts'
import { episodeFindable, type Findable, personFindable } from './documents.ts'
import { postings } from './postings.ts'
import type { Rank, Shard } from './query.ts'
import { shardOf, termsOf } from './terms.ts'

/** Episodes to a shard, so that a shard of a thousand episodes is some kilobytes. */
const EPISODES_A_SHARD = 4
const MOST_SHARDS = 4096

/** What can be found on the air, by number. Little is kept: a text is made whenever it is wanted. */
export interface Catalogue {
  /** How many files the index is cut into: a power of two, so that it seldom changes. */
  readonly shards: number
  readonly episodes: readonly Episode[]
  readonly people: readonly Contributor[]
  readonly textOf: (kind: 'episodes' | 'people', number: number) => Findable | undefined
  /** The words of it, each with the best place where it stands. */
  readonly ranksOf: (kind: 'episodes' | 'people', number: number) => readonly (readonly [string, Rank])[]
}

/** `kept` may answer a text that was made of an episode before. */
export function catalogueOf(
  onAir: OnAir,
  kept: (episode: Episode, make: () => string) => string = (_, make) => make(),
): Catalogue {
  // From the oldest, so that a new one changes no other's number.
  const episodes = onAir.episodes.toReversed()
  const people = contributorsOf(onAir)
  let shards = 1
  while (shards < MOST_SHARDS && shards * EPISODES_A_SHARD < episodes.length) shards *= 2
  const textOf: Catalogue['textOf'] = (kind, number) => {
    const episode = kind === 'episodes' ? episodes[number] : undefined
    if (episode) return episodeFindable(onAir, episode)
    const person = kind === 'people' ? people[number] : undefined
    return person && personFindable(onAir, person)
  }
  return {
    shards,
    episodes,
    people,
    textOf,
    ranksOf: (kind, number) => {
      const episode = kind === 'episodes' ? episodes[number] : undefined
      if (!episode) return [...ranksOf(textOf(kind, number))]
      return JSON.parse(kept(episode, () => JSON.stringify([...ranksOf(textOf(kind, number))])))
    },
  }
}

/**
 * Where every word stands, shard by shard. A word has one number for each episode that it stands in, however often
 * it does, and in a shard they are gaps: words that stand everywhere cost least. It takes a while, so it
 * stops after each text, for those who have other things to do.
 */
export function* indexing({ shards, episodes, people, ranksOf }: Catalogue): Generator<void, Shard[]> {
  const inEpisodes = postings()
  const inPeople = postings()
  const kinds = [
    ['episodes', episodes.length, inEpisodes],
    ['people', people.length, inPeople],
  ] as const
  for (const [kind, count, places] of kinds) {
    for (let number = 0; number < count; number++) {
      for (const [term, rank] of ranksOf(kind, number)) places.place(term, number, rank)
      yield
    }
  }
  const index = Array.from({ length: shards }, () => new Map<string, string>())
  for (const term of [...new Set([...inEpisodes.terms(), ...inPeople.terms()])].sort()) {
    const names = inPeople.of(term)
    index[shardOf(term, shards)]?.set(term, inEpisodes.of(term) + (names === '' ? '' : `|${names}`))
  }
  return index
}

/** A word that stands somewhere else now: at which rank in this text, or not any more. */
export interface Moved {
  readonly term: string
  readonly kind: 'episodes' | 'people'
  readonly number: number
  readonly rank?: Rank
}

/** What `indexing` would make of a shard now that some of its words moved, without a look at all the others. */
export function mended(shard: Shard, moved: readonly Moved[]): Map<string, string> {
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

/** The words of a text, each with the best place where it stands. */
function ranksOf(text: Findable | undefined): Map<string, Rank> {
  const ranks = new Map<string, Rank>()
  // The lowest first: better ones overwrite them.
  for (const { r, t } of [...(text?.p ?? [])].sort((a, b) => a.r - b.r))
    for (const term of termsOf(t)) ranks.set(term, r)
  return ranks
}

function line(
  episodes: readonly (readonly [number, Rank])[],
  people: readonly (readonly [number, Rank])[],
): string {
  return packed(episodes) + (people.length > 0 ? `|${packed(people)}` : '')
}

function inOrder(places: ReadonlyMap<number, Rank>): [number, Rank][] {
  return [...places].sort(([a], [b]) => a - b)
}

/** Numbers that ascend, each with its rank, as text: gap and rank in one number to the base 36. */
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
