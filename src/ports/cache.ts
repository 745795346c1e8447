import { IoError } from './io-error.ts'

/**
 * Bytes that could be made again, under names that say what they were made of. A cache may lose whatever it holds,
 * at any time: that costs time and nothing else. Every adapter passes test/ports/cache.contract.ts.
 */
export interface Cache {
  /** The bytes as they were put; undefined where they are not there, or are not whole any more. */
  get(name: string): Uint8Array | undefined
  /** Whether something is there under this name, without reading it. */
  has(name: string): boolean
  /** Keeps bytes under a name in place of what was there. False where nothing can be kept now. */
  put(name: string, bytes: Uint8Array): boolean
  /** From now on, what other programs have put is there too. */
  refresh(): void
  /**
   * Makes what was put last beyond this program. With `whole`, what nobody asked for or put since the last such time
   * may be let go. Never fails: what cannot be kept is made again.
   */
  flush(terms?: { readonly whole: boolean }): void
}

/** What was kept is not there any more, in the middle of work that relied on it: to be begun again without it. */
export class CacheCorruptError extends IoError {
  constructor(name: string) {
    super('keep', 'get', `What was kept in .inonda is damaged (${name}), and is made again.`)
  }
}
