import { afterId3, letters } from './bytes.ts'
import { frameAt } from './mp3-frames.ts'
import { matroskaKind, movingIn } from './video.ts'

export type Kind = 'mp3' | 'm4a' | 'ogg' | 'opus' | 'flac' | 'wav' | VideoKind

/** Video formats. */
type VideoKind = 'mp4' | 'mov' | 'webm'

/** The format of a file according to its bytes. */
export interface Format {
  readonly kind: Kind
  /** The media type, used by both feeds and the server. */
  readonly type: string
  /** For a message: `an MP3 recording`. */
  readonly words: string
}

/** The extensions by which apps recognize each format; the first is the usual one. */
export const EXTENSIONS: Readonly<Record<Kind, readonly string[]>> = {
  mp3: ['mp3'],
  // A file with the extension of a video may have only sound.
  m4a: ['m4a', 'mp4'],
  ogg: ['ogg'],
  opus: ['opus', 'ogg'],
  flac: ['flac'],
  wav: ['wav'],
  mp4: ['mp4', 'm4v'],
  mov: ['mov', 'qt'],
  webm: ['webm'],
}

const FORMATS: Readonly<Record<Kind, Format>> = {
  mp3: { kind: 'mp3', type: 'audio/mpeg', words: 'an MP3 recording' },
  m4a: { kind: 'm4a', type: 'audio/x-m4a', words: 'an MPEG-4 recording' },
  ogg: { kind: 'ogg', type: 'audio/ogg', words: 'an Ogg recording' },
  opus: { kind: 'opus', type: 'audio/ogg', words: 'an Opus recording' },
  flac: { kind: 'flac', type: 'audio/flac', words: 'a FLAC recording' },
  wav: { kind: 'wav', type: 'audio/wav', words: 'a WAV recording' },
  mp4: { kind: 'mp4', type: 'video/mp4', words: 'an MPEG-4 video' },
  mov: { kind: 'mov', type: 'video/quicktime', words: 'a QuickTime video' },
  webm: { kind: 'webm', type: 'video/webm', words: 'a WebM video' },
}

/** Media types that depend on the extension, if a format has two of them and apps distinguish them. */
const TYPES_BY_NAME: Readonly<Record<string, string>> = { 'm4a.mp4': 'audio/mp4', 'mp4.m4v': 'video/x-m4v' }

/** The media type of a recording with this extension. */
export function typeOf({ kind, type }: Format, extension: string): string {
  return TYPES_BY_NAME[`${kind}.${extension}`] ?? type
}

/** Whether a format is a video. */
export function isVideoKind(kind: Kind): kind is VideoKind {
  return kind === 'mp4' || kind === 'mov' || kind === 'webm'
}

/** Detects the format by content. `unknown` describes any other format in words. */
export function formatOf(bytes: Uint8Array): Format | { readonly unknown: string } {
  const start = afterId3(bytes)
  const head = letters(bytes, start, 4)
  if (head === 'fLaC') return FORMATS.flac
  if (head === 'OggS') return oggKind(bytes, start)
  if (/^(RIFF|RF64|BW64)$/.test(head)) return riffKind(bytes, start)
  if (letters(bytes, start + 4, 4) === 'ftyp') return mpeg4Kind(bytes, start)
  if (head === '\x1a\x45\xdf\xa3') return matroskaFormat(bytes)
  for (const [sign, unknown] of OTHERS) if (head.startsWith(sign)) return { unknown }
  const frame = firstFrame(bytes, start)
  if (frame) return frame
  // A tag without audio is reported as such, and a tag with a wrong size as unreadable.
  return start > 0 ? FORMATS.mp3 : { unknown: 'no sound' }
}

/** Other formats, by their first bytes. */
const OTHERS: readonly (readonly [string, string])[] = [
  ['FORM', 'an AIFF or other IFF file'],
  ['MAC ', 'a Monkey’s Audio file'],
  ['wvpk', 'a WavPack file'],
  ['\x30\x26\xb2\x75', 'a Windows Media file'],
  ['#!AM', 'an AMR file'],
  ['\x89PNG', 'a picture (PNG)'],
  ['\xff\xd8\xff', 'a picture (JPEG)'],
  ['%PDF', 'a PDF document'],
  ['PK\x03\x04', 'a ZIP archive or office document'],
  ['<', 'a web page or XML, perhaps an error page saved as sound'],
  ['vers', 'a pointer of Git LFS (fetch the file with: git lfs pull)'],
]

function mpeg4Kind(bytes: Uint8Array, start: number): Format {
  if (!movingIn(bytes)) return FORMATS.m4a
  return letters(bytes, start + 8, 4) === 'qt  ' ? FORMATS.mov : FORMATS.mp4
}

const UNREAD = {
  'matroska video': 'a Matroska video',
  'matroska sound': 'Matroska sound',
  'webm sound': 'WebM sound',
} as const

function matroskaFormat(bytes: Uint8Array): Format | { readonly unknown: string } {
  const kind = matroskaKind(bytes)
  if (kind === 'webm video') return FORMATS.webm
  return { unknown: UNREAD[kind] }
}

function oggKind(bytes: Uint8Array, start: number): Format | { readonly unknown: string } {
  const segments = bytes[start + 26] ?? 0
  const payload = letters(bytes, start + 27 + segments, 8)
  if (payload.startsWith('OpusHead')) return FORMATS.opus
  if (payload.startsWith('\x01vorbis') || payload.startsWith('\x7fFLAC')) return FORMATS.ogg
  return { unknown: 'an Ogg file without Vorbis, Opus or FLAC' }
}

function riffKind(bytes: Uint8Array, start: number): Format | { readonly unknown: string } {
  return letters(bytes, start + 8, 4) === 'WAVE' ? FORMATS.wav : { unknown: 'a RIFF file without sound' }
}

/** The maximum padding before the first frame. */
const PADDING_MOST = 64 * 1024

function firstFrame(bytes: Uint8Array, start: number): Format | { readonly unknown: string } | undefined {
  const end = Math.min(bytes.length, start + PADDING_MOST)
  for (let offset = start; offset < end; offset++) {
    if (bytes[offset] !== 0xff) continue
    const second = bytes[offset + 1] ?? 0
    const frame = frameAt(bytes, offset)
    if (frame && (frameAt(bytes, offset + frame.length) || offset === start)) return FORMATS.mp3
    const ADTS = 0xf0
    if (offset === start && (second & 0xf6) === ADTS) return { unknown: 'a bare AAC stream' }
  }
  const LOAS = 0x56
  return bytes[start] === LOAS && ((bytes[start + 1] ?? 0) & 0xe0) === 0xe0
    ? { unknown: 'a bare AAC stream' }
    : undefined
}
