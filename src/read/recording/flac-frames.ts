import { afterId3, letters } from './bytes.ts'

/** The maximum size of the last frame: 65,535 samples of eight channels, with a margin. */
const SEARCHED = 4 * 1024 * 1024

/**
 * The length of a FLAC whose header does not declare it, because it was written to a pipe: the end of its
 * last frame (RFC 9639, 9.1). Undefined if the header declares it, or if no frame is found.
 */
export function flacSeconds(bytes: Uint8Array): number | undefined {
  const start = afterId3(bytes)
  if (letters(bytes, start, 4) !== 'fLaC' || bytes.length < start + 42) return undefined
  // After the marker and the block header: block and frame sizes, then the sample rate in 20 bits.
  const info = bytes.subarray(start + 8, start + 42)
  const [a = 0, b = 0, c = 0, d = 0] = info.subarray(10, 14)
  const rate = (a << 12) | (b << 4) | (c >> 4)
  const samples =
    (d & 0xf) * 2 ** 32 +
    (info[14] ?? 0) * 2 ** 24 +
    (((info[15] ?? 0) << 16) | ((info[16] ?? 0) << 8) | (info[17] ?? 0))
  if (samples > 0 || rate === 0) return undefined
  const block = ((info[0] ?? 0) << 8) | (info[1] ?? 0)
  const first = Math.max(start + 42, bytes.length - SEARCHED)
  for (let offset = bytes.length - 6; offset >= first; offset--) {
    if (bytes[offset] !== 0xff) continue
    const end = endOfFrame(bytes, offset, block)
    if (end !== undefined) return end / rate
  }
  return undefined
}

/** The number of samples up to the end of the frame at an offset; undefined if there is no frame. */
function endOfFrame(bytes: Uint8Array, offset: number, block: number): number | undefined {
  const [, sync = 0, sizes = 0, form = 0] = bytes.subarray(offset, offset + 4)
  const isVariable = sync === 0xf9
  if ((sync !== 0xf8 && !isVariable) || (form & 1) !== 0 || form >> 4 > 10) return undefined
  const number = codedNumber(bytes, offset + 4)
  if (!number) return undefined
  let next = offset + 4 + number.bytes
  const code = sizes >> 4
  if (code === 0 || (sizes & 15) === 15) return undefined
  let size = code === 1 ? 192 : code < 6 ? 144 * 2 ** code : 2 ** code
  if (code === 6) size = (bytes[next] ?? 0) + 1
  if (code === 7) size = (((bytes[next] ?? 0) << 8) | (bytes[next + 1] ?? 0)) + 1
  next += code === 6 ? 1 : code === 7 ? 2 : 0
  const rate = sizes & 15
  next += rate === 12 ? 1 : rate > 12 ? 2 : 0
  if (next >= bytes.length || crc8(bytes.subarray(offset, next)) !== bytes[next]) return undefined
  return (isVariable ? number.value : number.value * block) + size
}

/** A number in the coding of UTF-8, extended to seven bytes. */
function codedNumber(bytes: Uint8Array, offset: number) {
  const first = bytes[offset] ?? 0xff
  if (first < 0x80) return { value: first, bytes: 1 }
  const length = Math.clz32(~first & 0xff) - 24
  if (length < 2 || length > 7) return undefined
  let value = first & (0x7f >> length)
  for (let index = 1; index < length; index++) {
    const byte = bytes[offset + index] ?? 0
    if ((byte & 0xc0) !== 0x80) return undefined
    value = value * 64 + (byte & 0x3f)
  }
  return { value, bytes: length }
}

/** CRC-8 with the polynomial x^8 + x^2 + x + 1. */
function crc8(bytes: Uint8Array): number {
  let crc = 0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x80 ? (crc << 1) ^ 0x07 : crc << 1) & 0xff
  }
  return crc
}
