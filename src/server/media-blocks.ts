import type { ByteRange } from './range.ts'

/** Size of a cached block. */
const BLOCK_BYTES = 64 * 1024
/** Limit of all cached blocks together. */
const KEPT_BYTES = 32 * 1024 * 1024
/** How many blocks that were requested once are remembered, without their bytes. */
const SEEN_BLOCKS = 16_384

/** Memory cache for blocks of recordings and other files that clients request by range. */
export interface MediaBlocks {
  /** The bytes of a range, in order, if all of its blocks are cached. */
  readonly part: (digest: string, part: ByteRange) => readonly Uint8Array[] | undefined
  /**
   * The range to read so that all blocks of a part can be cached. Undefined if one of them was not requested
   * before: most ranges are requested once.
   */
  readonly wanted: (digest: string, part: ByteRange, length: number) => ByteRange | undefined
  /** Caches blocks of the file with this digest; `first` is where a block begins. */
  readonly hold: (digest: string, first: number, bytes: Uint8Array) => void
}

/**
 * Blocks are keyed by the digest of their file, so that they match its ETag. The least recently used ones are
 * dropped first.
 */
export function mediaBlocks(keptBytes = KEPT_BYTES): MediaBlocks {
  const held = new Map<string, Uint8Array>()
  const seen = new Set<string>()
  let size = 0

  const part: MediaBlocks['part'] = (digest, { first, last }) => {
    const pieces: Uint8Array[] = []
    for (let index = blockOf(first); index <= blockOf(last); index++) {
      const name = nameOf(digest, index)
      const block = held.get(name)
      if (block === undefined) return undefined
      const begin = index * BLOCK_BYTES
      pieces.push(block.subarray(Math.max(first - begin, 0), last - begin + 1))
      held.delete(name)
      held.set(name, block)
    }
    return pieces
  }

  const wanted: MediaBlocks['wanted'] = (digest, { first, last }, length) => {
    let known = true
    for (let index = blockOf(first); index <= blockOf(last); index++) {
      const name = nameOf(digest, index)
      if (held.has(name) || seen.has(name)) continue
      known = false
      if (seen.size >= SEEN_BLOCKS) seen.clear()
      seen.add(name)
    }
    const end = Math.min((blockOf(last) + 1) * BLOCK_BYTES, length)
    return known ? { first: blockOf(first) * BLOCK_BYTES, last: end - 1 } : undefined
  }

  const hold: MediaBlocks['hold'] = (digest, first, bytes) => {
    for (let at = 0; at < bytes.byteLength; at += BLOCK_BYTES) {
      const name = nameOf(digest, blockOf(first + at))
      if (held.has(name)) continue
      // A copy: a view would retain the whole buffer that was read.
      const block = Buffer.from(bytes.subarray(at, at + BLOCK_BYTES))
      seen.delete(name)
      held.set(name, block)
      size += block.byteLength
    }
    for (const [name, { byteLength }] of held) {
      if (size <= keptBytes) break
      held.delete(name)
      size -= byteLength
    }
  }
  return { part, wanted, hold }
}

function blockOf(position: number): number {
  return Math.floor(position / BLOCK_BYTES)
}

function nameOf(digest: string, index: number): string {
  return `${digest} ${index}`
}
