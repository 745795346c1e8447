import type { TimedChapter } from '../../model/chapter.ts'
import { id3Length, letters, viewOf } from './bytes.ts'

/**
 * The chapters of an ID3v2.3 or 2.4 tag, read frame by frame (https://id3.org/id3v2-chapters-1.0). The
 * library looks them up by the table of contents, and finds none where that table is damaged.
 */
export function id3Chapters(bytes: Uint8Array): TimedChapter[] {
  const version = bytes[3] ?? 0
  const end = Math.min(id3Length(bytes), bytes.length)
  const [UNSYNCHRONISED, EXTENDED] = [0x80, 0x40]
  const flags = bytes[5] ?? 0
  if (end === 0 || (version !== 3 && version !== 4) || (flags & (UNSYNCHRONISED | EXTENDED)) !== 0) return []
  return frames(bytes, 10, { end, version })
    .filter(({ name }) => name === 'CHAP')
    .flatMap((frame) => chapterOf(bytes, frame, version))
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
    // A frame that claims a wrong length hides the next one, which is looked for by its name.
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

/** An id that ends with a zero byte, start and end in milliseconds, two offsets, and frames of its own. */
function chapterOf(bytes: Uint8Array, frame: Frame, version: number): TimedChapter[] {
  const zero = bytes.indexOf(0, frame.start)
  if (zero === -1 || zero + 17 > frame.end) return []
  const start = viewOf(bytes).getUint32(zero + 1) / 1000
  const title = frames(bytes, zero + 17, { end: frame.end, version }).find(({ name }) => name === 'TIT2')
  return title ? [{ title: textOf(bytes.subarray(title.start, title.end)), start }] : []
}

const ENCODINGS = ['windows-1252', 'utf-16', 'utf-16be', 'utf-8']

function textOf(bytes: Uint8Array): string {
  const bigEndian = bytes[1] === 0xfe && bytes[2] === 0xff
  const encoding = bytes[0] === 1 && bigEndian ? 'utf-16be' : (ENCODINGS[bytes[0] ?? 0] ?? 'utf-8')
  return new TextDecoder(encoding).decode(bytes.subarray(1)).split('\0', 1)[0] ?? ''
}
