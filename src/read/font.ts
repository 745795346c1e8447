/** https://www.w3.org/TR/WOFF2/#woff20Header: 48 bytes before the table directory. */
const HEADER_BYTES = 48
/** TrueType, CFF, and a collection of several. */
const FLAVOURS = ['\0\u0001\0\0', 'OTTO', 'ttcf', 'true']

/** What is wrong with a font file, in words that go on from “it”, and what to do; undefined for a WOFF2. */
export function woff2Fault(bytes: Uint8Array): { readonly what: string; readonly fix: string } | undefined {
  const mark = ascii(bytes, 0, 4)
  if (mark === 'wOFF') return { what: 'is WOFF, the older of the two', fix: CONVERT }
  if (FLAVOURS.includes(mark)) return { what: 'is not compressed (TrueType or OpenType)', fix: CONVERT }
  if (mark !== 'wOF2' || bytes.length < HEADER_BYTES) return { what: 'is no font', fix: OTHER }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [length, tables, compressed] = [view.getUint32(8), view.getUint16(12), view.getUint32(20)]
  if (length !== bytes.length) return { what: 'was cut: its end is missing', fix: OTHER }
  const isSound = FLAVOURS.includes(ascii(bytes, 4, 8)) && tables > 0 && compressed < length
  return isSound ? undefined : { what: 'is no font', fix: OTHER }
}

const CONVERT = 'Make it WOFF2: woff2_compress FILE.ttf (Debian: woff2)'
const OTHER = 'Put a WOFF2 file there, as the font’s makers offer it.'

/** Some bytes as signs, each byte one. */
function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to))
}
