import anyAscii from 'any-ascii'
import { say } from '../diagnostics/catalogue.ts'
import { type Diagnostic, startOf } from '../diagnostics/diagnostic.ts'
import { withoutEnd } from '../model/trim-end.ts'
import { EXTENSIONS, formatOf } from '../read/recording/sniff.ts'
import { legacyEncodingOf, unmarkedUtf16 } from './legacy-encoding.ts'

/** A file that a producer adds. Its type is determined from its bytes, not from its name. */
export interface Source {
  readonly name: string
  readonly bytes: Uint8Array
}

export type SourceKind = 'recording' | 'picture' | 'text'

export interface Text {
  readonly name: string
  readonly text: string
  /** Whether the text is known to be Markdown, whatever its name. */
  readonly isMarkdown?: true
}

/** The kind and extension of a file according to its bytes; undefined for text and unsupported files. */
export function endingOf(
  bytes: Uint8Array,
): { readonly kind: SourceKind; readonly ending: string } | undefined {
  const tag = (at: number, length: number) => String.fromCharCode(...bytes.subarray(at, at + length))
  const is = (kind: SourceKind, ending: string) => ({ kind, ending })
  if (tag(0, 3) === 'ID3' || isMpegFrame(bytes)) return is('recording', 'mp3')
  if (tag(4, 4) === 'ftyp' && !/^(?:avi|hei|mif)/.test(tag(8, 3))) return is('recording', endingIn(bytes))
  if (tag(0, 4) === 'OggS') return is('recording', tag(0, 64).includes('OpusHead') ? 'opus' : 'ogg')
  if (tag(0, 4) === 'fLaC') return is('recording', 'flac')
  if (tag(0, 4) === 'RIFF' && tag(8, 4) === 'WAVE') return is('recording', 'wav')
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return is('picture', 'jpg')
  if (tag(0, 8) === '\x89PNG\r\n\x1a\n') return is('picture', 'png')
  if (!isBinary(bytes)) return undefined
  const format = formatOf(bytes)
  return 'unknown' in format ? undefined : is('recording', format.kind)
}

/** The extension of an MPEG-4 file, by its contents. */
function endingIn(bytes: Uint8Array): string {
  const format = formatOf(bytes)
  return 'unknown' in format ? 'm4a' : format.kind
}

/** Text formats that contain no plain text, so that their markup would be read as speech. */
const NO_TEXTS: readonly (readonly [RegExp, string])[] = [
  [/^%PDF/, 'a PDF document, which keeps the places of letters and no words'],
  [/^\{\\rtf/, 'a document in Rich Text Format'],
  [/^version https:\/\/git-lfs/, 'a pointer of Git LFS (fetch the file with: git lfs pull)'],
]

const MEDIA_NAME = /\.(?:mp3|m4a|m4b|mp4|m4v|mov|webm|aac|ogg|opus|flac|wav|jpe?g|png)$/i
/** Unsupported audio formats, in the words of formatOf. */
const SOUNDS = /AAC|Matroska|WebM|AIFF|Audio|WavPack|Media|AMR|Ogg|RIFF/

/** The format of an unsupported file; undefined for a text. */
function strangeness({ name, bytes }: Source): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 64))
  const known = NO_TEXTS.find(([sign]) => sign.test(head))?.[1]
  if (known !== undefined) return known
  if (!isBinary(bytes))
    return MEDIA_NAME.test(name) ? 'text under the name of a recording or a picture' : undefined
  const format = formatOf(bytes)
  return 'unknown' in format && format.unknown !== 'no sound' ? format.unknown : 'neither sound nor words'
}

/** A file name for URLs: ASCII, without spaces, and with the extension of its format. */
export function cleanName(name: string, ending: string): string {
  const own = name.split(/[\\/]/).at(-1) ?? name
  const plain = anyAscii(own.replace(/\.[^.]*$/, ''))
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.]+/, '')
  const stem = withoutEnd(plain, '-.').slice(0, 80)
  const written = /\.([^.]*)$/.exec(own)?.[1]?.toLowerCase() ?? ''
  const fits = written === ending || (ALSO_CALLED[ending] ?? []).includes(written)
  return `${stem || 'recording'}.${fits ? written : ending}`
}

/** Other extensions that a file of a format may keep. */
const ALSO_CALLED: Readonly<Record<string, readonly string[]>> = { ...EXTENSIONS, jpg: ['jpeg'] }

/**
 * Decodes a text: UTF-8, UTF-16, or else the probable legacy encoding, with a warning. Converts line ends to
 * LF and removes control characters. Bytes that are no text result in an error.
 */
export function decode({ name, bytes }: Source): {
  readonly text?: string
  readonly diagnostics: readonly Diagnostic[]
} {
  const at = startOf(name)
  if (bytes.length === 0) return { diagnostics: [say('intake.source-empty', at)] }
  const wide = utf16(bytes) ?? unmarkedUtf16(bytes)
  const what = wide === undefined ? strangeness({ name, bytes }) : undefined
  if (what !== undefined && SOUNDS.test(what)) {
    const about = { found: what, file: name, target: name.replace(/\.[^.]*$/, '.mp3') }
    return { diagnostics: [say('recording.format-unknown', at, about)] }
  }
  if (what !== undefined) return { diagnostics: [say('intake.source-unknown', at, { what })] }
  const decoded = wide ?? utf8(bytes)
  const diagnostics: Diagnostic[] = []
  const legacy = decoded === undefined ? legacyEncodingOf(bytes) : undefined
  if (legacy) diagnostics.push(say('intake.not-utf8', at, { encoding: legacy.name }))
  const whole = decoded ?? new TextDecoder(legacy?.label).decode(bytes)
  const lines = whole.replace(/^\ufeff/, '').replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
  const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g
  const first = lines.search(controls)
  const text = lines.replace(controls, '')
  if (first >= 0) {
    const line = lines.slice(0, first).split('\n').length
    const count = lines.length - text.length
    diagnostics.push(say('intake.control-characters', { file: name, line, column: 1 }, { count }))
  }
  if (text.trim() === '') return { diagnostics: [...diagnostics, say('intake.source-empty', at)] }
  return { text, diagnostics }
}

/** A few stray control characters are tolerated in a text. A byte order mark of UTF-16 marks it as text. */
function isBinary(bytes: Uint8Array): boolean {
  if (utf16(bytes.subarray(0, 2)) !== undefined) return false
  const head = bytes.subarray(0, 4096)
  const zeros = head.filter((byte) => byte === 0).length
  const controls = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length
  return zeros > Math.max(1, head.length / 100) || controls > Math.max(4, head.length / 50)
}

function isMpegFrame([first = 0, second = 0, third = 0]: Uint8Array): boolean {
  const layer = (second >> 1) & 3
  // Layers II and III. The bits of layer I would match the byte order mark of UTF-16.
  return first === 0xff && (second & 0xe0) === 0xe0 && (layer === 1 || layer === 2) && third >> 4 !== 15
}

function utf16(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return undefined
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
