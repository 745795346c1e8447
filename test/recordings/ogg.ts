/** CRC of Ogg: polynomial 0x04c11db7, not mirrored. RFC 3533, 6. */
function oggCrc(bytes: Uint8Array): number {
  let crc = 0
  for (const byte of bytes) {
    crc ^= byte << 24
    for (let bit = 0; bit < 8; bit++) crc = (crc << 1) ^ (crc & 0x80000000 ? 0x04c11db7 : 0)
  }
  return crc >>> 0
}

function page(index: number, packets: readonly Buffer[], { flags = 0, samples = 0 } = {}): Buffer {
  const lacing = packets.flatMap((one) => [
    ...Array(Math.floor(one.length / 255)).fill(255),
    one.length % 255,
  ])
  const head = Buffer.alloc(27)
  head.write('OggS')
  head[5] = flags
  head.writeBigUInt64LE(BigInt(samples), 6)
  head.writeUInt32LE(7, 14)
  head.writeUInt32LE(index, 18)
  head[26] = lacing.length
  const whole = Buffer.concat([head, Buffer.from(lacing), ...packets])
  whole.writeUInt32LE(oggCrc(whole), 22)
  return whole
}

/** A list of Vorbis comments. https://xiph.org/vorbis/doc/v-comment.html */
export function comments(list: readonly string[]): Buffer {
  const counted = (words: string) => {
    const length = Buffer.alloc(4)
    length.writeUInt32LE(Buffer.byteLength(words))
    return Buffer.concat([length, Buffer.from(words)])
  }
  const count = Buffer.alloc(4)
  count.writeUInt32LE(list.length)
  return Buffer.concat([counted('by hand'), count, ...list.map(counted)])
}

const [FIRST, LAST] = [2, 4]

/** An Opus recording of silence, in packets of 20 ms. RFC 7845. */
export function opus(seconds: number, list: readonly string[]): Buffer {
  const head = Buffer.from('OpusHead\x01\x01\0\0\x80\xbb\0\0\0\0\0', 'latin1')
  const silence = Array.from({ length: PACKETS_OF_A_PAGE }, () => Buffer.concat([Buffer.of(0xf8)], 12))
  const pages = Array.from({ length: seconds * PAGES_OF_A_SECOND }, (_, index) =>
    page(index + 2, silence, {
      flags: index + 1 === seconds * PAGES_OF_A_SECOND ? LAST : 0,
      samples: ((index + 1) * 48_000) / PAGES_OF_A_SECOND,
    }),
  )
  return Buffer.concat([
    page(0, [head], { flags: FIRST }),
    page(1, [Buffer.concat([Buffer.from('OpusTags'), comments(list)])]),
    ...pages,
  ])
}

const PAGES_OF_A_SECOND = 2
const PACKETS_OF_A_PAGE = 25

/** A Vorbis recording: its headers without the books of codes, which no reader of facts opens, and one packet. */
export function vorbis(seconds: number, list: readonly string[]): Buffer {
  const head = Buffer.alloc(30)
  head.write('\x01vorbis', 'latin1')
  head[11] = 1
  head.writeUInt32LE(44_100, 12)
  head.writeUInt32LE(80_000, 20)
  head.set([0xb8, 1], 28)
  const tags = Buffer.concat([Buffer.from('\x03vorbis', 'latin1'), comments(list), Buffer.of(1)])
  return Buffer.concat([
    page(0, [head], { flags: FIRST }),
    page(1, [tags, Buffer.from('\x05vorbis\0', 'latin1')]),
    page(2, [Buffer.alloc(40)], { flags: LAST, samples: Math.round(seconds * 44_100) }),
  ])
}
