import { comments } from './ogg.ts'

const RATE = 8000

/** A WAV recording of silence: a byte a sample, mono. `cues` are seconds; `tags` are of the list INFO. */
export function wav(
  seconds: number,
  { cues = [], tags = {} }: { cues?: readonly number[]; tags?: Readonly<Record<string, string>> } = {},
): Buffer {
  const format = Buffer.alloc(16)
  format.writeUInt16LE(1, 0)
  format.writeUInt16LE(1, 2)
  format.writeUInt32LE(RATE, 4)
  format.writeUInt32LE(RATE, 8)
  format.writeUInt16LE(1, 12)
  format.writeUInt16LE(8, 14)
  const points = cues.map((second, index) => {
    const point = Buffer.alloc(24)
    point.writeUInt32LE(index + 1, 0)
    point.writeUInt32LE(Math.round(second * RATE), 4)
    point.write('data', 8)
    point.writeUInt32LE(Math.round(second * RATE), 20)
    return point
  })
  const count = Buffer.alloc(4)
  count.writeUInt32LE(points.length)
  const info = Object.entries(tags).map(([name, words]) => chunk(name, Buffer.from(`${words}\0`)))
  const parts = [
    Buffer.from('WAVE'),
    chunk('fmt ', format),
    ...(points.length > 0 ? [chunk('cue ', Buffer.concat([count, ...points]))] : []),
    ...(info.length > 0 ? [chunk('LIST', Buffer.concat([Buffer.from('INFO'), ...info]))] : []),
    chunk('data', Buffer.alloc(Math.round(seconds * RATE), 0x80)),
  ]
  return chunk('RIFF', Buffer.concat(parts))
}

function chunk(name: string, body: Buffer): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(body.length)
  return Buffer.concat([Buffer.from(name), size, body, Buffer.alloc(body.length % 2)])
}

/** A FLAC recording that says its length, with tags. RFC 9639, 8. */
export function flac(seconds: number, list: readonly string[]): Buffer {
  const stream = Buffer.alloc(34)
  stream.writeUInt16BE(4096, 0)
  stream.writeUInt16BE(4096, 2)
  // 20 bits of rate, 3 of channels less one, 5 of bits less one, 36 of samples.
  const packed = (44_100n << 44n) | (0n << 41n) | (15n << 36n) | BigInt(Math.round(seconds * 44_100))
  stream.writeBigUInt64BE(packed, 10)
  const block = (kind: number, body: Buffer) =>
    Buffer.concat([Buffer.of(kind, 0, body.length >> 8, body.length & 255), body])
  return Buffer.concat([Buffer.from('fLaC'), block(0, stream), block(0x84, comments(list))])
}
