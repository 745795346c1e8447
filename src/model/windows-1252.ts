/**
 * Table. The characters of Windows-1252 from 80 to 9F, in order; all others are those of Latin-1. Five bytes are
 * unassigned and mean the control characters of Latin-1. TextDecoder is not used, because that of Node.js 20 decodes
 * all of them as control characters.
 */
const CHARACTERS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

const BYTES = new Map([...CHARACTERS].map((character, index): [string, number] => [character, 0x80 + index]))

/** Converts a text that was decoded as Latin-1 to Windows-1252. */
export function asWindows1252(latin1: string): string {
  return latin1.replace(/[\u0080-\u009f]/g, (one) => CHARACTERS[one.charCodeAt(0) - 0x80] ?? one)
}

/** The byte of a character in Windows-1252; undefined if it has none. */
export function byteInWindows1252(character: string): number | undefined {
  const code = character.codePointAt(0) ?? 0
  return BYTES.get(character) ?? (code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : undefined)
}
