import type { NodeStore } from '../graph/node-store.ts'
import type { Cache } from '../ports/cache.ts'
import { type KnownEpisodes, knownEpisodes } from '../read/cached-episode.ts'
import { ByteCache } from '../site/byte-cache.ts'
import type { Site } from '../site/site.ts'

/** What was made before, and by whom. */
export interface CacheContext {
  readonly cache: Cache
  /** Another one for every program that may make other bytes of the same files. */
  readonly program: string
  /** Whether what is kept has shown itself damaged, and is not to be believed. */
  readonly ignoresDamaged?: boolean
}

/** What a program that makes one site after another goes on with. */
export interface BuildMemory {
  readonly episodes: KnownEpisodes
  readonly again: Memo
  readonly cache: ByteCache
  /** The last site that was made whole. */
  site?: Site
  stored?: NodeStore
}

/** What was made of these bytes and texts the last time, or is made now. */
export type Memo = <T>(what: string, given: readonly (string | Uint8Array)[], make: () => T) => T

/** Nothing was made before. */
export const noMemo: Memo = (_what, _given, make) => make()

/** For a program that will make several sites. */
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
