import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** An encoding other than UTF-8. `label` is its name in the Encoding Standard, `name` the common one. */
export interface LegacyEncoding {
  readonly label: string
  readonly name: string
}

const WESTERN: LegacyEncoding = { label: 'windows-1252', name: 'Windows-1252' }
const MACINTOSH: LegacyEncoding = { label: 'macintosh', name: 'Mac OS Roman' }

/** The number of bytes that are analysed. */
const BYTES_READ = 65_536
/** With fewer non-ASCII bytes, such as two accents or quotation marks, languages cannot be distinguished. */
const FEWEST_BYTES = 8
/** In percent, as chardet returns it. Lower results are unreliable. */
const LOWEST_CONFIDENCE = 20

/**
 * The encoding of a text that is not UTF-8 and has no byte order mark, by letter frequency
 * (https://www.npmjs.com/package/chardet, after ICU); Windows-1252 if the result is unreliable.
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

/** In the Encoding Standard, ISO-8859-1 and -9 are labels of the Windows encodings that extend them. */
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

/**
 * Whether a text is in Mac Roman, whose accented letters have the codes of punctuation in Windows encodings,
 * and of nothing in others.
 */
function isMacintosh(bytes: Uint8Array): boolean {
  let marks = 0
  let letters = 0
  for (const [at, byte] of bytes.entries()) {
    if (byte >= 0xa0) letters += 1
    else if (byte >= 0x80 && !WINDOWS_MARKS.has(byte) && isLetter(bytes[at - 1])) marks += 1
  }
  return marks > 2 * letters && marks > 0
}

/** …‘’“”•–— in Windows encodings. */
const WINDOWS_MARKS: ReadonlySet<number> = new Set([0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97])

function isLetter(byte = 0): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)
}

/**
 * Decodes UTF-16 without a byte order mark: the zero bytes are all at even or all at odd offsets, and the
 * result is text. Undefined for anything else.
 */
export function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  if (bytes.length < 4 || bytes.length % 2 === 1) return undefined
  const head = bytes.subarray(0, BYTES_READ)
  const zeros = [0, 0]
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if ((even === 0) === (odd === 0)) return undefined
  // In ASCII, few zeros are noise; in UTF-16, every letter of a to z has one.
  if (even + odd < head.length / (head.some((byte) => byte >= 0x80) ? 400 : 4)) return undefined
  try {
    const text = new TextDecoder(odd > 0 ? 'utf-16le' : 'utf-16be', { fatal: true }).decode(bytes)
    return NO_TEXT.test(text) ? undefined : text
  } catch {
    return undefined
  }
}

/** Control characters and unassigned characters. */
const NO_TEXT = /[^\P{C}\p{Cf}\t\n\f\r]/u

function isDecoded(bytes: Uint8Array, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
