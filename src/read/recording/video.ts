import { letters, viewOf } from './bytes.ts'
import { type Box, boxes, inside, word } from './mp4-boxes.ts'

/** The video track of an MPEG-4 or QuickTime file. */
export interface Moving {
  /** The name of its sample entry, `avc1`. */
  readonly codec: string
  /** The declared length of the file; undefined if there is none. */
  readonly seconds: number | undefined
}

/** The sample entries of videos; chapter images have `jpeg` and `png `. */
const MOVING = new Set([
  ...['avc1', 'avc3', 'hvc1', 'hev1', 'dvh1', 'dvhe', 'mp4v', 's263', 'h263', 'mjpa', 'mjpb'],
  ...['av01', 'vp08', 'vp09', 'vvc1', 'apch', 'apcn', 'apcs', 'apco', 'ap4h', 'icod', 'SVQ3', 'drac'],
])

/** The codecs that iPhones decode: H.264, HEVC and MPEG-4 Part 2. */
const BY_APPLE = /^(?:avc[13]|hvc1|hev1|dvh[1e]|mp4v)$/

/** The video track of a file that begins with `ftyp`; undefined if it has only audio. */
export function movingIn(bytes: Uint8Array): Moving | undefined {
  const moov = boxes(bytes, 0, bytes.length).find(({ name }) => name === 'moov')
  if (!moov) return undefined
  for (const track of boxes(bytes, moov.start, moov.end).filter(({ name }) => name === 'trak')) {
    const media = inside(bytes, track, 'mdia')
    const entries = inside(bytes, media, 'minf', 'stbl', 'stsd')
    if (!entries) continue
    // After a version and a count, the first entry: its size and its name.
    const codec = letters(bytes, entries.start + 12, 4)
    if (MOVING.has(codec)) return { codec, seconds: secondsOf(bytes, moov) }
  }
  return undefined
}

/** ISO/IEC 14496-12, 8.2.2: time scale and duration, which has 64 bits from version 1 on. */
function secondsOf(bytes: Uint8Array, moov: Box): number | undefined {
  const header = inside(bytes, moov, 'mvhd')
  if (!header) return undefined
  const isLong = bytes[header.start] === 1
  const scale = word(bytes, header.start + (isLong ? 20 : 12))
  const high = isLong ? word(bytes, header.start + 24) : 0
  const low = word(bytes, header.start + (isLong ? 28 : 16))
  return scale && high !== undefined && low ? (high * 2 ** 32 + low) / scale : undefined
}

export function isPlayedByApple({ codec }: Moving): boolean {
  return BY_APPLE.test(codec)
}

/** The kind of a Matroska file; https://www.rfc-editor.org/rfc/rfc8794 and rfc9559. */
export function matroskaKind(
  bytes: Uint8Array,
): 'webm video' | 'webm sound' | 'matroska video' | 'matroska sound' {
  const head = letters(bytes, 0, HEAD_BYTES)
  // The element DocType, its length, and the name.
  const name = head.includes('\x42\x82\x84webm') ? 'webm' : 'matroska'
  return hasVideoTrack(bytes) ? `${name} video` : `${name} sound`
}

const HEAD_BYTES = 64
/** Tracks precede the first cluster, but tags and covers may precede them. */
const TRACKS_BYTES = 4 * 1024 * 1024
const SEGMENT = 0x18538067
const TRACKS = 0x1654ae6b
const TRACK_ENTRY = 0xae
const TRACK_TYPE = 0x83
const EBML = 0x1a45dfa3
const CLUSTER = 0x1f43b675

function hasVideoTrack(bytes: Uint8Array): boolean {
  const some = bytes.subarray(0, TRACKS_BYTES)
  const visit = (from: number, to: number): boolean => {
    let offset = from
    while (offset < to) {
      const id = numberAt(some, offset, true)
      const size = id && numberAt(some, offset + id.bytes, false)
      if (!id || !size || id.value === CLUSTER) return false
      const start = offset + id.bytes + size.bytes
      const end = Math.min(to, size.isUnknown ? to : start + size.value)
      const isOpened = id.value === SEGMENT || id.value === TRACKS || id.value === TRACK_ENTRY
      if (isOpened && visit(start, end)) return true
      if (id.value === TRACK_TYPE && some[end - 1] === 1) return true
      offset = end
    }
    return false
  }
  return numberAt(some, 0, true)?.value === EBML && visit(0, some.length)
}

/** A variable-length number, whose first byte has a length marker; an id includes the marker. */
function numberAt(bytes: Uint8Array, offset: number, isId: boolean) {
  const first = bytes[offset] ?? 0
  const length = Math.clz32(first) - 23
  if (first === 0 || length > (isId ? 4 : 8) || offset + length > bytes.length) return undefined
  const view = viewOf(bytes)
  let value = isId ? first : first & (0xff >> length)
  let isUnknown = !isId && value === 0xff >> length
  for (let index = 1; index < length; index++) {
    const byte = view.getUint8(offset + index)
    isUnknown &&= byte === 0xff
    value = value * 256 + byte
  }
  return { value, bytes: length, isUnknown }
}
