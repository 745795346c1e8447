import { letters, viewOf } from './bytes.ts'

/** A box of the file (ISO/IEC 14496-12, 4.2), without its header. */
export interface Box {
  readonly name: string
  readonly start: number
  readonly end: number
}

/** The consecutive boxes between two offsets, up to the first damaged one. */
export function boxes(bytes: Uint8Array, from: number, to: number): Box[] {
  const view = viewOf(bytes)
  const found: Box[] = []
  let offset = from
  while (offset + 8 <= to) {
    const short = view.getUint32(offset)
    const isLong = short === 1 && offset + 16 <= to
    const length = isLong ? Number(view.getBigUint64(offset + 8)) : short === 0 ? to - offset : short
    if (length < 8) break
    const start = offset + (isLong ? 16 : 8)
    found.push({ name: letters(bytes, offset + 4, 4), start, end: Math.min(to, offset + length) })
    offset += length
  }
  return found
}

/** The first box at a path of names inside another box. */
export function inside(bytes: Uint8Array, box: Box | undefined, ...path: readonly string[]): Box | undefined {
  let here = box
  for (const name of path) {
    here = here && boxes(bytes, here.start, here.end).find((child) => child.name === name)
  }
  return here
}

/** The file offset of each chunk of a track. */
export function chunkOffsets(bytes: Uint8Array, table: Box): number[] {
  const short = inside(bytes, table, 'stco')
  if (short) return numbers(bytes, short, 8)
  const words = numbers(bytes, inside(bytes, table, 'co64'), 8)
  return words.flatMap((high, index) => (index % 2 === 0 ? [high * 2 ** 32 + (words[index + 1] ?? 0)] : []))
}

/** More samples than any list of chapters has: a larger number means that the file is damaged. */
export const SAMPLES_MOST = 10_000

/** All 32-bit numbers of a box after the first `skip` bytes. */
export function numbers(bytes: Uint8Array, box: Box | undefined, skip: number): number[] {
  const found: number[] = []
  if (!box) return found
  const view = viewOf(bytes)
  for (let offset = box.start + skip; offset + 4 <= box.end; offset += 4) found.push(view.getUint32(offset))
  return found
}

/** A 32-bit number at an offset; undefined past the end. */
export function word(bytes: Uint8Array, offset: number): number | undefined {
  return offset + 4 <= bytes.length ? viewOf(bytes).getUint32(offset) : undefined
}
