import { byteInWindows1252 } from '../model/windows-1252.ts'

/** A text after wrong decoding is reversed. */
export interface Undone {
  readonly text: string
  /** The first garbled word, and the correct one. */
  readonly garbled: string
  readonly right: string
}

/** The first byte of a multi-byte character in UTF-8, decoded as a single character. */
const BEGINNING = /[\u00c2-\u00f4]/

/**
 * Reverses UTF-8 that was decoded as Latin-1 or Windows-1252: `CafÃ©` is `Café`. Undefined if nothing is
 * certainly garbled: text that ends with ß“ or é”… can be valid UTF-8 bytes and a German or French quotation.
 */
export function latin1Undone(text: string): Undone | undefined {
  if (!BEGINNING.test(text)) return undefined
  let first: number | undefined
  let made = ''
  let row = 0
  for (let at = 0; at < text.length; ) {
    const garbled = text.slice(at, at + lengthAt(text, at))
    const right = garbled === '' ? undefined : decodedBytes(garbled)
    row = right === undefined ? 0 : row + 1
    if (right !== undefined && first === undefined && isCertain(garbled, row, text[at + garbled.length]))
      first = at
    made += right ?? text[at]
    at += right === undefined ? 1 : garbled.length
  }
  if (first === undefined) return undefined
  // The whole word, because two letters are hard to find.
  const [before = ''] = /\S{0,40}$/.exec(text.slice(Math.max(0, first - 40), first)) ?? []
  const [after = ''] = /^\S{1,40}/.exec(text.slice(first, first + 40)) ?? []
  const word = before + after
  return {
    text: made,
    garbled: word,
    right: decodedBytes(text.slice(first, first + lengthAt(text, first))) ?? '',
  }
}

/** From this number of consecutive letters of another script on, it is not a coincidence. */
const ROW = 3
/** Characters that are not in words: the last byte of a garbled letter. */
const SIGN = /[\u0080-\u009f\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bfŒœŠšŽžŸƒ‰€™ˆ˜]$/

/** Whether a sequence cannot be intentional. */
function isCertain(garbled: string, row: number, next: string | undefined): boolean {
  const [lead = '', second = ''] = garbled
  if (lead === 'â' && second === '€') return true
  if (lead === 'ð' && second === 'Ÿ') return true
  if (row >= ROW) return true
  if (garbled.length > 2) return lead === 'â' && SIGN.test(garbled)
  if (!/[ÂÃÄÅ]/.test(lead)) return false
  // A dash or quotation mark directly before a letter does not end a word.
  return SIGN.test(garbled) || (lead === 'Ã' && next !== undefined && /\p{L}/u.test(next))
}

/** The number of bytes of the UTF-8 character that begins at a position; 0 if none does. */
function lengthAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code >= 0xc2 && code < 0xe0) return 2
  if (code >= 0xe0 && code < 0xf0) return 3
  return code >= 0xf0 && code <= 0xf4 ? 4 : 0
}

function decodedBytes(garbled: string): string | undefined {
  const bytes = new Uint8Array(garbled.length)
  for (const [index, character] of Array.from(garbled).entries()) {
    const code = byteInWindows1252(character)
    if (code === undefined || (index > 0 && (code < 0x80 || code > 0xbf))) return undefined
    bytes[index] = code
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
