import type { Cache } from '../ports/cache.ts'

/** A cache that is not written to disk while a build is being made. */
export interface WriteBehindCache {
  readonly cache: Cache
  /** From now on writing is delayed; until then, each flush writes to disk. */
  readonly begin: () => void
  /** Writes after a pause of two seconds. */
  readonly flushSoon: () => void
  readonly flush: () => Promise<void>
}

const REST_MILLISECONDS = 2_000

/**
 * Delays writing to disk. A server keeps much in memory and does not read it from the cache again, so entries
 * that were not read may still be needed: none is removed before the next process. `last` may put more
 * entries before the write.
 */
export function writeBehindCache(cache: Cache, last: () => Promise<void>): WriteBehindCache {
  let rests = false
  let isDue = true
  let timer: NodeJS.Timeout | undefined
  const flush = async () => {
    clearTimeout(timer)
    if (!isDue) return
    isDue = false
    await last()
    cache.flush({ whole: false })
  }
  return {
    cache: {
      ...cache,
      flush: (terms) => {
        if (rests) isDue = true
        else cache.flush(terms)
      },
    },
    begin: () => {
      rests = true
    },
    flushSoon: () => {
      clearTimeout(timer)
      timer = setTimeout(() => void flush(), REST_MILLISECONDS).unref()
    },
    flush,
  }
}
