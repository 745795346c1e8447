import { IoError } from './io-error.ts'

/**
 * Bytes that can be computed again, under names that identify their inputs. A cache may lose any entry at any
 * time: that only costs time. Every adapter passes test/ports/cache.contract.ts.
 */
export interface Cache {
  /** Returns the bytes as they were stored; undefined if they are missing or damaged. */
  get(name: string): Uint8Array | undefined
  /** Whether there is an entry of this name, without reading it. */
  has(name: string): boolean
  /** Stores bytes under a name, and replaces what was there. Returns false if nothing can be stored now. */
  put(name: string, bytes: Uint8Array): boolean
  /** Makes the entries visible that other processes have stored since. */
  refresh(): void
  /**
   * Makes the stored entries durable. With `whole`, entries that were neither read nor stored since the last
   * such call may be dropped. Never throws: what cannot be stored is computed again.
   */
  flush(terms?: { readonly whole: boolean }): void
}

/** A cached entry was lost during work that relied on it: the work must start again without it. */
export class CacheCorruptError extends IoError {
  constructor(name: string) {
    super('keep', 'get', `What was kept in .inonda is damaged (${name}), and is made again.`)
  }
}
