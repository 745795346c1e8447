/** Sample entries of MPEG-4 that are moving pictures; the pictures of chapters are `jpeg` and `png `. */
const MOVING = new Set(['avc1', 'avc3', 'hvc1', 'hev1', 'av01', 'vp08', 'vp09', 'mp4v', 'dvh1', 's263'])

/** From the name of a box to the name of its first entry: its version, how many there are, and the entry's size. */
const TO_ENTRY = 16

/** Whether an MPEG-4 file is a video, whatever its name says. */
export function isVideo(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (buffer.toString('latin1', 4, 8) !== 'ftyp') return false
  for (let at = buffer.indexOf('stsd'); at >= 0; at = buffer.indexOf('stsd', at + 1))
    if (MOVING.has(buffer.toString('latin1', at + TO_ENTRY, at + TO_ENTRY + 4))) return true
  return false
}
