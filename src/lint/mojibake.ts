import { byteInWindows1252 } from '../model/windows-1252.ts'

/** A text with the letters that it had before it was read in the wrong encoding. */
export interface Undone {
  readonly text: string
  /** The first piece that was garbled, and what it was. */
  readonly garbled: string
  readonly right: string
}

/** How a character of several bytes in UTF-8 begins, read byte by byte. */
const BEGINNING = /[\u00c2-\u00f4]/

/**
 * Undoes UTF-8 that was read as Latin-1 or Windows-1252: `CafÃ©` is `Café`. Undefined where nothing is garbled beyond doubt:
 * what ends in ß“ or in é”… is well-formed UTF-8 byte by byte, and a German or French quotation.
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
  // The word that it stands in: nobody finds two letters.
  const [before = ''] = /\S{0,40}$/.exec(text.slice(Math.max(0, first - 40), first)) ?? []
  const [after = ''] = /^\S{1,40}/.exec(text.slice(first, first + 40)) ?? []
  const word = before + after
  return {
    text: made,
    garbled: word,
    right: decodedBytes(text.slice(first, first + lengthAt(text, first))) ?? '',
  }
}

/** In a row, so many letters of another script are no chance. */
const ROW = 3
/** Signs that no word has in it: the last byte of what was a letter. */
const SIGN = /[\u0080-\u009f\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bfŒœŠšŽžŸƒ‰€™ˆ˜]$/

/** Whether nobody can have written this on purpose. */
function isCertain(garbled: string, row: number, next: string | undefined): boolean {
  const [lead = '', second = ''] = garbled
  if (lead === 'â' && second === '€') return true
  if (lead === 'ð' && second === 'Ÿ') return true
  if (row >= ROW) return true
  if (garbled.length > 2) return lead === 'â' && SIGN.test(garbled)
  if (!/[ÂÃÄÅ]/.test(lead)) return false
  // A dash or quotation mark that goes on into a word ends nothing.
  return SIGN.test(garbled) || (lead === 'Ã' && next !== undefined && /\p{L}/u.test(next))
}

/** Of how many bytes a character is that begins here; 0 for none. */
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
