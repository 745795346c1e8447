/** Enough for all pages of a station with some hundred episodes. */
const MOST_BYTES = 96 * 1024 * 1024

/** An LRU cache of bytes by their digest, limited by its total size. */
export class ByteCache {
  readonly #most: number
  readonly #held = new Map<string, Uint8Array>()
  #size = 0

  constructor(most = MOST_BYTES) {
    this.#most = most
  }

  /** The bytes with this digest: from the cache, or made and then cached. */
  get(digest: string, make: () => Uint8Array): Uint8Array {
    const known = this.#held.get(digest)
    if (!known) {
      const bytes = make()
      this.put(digest, bytes)
      return bytes
    }
    this.#held.delete(digest)
    this.#held.set(digest, known)
    return known
  }

  put(digest: string, bytes: Uint8Array): void {
    if (this.#held.has(digest) || bytes.byteLength > this.#most) return
    this.#held.set(digest, bytes)
    this.#size += bytes.byteLength
    for (const [oldest, { byteLength }] of this.#held) {
      if (this.#size <= this.#most) break
      this.#held.delete(oldest)
      this.#size -= byteLength
    }
  }
}
