import { inFours } from './id3.ts'

/** What an MPEG-4 recording holds besides a second of silence. */
interface Sound {
  readonly codec?: 'mp4a' | 'alac'
  readonly seconds?: number
  /** Titles a second apart, in a track of text. */
  readonly track?: readonly string[]
  /** The same as Nero writes it. */
  readonly nero?: readonly string[]
  /** iTunes atoms, such as `©nam`. */
  readonly tags?: Readonly<Record<string, string>>
  /** Bytes by which the tables point further than the file goes. */
  readonly beyond?: number
}

const SCALE = 1000

/** An MPEG-4 recording: ftyp, the samples, and moov with their tables. ISO/IEC 14496-12. */
export function mp4({
  codec = 'mp4a',
  seconds = 1,
  track = [],
  nero = [],
  tags = {},
  beyond = 0,
}: Sound = {}) {
  const head = box('ftyp', Buffer.from('M4A \0\0\0\0M4A isom', 'latin1'))
  const frames = Array.from({ length: 4 }, () => Buffer.alloc(32))
  const titles = track.map((title) => {
    const words = Buffer.from(title)
    return Buffer.concat([Buffer.of(words.length >> 8, words.length & 255), words])
  })
  const from = head.length + 8
  const textFrom = from + 32 * frames.length
  const length = Math.round(seconds * SCALE)
  const isListed = track.length > 0
  const sound = trackOf(1, length, {
    reference: isListed ? box('tref', box('chap', inFours(2))) : Buffer.alloc(0),
    handler: 'soun',
    header: box('smhd', Buffer.alloc(8)),
    entry: codec === 'alac' ? alac() : aac(),
    samples: { at: from + beyond, sizes: frames.map((one) => one.length), lasting: length / frames.length },
  })
  const text = trackOf(2, length, {
    reference: Buffer.alloc(0),
    handler: 'text',
    header: box('gmhd', box('gmin', Buffer.alloc(16))),
    entry: box('text', Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]), Buffer.alloc(43)),
    samples: { at: textFrom, sizes: titles.map((one) => one.length), lasting: SCALE },
  })
  const times = [inFours(0), inFours(0), inFours(SCALE), inFours(length)]
  const movie = box('mvhd', inFours(0), ...times, inFours(0x10000), Buffer.alloc(72), inFours(3))
  const user = box('udta', ...(nero.length > 0 ? [neroList(nero)] : []), metadata(tags))
  return Buffer.concat([
    head,
    box('mdat', ...frames, ...titles),
    box('moov', movie, sound, ...(isListed ? [text] : []), user),
  ])
}

interface Track {
  readonly reference: Buffer
  readonly handler: string
  readonly header: Buffer
  readonly entry: Buffer
  readonly samples: { readonly at: number; readonly sizes: readonly number[]; readonly lasting: number }
}

function trackOf(id: number, length: number, { reference, handler, header, entry, samples }: Track): Buffer {
  const { at, sizes, lasting } = samples
  const table = box(
    'stbl',
    box('stsd', inFours(0), inFours(1), entry),
    box('stts', inFours(0), inFours(1), inFours(sizes.length), inFours(lasting)),
    box('stsc', inFours(0), inFours(1), inFours(1), inFours(sizes.length), inFours(1)),
    box('stsz', inFours(0), inFours(0), inFours(sizes.length), ...sizes.map(inFours)),
    box('stco', inFours(0), inFours(1), inFours(at)),
  )
  const data = box('dinf', box('dref', inFours(0), inFours(1), box('url ', inFours(1))))
  const spoken = Buffer.from([0x55, 0xc4, 0, 0])
  return box(
    'trak',
    box(
      'tkhd',
      inFours(handler === 'soun' ? 7 : 0),
      inFours(0),
      inFours(0),
      inFours(id),
      inFours(0),
      inFours(length),
      Buffer.alloc(60),
    ),
    reference,
    box(
      'mdia',
      box('mdhd', inFours(0), inFours(0), inFours(0), inFours(SCALE), inFours(length), spoken),
      box('hdlr', inFours(0), inFours(0), Buffer.from(handler), Buffer.alloc(13)),
      box('minf', header, data, table),
    ),
  )
}

/** Mono at 44,100 Hz. */
function soundEntry(name: string, codec: Buffer): Buffer {
  const fields = Buffer.alloc(28)
  fields.writeUInt16BE(1, 6)
  fields.writeUInt16BE(1, 16)
  fields.writeUInt16BE(16, 18)
  fields.writeUInt16BE(44_100, 24)
  return box(name, fields, codec)
}

function aac(): Buffer {
  const decoder = Buffer.of(0x04, 17, 0x40, 0x15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x05, 2, 0x12, 0x08)
  return soundEntry(
    'mp4a',
    box('esds', inFours(0), Buffer.of(0x03, decoder.length + 6, 0, 1, 0), decoder, Buffer.of(0x06, 1, 2)),
  )
}

function alac(): Buffer {
  const cookie = Buffer.alloc(24)
  cookie.writeUInt32BE(4096, 0)
  cookie.set([0, 16, 40, 10, 14, 1], 4)
  cookie.writeUInt32BE(44_100, 20)
  return soundEntry('alac', box('alac', inFours(0), cookie))
}

function neroList(titles: readonly string[]): Buffer {
  const entries = titles.map((title, index) => {
    const start = Buffer.alloc(8)
    start.writeBigUInt64BE(BigInt(index) * 10_000_000n)
    return Buffer.concat([start, Buffer.of(Buffer.byteLength(title)), Buffer.from(title)])
  })
  return box('chpl', Buffer.of(1, 0, 0, 0), inFours(0), Buffer.of(titles.length), ...entries)
}

function metadata(tags: Readonly<Record<string, string>>): Buffer {
  const atoms = Object.entries(tags).map(([name, words]) =>
    box(name, box('data', inFours(1), inFours(0), Buffer.from(words))),
  )
  const handler = box('hdlr', inFours(0), inFours(0), Buffer.from('mdirappl'), Buffer.alloc(9))
  return box('meta', inFours(0), handler, box('ilst', ...atoms))
}

function box(name: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  return Buffer.concat([inFours(body.length + 8), Buffer.from(name, 'latin1'), body])
}
