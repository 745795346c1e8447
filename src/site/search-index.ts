import type { Digest } from '../graph/digest.ts'
import type { Blobs, Context, Query } from '../graph/query.ts'
import { searchShardAddress } from '../model/address.ts'
import { yearOf } from '../render/pages/archive.ts'
import { episodeSearchDocument, personSearchDocument } from '../render/search/document.ts'
import { ownPageSearchDocument } from '../render/search/own-page.ts'
import type { Rank, Shard } from '../render/search/query.ts'
import {
  type Ranks,
  ranksOf,
  type ShardChanges,
  shardsFor,
  shardsOf,
  updatedShards,
  type Words,
} from '../render/search/shards.ts'
import { facetOf, shardOf } from '../render/search/terms.ts'
import { contributor, contributorIds, contributorIn } from './contributors.ts'
import { ownPage, ownPageNames, published } from './inputs.ts'
import { type BytesDigest, digestAndLengthOf, documents, JSON_TYPE } from './resource-queries.ts'
import { viewIn } from './view.ts'

/** The words of an episode, each with the rank of its best occurrence. */
export const episodeWords: Query<Ranks> = {
  name: 'words',
  stored: 'blob',
  groupOf: (slug) => slug,
  run: (context, slug) => {
    const { siteView, episode: find } = viewIn(context)
    const episode = find(slug)
    const year = yearOf(episode)
    const facets = [
      ...episode.feeds.map((id) => facetOf('show', id)),
      ...(year === '' ? [] : [facetOf('year', year)]),
    ]
    const words = ranksOf(episodeSearchDocument(siteView, episode))
    return [...words, ...facets.map((term): [string, Rank] => [term, 1])]
  },
}

/** The words of a contributor. */
export const personWords: Query<Ranks> = {
  name: 'person words',
  stored: 'blob',
  run: (context, id) => {
    const view = viewIn(context)
    const row = context.get(contributor, id)
    return row ? [...ranksOf(personSearchDocument(view.siteView, contributorIn(view, row)))] : []
  },
}

/** The station's own pages that are found, by name: all but those that search engines are to leave out. */
export const foundPages: Query<readonly string[]> = {
  name: 'found pages',
  stored: 'inline',
  run: ({ get }) => get(ownPageNames).filter((name) => get(ownPage, name).hidden !== true),
}

/** The words of one of them. */
export const ownPageWords: Query<Ranks> = {
  name: 'own page words',
  stored: 'blob',
  run: (context, name) => [
    ...ranksOf(ownPageSearchDocument(viewIn(context).siteView, context.get(ownPage, name))),
  ],
}

/** How many files the index is cut into. */
export const shardCount: Query<number> = {
  name: 'shard count',
  stored: 'inline',
  run: ({ get }) => shardsFor(get(published).length),
}

/** The index, with the digests of the texts that it was made of, by their numbers in the index. */
interface Index {
  readonly episodes: readonly Digest[]
  readonly people: readonly Digest[]
  readonly shards: readonly (BytesDigest & { readonly blob: Digest })[]
}

/** If more than one text in this many changed, the whole index is made again. */
const FEW = 20
/** Up to this many changed texts, the index is always updated. */
const ALWAYS_FEW = 16

/**
 * The index of all words, in shards. If few texts have changed, only the shards are made again in which one
 * of their words was added, removed or changed.
 */
export const searchIndex: Query<Index> = {
  name: 'search index',
  stored: 'inline',
  blobsIn: ({ shards }) => shards.map(({ blob }) => blob),
  run: (context) => {
    const { get, digest, blobs } = context
    // Counted from the oldest, so that a new episode changes no other number.
    const slugs = get(published).toReversed()
    const names: Names = {
      episodes: slugs.map((slug) => digest(episodeWords, slug)),
      people: [
        ...get(contributorIds).map((id) => digest(personWords, id)),
        ...get(foundPages).map((name) => digest(ownPageWords, name)),
      ],
    }
    const words = wordsIn(context)
    const count = get(shardCount)
    const before = context.before as Index | undefined
    const shards =
      (before?.shards.length === count ? updated(before, names, words, blobs) : undefined) ??
      shardsOf(count, words).map((shard) => storedShard(blobs, shard))
    return { ...names, shards }
  },
}

/** The files of the index. */
export const searchShards = documents('search shards', (context) =>
  Array.from({ length: context.get(shardCount) }, (_, number) => ({
    address: searchShardAddress(number),
    kind: 'text',
    type: JSON_TYPE,
    known: () => {
      const { blob: _, ...made } = context.get(searchIndex).shards[number] ?? NO_SHARD
      return made
    },
    render: () => shardBytes(context, number),
  })),
)

const NO_SHARD = { sha256: '', length: 0, blob: '' }

/** The published bytes of a file of the index. */
export function shardBytes(context: Context, number: number): Uint8Array {
  return shardIn(context, number, context.get(searchIndex).shards[number]?.blob)
}

function shardIn(context: Context, number: number, blob: Digest | undefined): Uint8Array {
  const { get, blobs } = context
  const bytes = blob === undefined ? undefined : blobs.get(blob)
  if (bytes) return bytes
  // It was damaged since the index was made.
  return written(shardsOf(get(shardCount), wordsIn(context))[number] ?? new Map())
}

/** All that is found, in the order of its numbers. */
function wordsIn({ get }: Context): Words {
  return {
    episodes: get(published)
      .toReversed()
      .map((slug) => () => get(episodeWords, slug)),
    people: [
      ...get(contributorIds).map((id) => () => get(personWords, id)),
      ...get(foundPages).map((name) => () => get(ownPageWords, name)),
    ],
  }
}

interface Names {
  readonly episodes: readonly Digest[]
  readonly people: readonly Digest[]
}

/** Undefined if too much changed, or if the previous words are no longer stored. */
function updated(before: Index, names: Names, words: Words, blobs: Blobs): Index['shards'] | undefined {
  const changed = (['episodes', 'people'] as const).flatMap((kind) => {
    const [was, is] = [before[kind], names[kind]]
    const numbers = Array.from({ length: Math.max(was.length, is.length) }, (_, number) => number)
    return numbers
      .filter((number) => was[number] !== is[number])
      .map((number) => ({ kind, number, was: was[number] }))
  })
  if (changed.length > Math.max(ALWAYS_FEW, (names.episodes.length + names.people.length) / FEW)) {
    return undefined
  }
  const moved = new Map<number, ShardChanges[]>()
  for (const { kind, number, was } of changed) {
    const old = was === undefined ? [] : wordsBefore(blobs, was)
    if (!old) return undefined
    const now = new Map(words[kind][number]?.())
    for (const one of difference(new Map(old), now)) {
      const shard = shardOf(one.term, before.shards.length)
      moved.set(shard, [...(moved.get(shard) ?? []), { ...one, kind, number }])
    }
  }
  const shards = [...before.shards]
  for (const [number, words] of moved) {
    const bytes = blobs.get(shards[number]?.blob ?? '')
    if (!bytes) return undefined
    const shard: Shard = new Map(Object.entries(decoded(bytes) as Record<string, string>))
    shards[number] = storedShard(blobs, updatedShards(shard, words))
  }
  return shards
}

function* difference(
  before: ReadonlyMap<string, Rank>,
  now: ReadonlyMap<string, Rank>,
): Generator<Pick<ShardChanges, 'term' | 'rank'>> {
  for (const [term, rank] of now) if (before.get(term) !== rank) yield { term, rank }
  for (const term of before.keys()) if (!now.has(term)) yield { term }
}

function wordsBefore(blobs: Blobs, name: Digest): Ranks | undefined {
  const bytes = blobs.get(name)
  return bytes && (decoded(bytes) as Ranks)
}

function storedShard(blobs: Blobs, shard: Shard): Index['shards'][number] {
  const bytes = written(shard)
  return { ...digestAndLengthOf(bytes), blob: blobs.put(bytes) }
}

/** Serializes a shard. */
function written(shard: Shard): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(Object.fromEntries(shard)))
}

function decoded(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes))
}
