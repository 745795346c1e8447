import { id3Length, letters, viewOf } from './bytes.ts'

/** The frames of an ID3v2.3 or 2.4 tag, with unsynchronisation and the extended header removed. */
export interface PlainTag {
  readonly version: 3 | 4
  readonly frames: Uint8Array
  /** Whether the bytes differ from those in the file. */
  readonly isChanged: boolean
}

const UNSYNCHRONISED = 0x80
const EXTENDED = 0x40

/**
 * Reads the tag at the start: skips an extended header, and reverses unsynchronisation
 * (https://id3.org/id3v2.3.0, 3.2 and 5; https://id3.org/id3v2.4.0-structure, 3.2 and 6.1).
 */
export function plainTag(bytes: Uint8Array): PlainTag | undefined {
  const version = bytes[3]
  const end = Math.min(id3Length(bytes), bytes.length)
  if (end === 0 || (version !== 3 && version !== 4)) return undefined
  const flags = bytes[5] ?? 0
  const written = bytes.subarray(10, end)
  // From 2.4 on, unsynchronisation applies to each frame separately.
  const isWhole = version === 3 && (flags & UNSYNCHRONISED) !== 0
  const body = isWhole ? synchronised(written) : written
  const extended = (flags & EXTENDED) === 0 ? 0 : extendedLength(body, version)
  const inside = body.subarray(extended)
  if (version === 3) return { version, frames: inside, isChanged: isWhole || extended > 0 }
  const frames = plainFrames(inside, (flags & UNSYNCHRONISED) !== 0)
  return { version, frames: frames ?? inside, isChanged: extended > 0 || frames !== undefined }
}

/** The tag and some of the audio data as a file for the library, which does not support these features. */
export function withPlainTag(bytes: Uint8Array, { version, frames }: PlainTag): Uint8Array {
  const sizes = [21, 14, 7, 0].map((shift) => (frames.length >> shift) & 127)
  const head = new Uint8Array([0x49, 0x44, 0x33, version, 0, 0, ...sizes])
  const sound = bytes.subarray(id3Length(bytes))
  return Buffer.concat([head, frames, sound.subarray(0, SOUND_BYTES)])
}

const SOUND_BYTES = 256 * 1024

function extendedLength(body: Uint8Array, version: 3 | 4): number {
  if (body.length < 4) return body.length
  // The size excludes its own four bytes in 2.3, and includes them in 2.4.
  return version === 3 ? viewOf(body).getUint32(0) + 4 : synchsafe(body, 0)
}

/** The frames without unsynchronisation; undefined if no frame uses it. */
function plainFrames(body: Uint8Array, isEvery: boolean): Uint8Array | undefined {
  const [SYNCHRONISE, LENGTH_TOLD] = [0x02, 0x01]
  const parts: Uint8Array[] = []
  let isChanged = false
  let offset = 0
  while (offset + 10 <= body.length && /^[A-Z0-9]{4}$/.test(letters(body, offset, 4))) {
    const size = synchsafe(body, offset + 4)
    const flags = body[offset + 9] ?? 0
    const skipped = (flags & LENGTH_TOLD) === 0 ? 0 : 4
    const isWritten = isEvery || (flags & SYNCHRONISE) !== 0
    const data = body.subarray(offset + 10 + skipped, offset + 10 + size)
    const plain = isWritten ? synchronised(data) : data
    isChanged ||= plain.length !== size
    const sizes = [21, 14, 7, 0].map((shift) => (plain.length >> shift) & 127)
    const kept = flags & ~(SYNCHRONISE | LENGTH_TOLD)
    parts.push(
      body.subarray(offset, offset + 4),
      new Uint8Array([...sizes, body[offset + 8] ?? 0, kept]),
      plain,
    )
    offset += 10 + size
  }
  return isChanged ? Buffer.concat([...parts, body.subarray(offset)]) : undefined
}

function synchronised(bytes: Uint8Array): Uint8Array {
  const plain = new Uint8Array(bytes.length)
  let length = 0
  for (const [index, byte] of bytes.entries()) {
    if (byte === 0 && bytes[index - 1] === 0xff) continue
    plain[length++] = byte
  }
  return plain.subarray(0, length)
}

function synchsafe(bytes: Uint8Array, offset: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(offset, offset + 4)
  return ((a & 127) << 21) + ((b & 127) << 14) + ((c & 127) << 7) + (d & 127)
}
