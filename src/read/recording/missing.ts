import { letters, viewOf } from './bytes.ts'
import { boxes, chunkOffsets, inside } from './mp4-boxes.ts'
import type { Kind } from './sniff.ts'

/**
 * The number of bytes missing from a truncated file, according to its own structure; 0 if it is complete, or
 * if the format does not tell.
 */
export function missingBytes(bytes: Uint8Array, kind: Kind): number {
  if (kind === 'm4a' || kind === 'mp4' || kind === 'mov') return missingOfBoxes(bytes)
  if (kind === 'wav') return missingOfChunks(bytes)
  return kind === 'ogg' || kind === 'opus' ? missingOfPage(bytes) : 0
}

/** ISO/IEC 14496-12, 4.2: each box has its length; 1 means that a 64-bit length follows the name, 0 means “to the end”. */
function missingOfBoxes(bytes: Uint8Array): number {
  const view = viewOf(bytes)
  let offset = 0
  while (offset + 16 <= bytes.length) {
    const short = view.getUint32(offset)
    const length = short === 1 ? Number(view.getBigUint64(offset + 8)) : short
    if (short === 0 || length < 8) return 0
    offset += length
  }
  return Math.max(0, offset - bytes.length, chunksBeyond(bytes))
}

/** Some programs correct the box lengths of a truncated file, but leave tables that refer to data past its end. */
function chunksBeyond(bytes: Uint8Array): number {
  const moov = boxes(bytes, 0, bytes.length).find(({ name }) => name === 'moov')
  if (!moov) return 0
  let last = 0
  for (const track of boxes(bytes, moov.start, moov.end).filter(({ name }) => name === 'trak')) {
    const table = inside(bytes, track, 'mdia', 'minf', 'stbl')
    for (const offset of table ? chunkOffsets(bytes, table) : []) last = Math.max(last, offset)
  }
  return last >= bytes.length ? last - bytes.length + 1 : 0
}

/** Programs that write while recording leave the size as 0 or all ones. */
const UNTOLD = 0xffffffff

function missingOfChunks(bytes: Uint8Array): number {
  const view = viewOf(bytes)
  let offset = 12
  while (offset + 8 <= bytes.length) {
    const size = view.getUint32(offset + 4, true)
    if (size === UNTOLD || (size === 0 && letters(bytes, offset, 4) === 'data')) return 0
    offset += 8 + size
    if (offset > bytes.length) return offset - bytes.length
    offset += size % 2
  }
  return 0
}

const PAGE_HEAD = 27

/** RFC 3533, 6: the length of a page follows from its segment table. A page may be truncated in its header or its table. */
function missingOfPage(bytes: Uint8Array): number {
  let offset = bytes.length - 4
  while (offset >= 0 && letters(bytes, offset, 4) !== 'OggS') offset--
  if (offset < 0) return 0
  const table = offset + PAGE_HEAD
  const segments = bytes[table - 1] ?? 0
  const held = bytes.subarray(table, table + segments)
  const end = table + segments + held.reduce((sum, segment) => sum + segment, 0)
  return Math.max(0, end - bytes.length)
}
