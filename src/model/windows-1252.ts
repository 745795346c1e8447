/**
 * Table. What Windows-1252 has at 80 to 9F, in order; the rest of it is Latin-1. Five places are empty, and stand for the
 * controls that Latin-1 has there. TextDecoder knows them too, but not in every Node.js: that of 20 answers the controls.
 */
const CHARACTERS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

const BYTES = new Map([...CHARACTERS].map((character, index): [string, number] => [character, 0x80 + index]))

/** A text that was read as Latin-1, read as Windows-1252. */
export function asWindows1252(latin1: string): string {
  return latin1.replace(/[\u0080-\u009f]/g, (one) => CHARACTERS[one.charCodeAt(0) - 0x80] ?? one)
}

/** The byte that a character has in Windows-1252; undefined for one that it does not have. */
export function byteInWindows1252(character: string): number | undefined {
  const code = character.codePointAt(0) ?? 0
  return BYTES.get(character) ?? (code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : undefined)
}
