/** A frame of an ID3v2 tag: its name and what is in it. */
export interface Frame {
  readonly name: string
  readonly body: Buffer
}

interface TagForm {
  readonly version?: 2 | 3 | 4
  /** Every 0xff is followed by a zero byte, which is no part of the tag (ID3v2.3, 5). */
  readonly isUnsynchronised?: boolean
  readonly hasExtendedHeader?: boolean
  /** Bytes that the header claims besides those that are there. */
  readonly claimed?: number
}

/** An ID3v2 tag of these frames. https://id3.org/id3v2.3.0 and https://id3.org/id3v2.4.0-structure */
export function id3Tag(frames: readonly Frame[], form: TagForm = {}): Buffer {
  const { version = 3, isUnsynchronised = false, hasExtendedHeader = false, claimed = 0 } = form
  const extended = hasExtendedHeader ? EXTENDED[version] : Buffer.alloc(0)
  const bare = Buffer.concat([extended, ...frames.map((frame) => writtenFrame(frame, version))])
  const body = isUnsynchronised ? unsynchronised(bare) : bare
  const flags = (isUnsynchronised ? 0x80 : 0) | (hasExtendedHeader ? 0x40 : 0)
  return Buffer.concat([
    Buffer.from('ID3'),
    Buffer.of(version, 0, flags),
    inSevens(body.length + claimed),
    body,
  ])
}

/** Without its own size in version 3, and with it in version 4: six bytes each, no more flags than none. */
const EXTENDED = {
  2: Buffer.alloc(0),
  3: Buffer.of(0, 0, 0, 6, 0, 0, 0, 0, 0, 0),
  4: Buffer.of(0, 0, 0, 6, 1, 0),
}

function writtenFrame({ name, body }: Frame, version: 2 | 3 | 4): Buffer {
  if (version === 2) return Buffer.concat([Buffer.from(name), inFours(body.length).subarray(1), body])
  const size = version === 4 ? inSevens(body.length) : inFours(body.length)
  return Buffer.concat([Buffer.from(name), size, Buffer.alloc(2), body])
}

function unsynchronised(bytes: Buffer): Buffer {
  return Buffer.from([...bytes].flatMap((byte) => (byte === 0xff ? [byte, 0] : [byte])))
}

/** A text frame; UTF-16 with its mark, which holds an 0xff. */
export function text(name: string, words: string): Frame {
  return { name, body: Buffer.concat([Buffer.of(1, 0xff, 0xfe), Buffer.from(words, 'utf16le')]) }
}

/** A front cover or, with 0 for its kind, another picture. */
export function picture(bytes: Uint8Array, kind = 3): Frame {
  return {
    name: 'APIC',
    body: Buffer.concat([Buffer.from('\0image/png\0', 'latin1'), Buffer.of(kind, 0), bytes]),
  }
}

/** A chapter of a second; `inside` stands in it beside its title. */
export function chapter(index: number, inside: readonly Frame[] = [], version: 3 | 4 = 3): Frame {
  const times = [index * 1000, (index + 1) * 1000, 0xffffffff, 0xffffffff]
  const frames = [text('TIT2', `Chapter ${index + 1}`), ...inside]
  return {
    name: 'CHAP',
    body: Buffer.concat([
      Buffer.from(`c${index}\0`),
      ...times.map(inFours),
      ...frames.map((one) => writtenFrame(one, version)),
    ]),
  }
}

/** The table of contents of so many chapters. */
export function contents(count: number): Frame {
  const ids = Array.from({ length: count }, (_, index) => `c${index}\0`)
  return {
    name: 'CTOC',
    body: Buffer.concat([Buffer.from('toc\0'), Buffer.of(3, count), Buffer.from(ids.join(''))]),
  }
}

export function inFours(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** Seven bits a byte, as ID3 counts. */
function inSevens(value: number): Buffer {
  return Buffer.of((value >> 21) & 127, (value >> 14) & 127, (value >> 7) & 127, value & 127)
}
