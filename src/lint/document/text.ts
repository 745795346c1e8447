import { say } from '../../diagnostics/catalogue.ts'
import { type Diagnostic, startOf } from '../../diagnostics/diagnostic.ts'
import { asWindows1252 } from '../../model/windows-1252.ts'

/** The text of a document, without a byte order mark; absent if its encoding is not supported. */
export interface Decoded {
  readonly text?: string
  readonly diagnostics: readonly Diagnostic[]
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]
/** The declaration is ASCII in every encoding except UTF-16. */
const DECLARED = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/

/** Decodes a document: UTF-8, or the declared encoding, and reports what is wrong with it. */
export function decoded(file: string, bytes: Uint8Array): Decoded {
  const at = startOf(file)
  if (bytes.length === 0) return { diagnostics: [say('xml.not-well-formed', at, { reason: 'it is empty' })] }
  const diagnostics: Diagnostic[] = []
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const marked = BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte)
  if (marked) diagnostics.push(say('xml.byte-order-mark', at))
  const body = marked ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes
  const declared = DECLARED.exec(ascii(body))?.[1] ?? (utf16 ? 'utf-16' : 'utf-8')

  if (/^utf-?8$/i.test(declared)) {
    const text = decode('utf-8', body)
    if (text !== undefined) return { text: late(file, text, diagnostics), diagnostics }
    const line = lineOfBrokenByte(body)
    diagnostics.push(
      say('xml.encoding-wrong', { file, line, column: 1 }, { found: 'bytes that are not UTF-8' }),
    )
    return { diagnostics }
  }
  diagnostics.push(say('xml.encoding-wrong', at, { found: declared }))
  const label = utf16 && bytes[0] === 0xfe ? 'utf-16be' : declared
  const read = decode(label, utf16 ? bytes.subarray(2) : body)
  // The label Latin-1 means Windows-1252 (https://encoding.spec.whatwg.org/#names-and-labels).
  const text =
    /^(?:iso-?8859-?1|latin1|us-ascii|ascii|windows-1252|cp1252)$/i.test(label) && read
      ? asWindows1252(read)
      : read
  return { ...(text !== undefined && { text: late(file, text, diagnostics) }), diagnostics }
}

/** Blanks text before the XML declaration, and reports it, because nearly every parser rejects it. */
function late(file: string, text: string, diagnostics: Diagnostic[]): string {
  const blank = /^\s+(?=<\?xml)/.exec(text)
  if (!blank) return text
  diagnostics.push(say('xml.declaration-late', startOf(file)))
  // Keeps line ends, so that line numbers stay the same; the declaration itself is no longer needed.
  return text.replace(/^\s+<\?xml[^>]*\?>/, (head) => head.replace(/[^\n]/g, ' '))
}

function decode(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 400))
}

/** The line with the first invalid byte, by binary search for the longest valid beginning. */
function lineOfBrokenByte(bytes: Uint8Array): number {
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, middle), {
      stream: true,
    })
    if (text.includes('\ufffd')) bad = middle
    else good = middle
  }
  let line = 1
  for (const byte of bytes.subarray(0, bad)) if (byte === 0x0a) line++
  return line
}
