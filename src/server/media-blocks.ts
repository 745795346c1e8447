import type { ByteRange } from './range.ts'

/** What files are read in where their parts are asked for again and again. */
const BLOCK_BYTES = 64 * 1024
/** What all blocks may take. */
const KEPT_BYTES = 32 * 1024 * 1024
/** So many blocks that were asked for once are remembered, without their bytes. */
const SEEN_BLOCKS = 16_384

/** Blocks of recordings and other files that listeners ask for in parts, held in memory. */
export interface MediaBlocks {
  /** The bytes of a part, in order, where all of them are held. */
  readonly part: (digest: string, part: ByteRange) => readonly Uint8Array[] | undefined
  /**
   * What should be read, so that the part can be held: all blocks that it touches. Undefined where one of them was not
   * asked for before: most parts are asked for once.
   */
  readonly wanted: (digest: string, part: ByteRange, length: number) => ByteRange | undefined
  /** Holds blocks of a file with this digest, from the beginning of one on. */
  readonly hold: (digest: string, first: number, bytes: Uint8Array) => void
}

/**
 * Blocks are held by the digest of the file that they were read from, so that they are the bytes of its tag. The one that was longest unasked is let go of for another.
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
      // A copy: a view would keep all that was read with it.
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
