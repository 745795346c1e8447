/** A DataView of bytes. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Bytes as Latin-1 text; shorter at the end of the file. */
export function letters(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length))
}

/** The declared size of an ID3v2 tag at an offset, including its header; 0 if there is none. */
export function id3Length(bytes: Uint8Array, start = 0): number {
  if (letters(bytes, start, 3) !== 'ID3' || bytes.length < start + 10) return 0
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(start + 6, start + 10)
  const FOOTER = 0x10
  const footer = ((bytes[start + 5] ?? 0) & FOOTER) === 0 ? 0 : 10
  // Sizes are “synchsafe”: seven bits a byte (https://id3.org/id3v2.4.0-structure, 6.2).
  return 10 + ((a & 127) << 21) + ((b & 127) << 14) + ((c & 127) << 7) + (d & 127) + footer
}

/** The offset of the audio data after all ID3v2 and APE tags. */
export function afterId3(bytes: Uint8Array): number {
  const lengthAt = (start: number) => id3Length(bytes, start) || apeLength(bytes, start)
  let start = 0
  for (let length = lengthAt(0); length > 0; length = lengthAt(start)) start += length
  return start
}

/** The declared size of an APEv2 tag with a header (https://wiki.hydrogenaud.io/index.php?title=APEv2). */
function apeLength(bytes: Uint8Array, start: number): number {
  if (letters(bytes, start, 8) !== 'APETAGEX' || bytes.length < start + 32) return 0
  return 32 + viewOf(bytes).getUint32(start + 12, true)
}
