import type { NodeStore } from '../graph/node-store.ts'
import type { Cache } from '../ports/cache.ts'
import { type KnownEpisodes, knownEpisodes } from '../read/cached-episode.ts'
import { ByteCache } from '../site/byte-cache.ts'
import type { Site } from '../site/site.ts'

/** A cache and the program that uses it. */
export interface CacheContext {
  readonly cache: Cache
  /** Identifies the program. It differs between programs that may make other bytes of the same files. */
  readonly program: string
  /** Whether cached data was found damaged and must not be used. */
  readonly ignoresDamaged?: boolean
}

/** What a process that makes several sites carries over from one to the next. */
export interface BuildMemory {
  readonly episodes: KnownEpisodes
  readonly again: Memo
  readonly cache: ByteCache
  /** The last site that was built completely. */
  site?: Site
  stored?: NodeStore
}

/** Returns the last value that was made under the name `what` if the inputs are the same; otherwise calls `make`. */
export type Memo = <T>(what: string, given: readonly (string | Uint8Array)[], make: () => T) => T

/** A memo that remembers nothing. */
export const noMemo: Memo = (_what, _given, make) => make()

/** An empty build memory, for a process that makes several sites. */
export function buildMemory(): BuildMemory {
  return { episodes: knownEpisodes(), again: lastMade(), cache: new ByteCache() }
}

function lastMade(): Memo {
  const last = new Map<
    string,
    { readonly given: readonly (string | Uint8Array)[]; readonly value: unknown }
  >()
  return (what, given, make) => {
    const known = last.get(what)
    if (known && isSame(known.given, given)) return known.value as ReturnType<typeof make>
    const value = make()
    last.set(what, { given, value })
    return value
  }
}

function isSame(a: readonly (string | Uint8Array)[], b: readonly (string | Uint8Array)[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index] ?? ''
      if (typeof one === 'string' || typeof other === 'string') return one === other
      return Buffer.compare(one, other) === 0
    })
  )
}
