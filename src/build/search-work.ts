import type { SearchDocument } from '../render/search/document.ts'
import { type Hit, hitsFor, type Shard } from '../render/search/query.ts'
import { type Result, resultOf } from '../render/search/result.ts'
import { facetOf } from '../render/search/terms.ts'

/** A file of the search index, with its number. */
export type ShardFile = readonly [number: number, bytes: Uint8Array]

/** The number of episodes and people found, and the best ones, for one page of results. */
export interface SearchHits {
  readonly count: number
  readonly best: readonly Hit[]
  /** Whether the results only contain words that are similar to those of the query. */
  readonly near?: boolean
}

/**
 * Runs a search. It receives all bytes as arguments and holds no state, so that it can run in another thread.
 * If that thread gives up, the promises are rejected.
 */
export interface SearchWork {
  /** `files` are those that `shardsFor` names for this query, of an index of `shards` files. */
  readonly hits: (question: string, shards: number, files: readonly ShardFile[]) => Promise<SearchHits>
  /** `text` is the JSON of a `SearchDocument`. */
  readonly result: (question: string, text: Uint8Array) => Promise<Result>
}

/** The number of results on a page that is made by the server. */
const SHOWN = 20
/** Longer queries are truncated. `unitsOf` uses at most eight words. */
const QUESTION_CHARACTERS = 200
/** A character has at most two UTF-16 code units, so anything after this many is truncated in any case. */
const QUESTION_UNITS = QUESTION_CHARACTERS * 2

/** The query that is searched for, trimmed and cut to 200 characters. */
export function cleanSearchQuery(text: string): string {
  return [...text.trim().slice(0, QUESTION_UNITS)].slice(0, QUESTION_CHARACTERS).join('').trim()
}

/** What an address of the search page asks for: its words, `q`, and the `show` and `year` that these are narrowed to. */
export function searchQueryIn(given: URLSearchParams): string {
  const facets = (['show', 'year'] as const).flatMap((kind) => {
    const value = given.get(kind) ?? ''
    return FACET_VALUE.test(value) ? [facetOf(kind, value)] : []
  })
  return cleanSearchQuery([...facets, given.get('q') ?? ''].join(' '))
}

/** A feed's id, or a year. */
const FACET_VALUE = /^[a-z0-9][a-z0-9-]{0,63}$/

/** Finds in the files of the index. */
export function searchHits(question: string, shards: number, files: readonly ShardFile[]): SearchHits {
  const bytes = new Map(files)
  const read = new Map<number, Shard>()
  const shard = (number: number): Shard => {
    const known = read.get(number)
    if (known) return known
    const file = bytes.get(number)
    const made: Shard = file ? shardIn(file) : new Map()
    read.set(number, made)
    return made
  }
  const hits = hitsFor(question, shards, shard, [...bytes.keys()])
  return { count: hits.length, best: hits.slice(0, SHOWN), near: hits[0]?.near === true }
}

/** Finds the query in the text of one search result. */
export function searchResult(question: string, text: Uint8Array): Result {
  return resultOf(question, decoded(text) as SearchDocument)
}

/** Parses a shard from JSON. */
function shardIn(bytes: Uint8Array): Shard {
  return new Map(Object.entries(decoded(bytes) as Record<string, string>))
}

/** Runs searches in the calling thread. */
export const searchInThread: SearchWork = {
  hits: async (question, shards, files) => searchHits(question, shards, files),
  result: async (question, text) => searchResult(question, text),
}

function decoded(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes))
}
