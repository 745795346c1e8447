import type { SearchDocument } from '../render/search/document.ts'
import { type Hit, hitsFor, type Shard } from '../render/search/query.ts'
import { type Result, resultOf } from '../render/search/result.ts'
import { facetOf } from '../render/search/terms.ts'

/** A file of the search index, by its number. */
export type ShardFile = readonly [number: number, bytes: Uint8Array]

/** How many episodes and people a question finds, and those that a page shows, best first. */
export interface SearchHits {
  readonly count: number
  readonly best: readonly Hit[]
  /** Whether they hold words that are only nearly those that were asked for. */
  readonly near?: boolean
}

/**
 * The work of a search. It is given bytes and holds nothing, so that it can be done in another thread, and may be given
 * up: then its promises are rejected.
 */
export interface SearchWork {
  /** `files` are the ones that `shardsFor` names for this question, of an index of `shards` files. */
  readonly hits: (question: string, shards: number, files: readonly ShardFile[]) => Promise<SearchHits>
  /** `text` is the JSON of a `SearchDocument`. */
  readonly result: (question: string, text: Uint8Array) => Promise<Result>
}

/** Results on a page that was made without scripts. */
const SHOWN = 20
/** A longer question is cut. Of its words, `unitsOf` takes eight. */
const QUESTION_CHARACTERS = 200
/** A character is at most two UTF-16 code units: what comes after these is cut in any case. */
const QUESTION_UNITS = QUESTION_CHARACTERS * 2

/** What is searched for where somebody asks for `text`: at most 200 characters. */
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

/** Finds in one text. */
export function searchResult(question: string, text: Uint8Array): Result {
  return resultOf(question, decoded(text) as SearchDocument)
}

/** The shard that was written as JSON. */
function shardIn(bytes: Uint8Array): Shard {
  return new Map(Object.entries(decoded(bytes) as Record<string, string>))
}

/** Works at once, in the thread that asks. */
export const searchInThread: SearchWork = {
  hits: async (question, shards, files) => searchHits(question, shards, files),
  result: async (question, text) => searchResult(question, text),
}

function decoded(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes))
}
