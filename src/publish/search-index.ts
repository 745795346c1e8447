import { createHash } from 'node:crypto'
import type { Keep } from '../ports/keep.ts'
import { type Catalogue, indexing, type Moved, mended } from '../render/search/book.ts'
import type { Rank, Shard } from '../render/search/query.ts'
import { shardOf } from '../render/search/terms.ts'
import type { Kitchen } from './outline.ts'
import { shardIn } from './search-work.ts'

/** The index as it was kept: what it was made of, and where its shards are. */
interface Written extends Texts {
  /** Digests of the shards’ bytes, by number. */
  readonly shards: readonly string[]
}

/** Names of the texts that an index is made of, by number. */
interface Texts {
  readonly episodes: readonly string[]
  readonly people: readonly string[]
}

const NAME = 'search index'
const KINDS = ['episodes', 'people'] as const
/** When more texts than one in so many changed, all are put together again. */
const FEW = 20
/** As few as these are never too many. */
const ALWAYS_FEW = 16

/**
 * Keeps the index of what can be found, and answers digests of its shards’ bytes. Where few texts changed since it was
 * kept last, only the shards are made again in which a word of them came, went or moved. It stops after each text,
 * for those who have other things to do. Undefined where nothing can be kept.
 */
export function* keptIndex(
  catalogue: Catalogue,
  kitchen: Kitchen,
): Generator<void, readonly string[] | undefined> {
  const { keep } = kitchen
  const texts = textsOf(catalogue, kitchen)
  if (!texts) return undefined
  const before = writtenBefore(keep)
  const shards =
    (before && (yield* mendedShards(catalogue, texts, before, keep))) ?? (yield* allShards(catalogue, keep))
  if (!shards) return undefined
  for (const [number, name] of texts.people.entries()) keepWords(catalogue, number, name, keep)
  // What was asked for is not let go.
  for (const name of texts.episodes) keep.has(wordsOf(name))
  for (const digest of shards) if (!keep.has(shardName(digest))) return undefined
  if (before && same(before.shards, shards) && KINDS.every((kind) => same(before[kind], texts[kind])))
    return shards
  return keep.put(NAME, encoded({ ...texts, shards } satisfies Written)) ? shards : undefined
}

/** A shard that `keptIndex` kept, as it goes out; undefined where it is not there any more. */
export function keptShard(keep: Keep, digest: string): Uint8Array | undefined {
  return keep.get(shardName(digest))
}

/** What is written of a shard. */
export function shardBytes(shard: Shard): Uint8Array {
  return encoded(Object.fromEntries(shard))
}

function textsOf({ episodes, people }: Catalogue, { nameOf, recipes }: Kitchen): Texts | undefined {
  const names = {
    episodes: episodes.map((episode) => nameOf('words', episode)),
    people: people.map(({ person, parts, episodes }) =>
      recipes.nameOf({
        given: ['words', person, parts.map(({ role, team }) => [role, team]), episodes.length],
      }),
    ),
  }
  return [...names.episodes, ...names.people].includes(undefined) ? undefined : (names as Texts)
}

function writtenBefore(keep: Keep): Written | undefined {
  const bytes = keep.get(NAME)
  return bytes && (decoded(bytes) as Written)
}

function* allShards(catalogue: Catalogue, keep: Keep): Generator<void, readonly string[] | undefined> {
  const digests = (yield* indexing(catalogue)).map((shard) => keepShard(keep, shard))
  return digests.includes(undefined) ? undefined : (digests as string[])
}

/** Undefined where too much changed, or what stood there before is not known any more. */
function* mendedShards(
  catalogue: Catalogue,
  texts: Texts,
  before: Written,
  keep: Keep,
): Generator<void, readonly string[] | undefined> {
  if (before.shards.length !== catalogue.shards) return undefined
  const changed = KINDS.flatMap((kind) => {
    const [was, is] = [before[kind], texts[kind]]
    const numbers = Array.from({ length: Math.max(was.length, is.length) }, (_, number) => number)
    return numbers
      .filter((number) => was[number] !== is[number])
      .map((number) => ({ kind, number, was: was[number], is: is[number] }))
  })
  const few = Math.max(ALWAYS_FEW, (texts.episodes.length + texts.people.length) / FEW)
  if (changed.length > few) return undefined

  const moved = new Map<number, Moved[]>()
  for (const { kind, number, was, is } of changed) {
    const old = was === undefined ? [] : wordsBefore(keep, was)
    if (!old) return undefined
    const now = new Map(is === undefined ? [] : catalogue.ranksOf(kind, number))
    for (const one of difference(new Map(old), now)) {
      const shard = shardOf(one.term, catalogue.shards)
      moved.set(shard, [...(moved.get(shard) ?? []), { ...one, kind, number }])
    }
    yield
  }
  const shards = [...before.shards]
  for (const [number, words] of moved) {
    const bytes = keep.get(shardName(shards[number] ?? ''))
    const digest = bytes && keepShard(keep, mended(shardIn(bytes), words))
    if (digest === undefined) return undefined
    shards[number] = digest
    yield
  }
  return shards
}

type Words = readonly (readonly [string, Rank])[]

function* difference(
  before: ReadonlyMap<string, Rank>,
  now: ReadonlyMap<string, Rank>,
): Generator<Pick<Moved, 'term' | 'rank'>> {
  for (const [term, rank] of now) if (before.get(term) !== rank) yield { term, rank }
  for (const term of before.keys()) if (!now.has(term)) yield { term }
}

/** Where publish/outline keeps the words of an episode, and this file those of a person. */
function wordsOf(name: string): string {
  return `text ${name}`
}

function wordsBefore(keep: Keep, name: string): Words | undefined {
  const bytes = keep.get(wordsOf(name))
  return bytes && (decoded(bytes) as Words)
}

function keepWords(catalogue: Catalogue, number: number, name: string, keep: Keep): void {
  if (!keep.has(wordsOf(name))) keep.put(wordsOf(name), encoded(catalogue.ranksOf('people', number)))
}

function keepShard(keep: Keep, shard: Shard): string | undefined {
  const bytes = shardBytes(shard)
  const digest = createHash('sha256').update(bytes).digest('base64url').slice(0, 24)
  return keep.has(shardName(digest)) || keep.put(shardName(digest), bytes) ? digest : undefined
}

function shardName(digest: string): string {
  return `shard ${digest}`
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index])
}

function encoded(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value))
}

function decoded(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes))
}
