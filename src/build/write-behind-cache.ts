import type { Cache } from '../ports/cache.ts'

/** A cache that is not written to the disk while somebody waits for what is being made. */
export interface WriteBehindCache {
  readonly cache: Cache
  /** From now on it rests; what was put before goes to the disk as it always did. */
  readonly begin: () => void
  /** Writes once nothing was put for a while. */
  readonly flushSoon: () => void
  readonly flush: () => Promise<void>
}

const REST_MILLISECONDS = 2_000

/**
 * Its records are what one program goes on with, much of it in memory: whether they are still of use cannot be told
 * from what was asked for, so that nothing is let go of until the next program begins. `last` may put more before it is
 * written.
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
