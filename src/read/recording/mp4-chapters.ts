import type { TimedChapter } from '../../model/chapter.ts'
import { letters, viewOf } from './bytes.ts'
import { type Box, boxes, chunkOffsets, inside, numbers, SAMPLES_MOST, word } from './mp4-boxes.ts'

/**
 * The chapters of an MPEG-4 file: from its chapter track (QuickTime), or else from Nero's list. Never throws:
 * of a damaged list, the readable chapters are returned.
 */
export function mp4Chapters(bytes: Uint8Array): TimedChapter[] {
  const moov = boxes(bytes, 0, bytes.length).find(({ name }) => name === 'moov')
  if (!moov) return []
  const track = quickTimeChapters(bytes, moov)
  return track.length > 0 ? track : neroChapters(bytes, moov)
}

/** QuickTime File Format, “Chapter lists”: the audio track refers to a text track by `tref/chap`. */
function quickTimeChapters(bytes: Uint8Array, moov: Box): TimedChapter[] {
  const tracks = boxes(bytes, moov.start, moov.end).filter(({ name }) => name === 'trak')
  const named = tracks.flatMap((track) => numbers(bytes, inside(bytes, track, 'tref', 'chap'), 0))
  for (const track of tracks) {
    if (!named.includes(trackId(bytes, track))) continue
    const chapters = textSamples(bytes, inside(bytes, track, 'mdia'))
    if (chapters.length > 0) return chapters
  }
  return []
}

function trackId(bytes: Uint8Array, track: Box): number {
  const header = inside(bytes, track, 'tkhd')
  const isLong = header !== undefined && bytes[header.start] === 1
  return header ? (word(bytes, header.start + (isLong ? 20 : 12)) ?? 0) : 0
}

function textSamples(bytes: Uint8Array, media: Box | undefined): TimedChapter[] {
  const handler = inside(bytes, media, 'hdlr')
  if (!handler || !/^(text|sbtl)$/.test(letters(bytes, handler.start + 8, 4))) return []
  const header = inside(bytes, media, 'mdhd')
  const scale = header && word(bytes, header.start + (bytes[header.start] === 1 ? 20 : 12))
  const table = inside(bytes, media, 'minf', 'stbl')
  if (!scale || !table) return []
  const starts = sampleStarts(bytes, inside(bytes, table, 'stts'))
  const offsets = sampleOffsets(bytes, table)
  return offsets.flatMap((offset, index) => {
    const start = starts[index]
    const title = sampleText(bytes, offset)
    return start === undefined || title === undefined ? [] : [{ title, start: start / scale }]
  })
}

function sampleStarts(bytes: Uint8Array, box: Box | undefined): number[] {
  const runs = numbers(bytes, box, 8)
  const starts: number[] = []
  let time = 0
  for (let run = 0; run + 1 < runs.length; run += 2) {
    for (let left = runs[run] ?? 0; left > 0 && starts.length < SAMPLES_MOST; left--) {
      starts.push(time)
      time += runs[run + 1] ?? 0
    }
  }
  return starts
}

/** The file offset of each sample, from chunk offsets, sample sizes and the number of samples per chunk. */
function sampleOffsets(bytes: Uint8Array, table: Box): number[] {
  const [same = 0, count = 0, ...sizes] = numbers(bytes, inside(bytes, table, 'stsz'), 4)
  const chunks = chunkOffsets(bytes, table)
  const runs = numbers(bytes, inside(bytes, table, 'stsc'), 8)
  const offsets: number[] = []
  for (const [index, chunk] of chunks.entries()) {
    let offset = chunk
    for (let left = samplesIn(runs, index + 1); left > 0; left--) {
      if (offsets.length >= Math.min(count, SAMPLES_MOST)) return offsets
      offsets.push(offset)
      offset += same || (sizes[offsets.length - 1] ?? 0)
    }
  }
  return offsets
}

function samplesIn(runs: readonly number[], chunk: number): number {
  let samples = 0
  for (let run = 0; run + 1 < runs.length && (runs[run] ?? 0) <= chunk; run += 3) samples = runs[run + 1] ?? 0
  return samples
}

/** A text sample: two bytes of length, then UTF-8, or UTF-16 with a byte-order mark. */
function sampleText(bytes: Uint8Array, offset: number): string | undefined {
  if (offset + 2 > bytes.length) return undefined
  const length = viewOf(bytes).getUint16(offset)
  if (offset + 2 + length > bytes.length) return undefined
  const text = bytes.subarray(offset + 2, offset + 2 + length)
  const mark = letters(text, 0, 2)
  const encoding = mark === '\xfe\xff' ? 'utf-16be' : mark === '\xff\xfe' ? 'utf-16le' : 'utf-8'
  return new TextDecoder(encoding).decode(text)
}

/** `udta/chpl`: a one-byte count, then for each chapter the start in units of 100 ns, a one-byte length, and UTF-8. */
function neroChapters(bytes: Uint8Array, moov: Box): TimedChapter[] {
  const list = inside(bytes, moov, 'udta', 'chpl')
  if (!list) return []
  const view = viewOf(bytes)
  let offset = list.start + (bytes[list.start] === 0 ? 4 : 8)
  const count = bytes[offset] ?? 0
  offset += 1
  const chapters: TimedChapter[] = []
  while (chapters.length < count && offset + 9 <= list.end) {
    const start = Number(view.getBigUint64(offset)) / 10_000_000
    const length = bytes[offset + 8] ?? 0
    const title = new TextDecoder().decode(
      bytes.subarray(offset + 9, Math.min(list.end, offset + 9 + length)),
    )
    chapters.push({ title, start })
    offset += 9 + length
  }
  return chapters
}
