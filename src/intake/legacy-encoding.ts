import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** An encoding that is not UTF-8. The value is its label in the Encoding Standard; the name is what people call it. */
export interface LegacyEncoding {
  readonly label: string
  readonly name: string
}

const WESTERN: LegacyEncoding = { label: 'windows-1252', name: 'Windows-1252' }
const MACINTOSH: LegacyEncoding = { label: 'macintosh', name: 'Mac OS Roman' }

/** Enough to tell. */
const BYTES_READ = 65_536
/** With fewer bytes beyond ASCII, letters of any language look alike: two accents, or quotation marks. */
const FEWEST_BYTES = 8
/** Of 100, as chardet has it. Below, it is a guess among many. */
const LOWEST_CONFIDENCE = 20

/**
 * The encoding of a text that is not UTF-8 and has no byte order mark, by the frequency of its letters
 * (https://www.npmjs.com/package/chardet, after ICU); Windows-1252 where that says too little.
 */
export function legacyEncodingOf(bytes: Uint8Array): LegacyEncoding {
  const head = bytes.subarray(0, BYTES_READ)
  const beyond = head.filter((byte) => byte >= 0x80)
  if (isMacintosh(head)) return MACINTOSH
  if (beyond.length < FEWEST_BYTES) return WESTERN
  const { analyse } = require('chardet') as typeof import('chardet')
  for (const { name, confidence } of analyse(head)) {
    if (confidence < LOWEST_CONFIDENCE) break
    const encoding = encodingNamed(name)
    if (encoding && isDecoded(bytes, encoding.label)) return encoding
  }
  return WESTERN
}

/** By the Encoding Standard, ISO-8859-1 and -9 are read as the Windows encodings that hold them. */
function encodingNamed(name: string): LegacyEncoding | undefined {
  try {
    const label = new TextDecoder(name).encoding
    if (label === 'utf-8' || label.startsWith('utf-16')) return undefined
    return label === WESTERN.label ? WESTERN : { label, name: NAMES[label] ?? name }
  } catch {
    return undefined
  }
}

const NAMES: Readonly<Record<string, string>> = {
  gb18030: 'GB 18030',
  gbk: 'GB 18030',
  'windows-1254': 'Windows-1254',
}

/** The accented letters of old Macs stand where Windows has marks, and where other encodings have nothing. */
function isMacintosh(bytes: Uint8Array): boolean {
  let marks = 0
  let letters = 0
  for (const [at, byte] of bytes.entries()) {
    if (byte >= 0xa0) letters += 1
    else if (byte >= 0x80 && !WINDOWS_MARKS.has(byte) && isLetter(bytes[at - 1])) marks += 1
  }
  return marks > 2 * letters && marks > 0
}

/** …‘’“”•–— of Windows. */
const WINDOWS_MARKS: ReadonlySet<number> = new Set([0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97])

function isLetter(byte = 0): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)
}

/**
 * UTF-16 without its mark: only one of two bytes is ever zero, and what comes out is text. Undefined for anything else.
 */
export function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  if (bytes.length < 4 || bytes.length % 2 === 1) return undefined
  const head = bytes.subarray(0, BYTES_READ)
  const zeros = [0, 0]
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if ((even === 0) === (odd === 0)) return undefined
  // Stray zeros in a text of ASCII are dirt; in UTF-16, every letter of a to z has one.
  if (even + odd < head.length / (head.some((byte) => byte >= 0x80) ? 400 : 4)) return undefined
  try {
    const text = new TextDecoder(odd > 0 ? 'utf-16le' : 'utf-16be', { fatal: true }).decode(bytes)
    return NO_TEXT.test(text) ? undefined : text
  } catch {
    return undefined
  }
}

/** Control characters, and characters that there are none of. */
const NO_TEXT = /[^\P{C}\p{Cf}\t\n\f\r]/u

function isDecoded(bytes: Uint8Array, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
