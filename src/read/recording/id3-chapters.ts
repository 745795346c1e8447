import type { TimedChapter } from '../../model/chapter.ts'
import { isWebAddress } from '../fields.ts'
import { letters, viewOf } from './bytes.ts'
import { plainTag } from './id3-tag.ts'

/**
 * The chapters of an ID3v2.3 or 2.4 tag, read frame by frame (https://id3.org/id3v2-chapters-1.0). The
 * library uses the table of contents instead, and finds no chapters if that is damaged.
 */
export function id3Chapters(bytes: Uint8Array): TimedChapter[] {
  const tag = plainTag(bytes)
  if (!tag) return []
  const { version, frames: inside } = tag
  return frames(inside, 0, { end: inside.length, version })
    .filter(({ name }) => name === 'CHAP')
    .flatMap((frame) => chapterOf(inside, frame, version))
}

interface Frame {
  readonly name: string
  readonly start: number
  readonly end: number
}

function frames(
  bytes: Uint8Array,
  from: number,
  { end, version }: { end: number; version: number },
): Frame[] {
  const found: Frame[] = []
  let offset = from
  while (offset + 10 <= end && /^[A-Z0-9]{4}$/.test(letters(bytes, offset, 4))) {
    const length = sizeAt(bytes, offset + 4, version)
    const start = offset + 10
    found.push({ name: letters(bytes, offset, 4), start, end: Math.min(end, start + length) })
    offset = start + length
    // A frame with a wrong length hides the next one, which is then found by its name.
    if (offset + 10 <= end && !/^([A-Z0-9]{4}|\0{4})$/.test(letters(bytes, offset, 4))) {
      const next = nextChapter(bytes, start, end)
      if (next === undefined) break
      offset = next
    }
  }
  return found
}

function nextChapter(bytes: Uint8Array, from: number, end: number): number | undefined {
  for (let offset = from; offset + 10 <= end; offset++) {
    if (bytes[offset] === 0x43 && letters(bytes, offset, 4) === 'CHAP') return offset
  }
  return undefined
}

function sizeAt(bytes: Uint8Array, offset: number, version: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(offset, offset + 4)
  if (version === 4) return ((a & 127) << 21) + ((b & 127) << 14) + ((c & 127) << 7) + (d & 127)
  return viewOf(bytes).getUint32(offset)
}

/** A CHAP frame: an id that ends with a zero byte, start and end in milliseconds, two offsets, and subframes. */
function chapterOf(bytes: Uint8Array, frame: Frame, version: number): TimedChapter[] {
  const zero = bytes.indexOf(0, frame.start)
  if (zero === -1 || zero + 17 > frame.end) return []
  const start = viewOf(bytes).getUint32(zero + 1) / 1000
  const own = frames(bytes, zero + 17, { end: frame.end, version })
  const title = own.find(({ name }) => name === 'TIT2')
  const link = own.find(({ name }) => name === 'WXXX')
  const url = link && linkOf(bytes.subarray(link.start, link.end))
  if (!title) return []
  return [{ title: textOf(bytes.subarray(title.start, title.end)), start, ...(url !== undefined && { url }) }]
}

/** A WXXX frame: the encoding, a description that ends with one or two zero bytes, depending on the encoding, and the URL. */
function linkOf(bytes: Uint8Array): string | undefined {
  const isWide = bytes[0] === 1 || bytes[0] === 2
  let end = 1
  if (isWide) while (end + 1 < bytes.length && (bytes[end] !== 0 || bytes[end + 1] !== 0)) end += 2
  else while (end < bytes.length && bytes[end] !== 0) end++
  const [url = ''] = new TextDecoder('windows-1252')
    .decode(bytes.subarray(end + (isWide ? 2 : 1)))
    .split('\0', 1)
  return isWebAddress(url) ? url : undefined
}

const ENCODINGS = ['windows-1252', 'utf-16', 'utf-16be', 'utf-8']

function textOf(bytes: Uint8Array): string {
  const bigEndian = bytes[1] === 0xfe && bytes[2] === 0xff
  const encoding = bytes[0] === 1 && bigEndian ? 'utf-16be' : (ENCODINGS[bytes[0] ?? 0] ?? 'utf-8')
  return new TextDecoder(encoding).decode(bytes.subarray(1)).split('\0', 1)[0] ?? ''
}
