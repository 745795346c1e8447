import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import { readRecording } from '../../src/read/recording.ts'
import { mp3 } from './a-station.ts'

const read = async (file: string, bytes: Uint8Array) => {
  const { value, diagnostics } = await readRecording(memoryStorage({ [file]: bytes }), file)
  return { ...value, codes: diagnostics.map(({ code }) => code) }
}
const near = (found: number | undefined, wanted: number) => Math.abs((found ?? 0) - wanted) < 0.02

/** Frames of MPEG 1, layer III, mono, of this bit rate (9: 128 kbit/s) and sample rate (0: 44,100 Hz). */
function frames(count: number, { bitrate = 9, rate = 0 } = {}): Uint8Array {
  const kilobits = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160][bitrate] ?? 0
  const frame = new Uint8Array(Math.floor((144_000 * kilobits) / ([44_100, 48_000, 32_000][rate] ?? 0)))
  frame.set([0xff, 0xfb, (bitrate << 4) | (rate << 2), 0xc0])
  return Buffer.concat(Array.from({ length: count }, () => frame))
}

t.test('a variable bit rate without a header is measured, and told', async (t) => {
  const { seconds, codes } = await read('a.mp3', Buffer.concat([frames(40), frames(40, { bitrate: 5 })]))
  t.ok(near(seconds, (80 * 1152) / 44_100))
  t.strictSame(codes, ['recording.seek-imprecise'])
  t.strictSame(
    (await read('a.mp3', Buffer.concat([frames(99), frames(1, { bitrate: 5 })]))).codes,
    [],
    'one stray frame',
  )
})

t.test('a sample rate that changes is measured, and told', async (t) => {
  const { seconds, codes } = await read('a.mp3', Buffer.concat([frames(100), frames(100, { rate: 1 })]))
  t.ok(near(seconds, (100 * 1152) / 44_100 + (100 * 1152) / 48_000))
  t.strictSame(codes, ['recording.rate-changed'])
})

t.test('an APE tag is no sound, before it or behind', async (t) => {
  // A picture in it can look like frames.
  const body = frames(20)
  const part = (flags: number) => {
    const head = Buffer.alloc(32)
    head.write('APETAGEX', 'latin1')
    head.writeUInt32LE(2000, 8)
    head.writeUInt32LE(body.length + 32, 12)
    head.writeUInt32LE(flags, 20)
    return head
  }
  const tag = Buffer.concat([part(0xa0000000), body, part(0x80000000)])
  const id3v1 = Buffer.concat([Buffer.from('TAG'), new Uint8Array(125)])
  const { seconds: plain } = await read('a.mp3', mp3())
  for (const [name, bytes] of Object.entries({
    behind: [mp3(), tag],
    'behind, with ID3v1': [mp3(), tag, id3v1],
    before: [tag, mp3()],
    'without a header': [mp3(), body, part(0)],
  }))
    t.match(await read('a.mp3', Buffer.concat(bytes)), { seconds: plain, codes: [] }, name)
  t.match(
    (await read('a.mp3', Buffer.concat([new Uint8Array(3000), mp3()]))).seconds,
    plain,
    'junk at the start',
  )
})

/** An ID3v2 tag with one chapter, whose title and address are given. */
function id3(
  version: 3 | 4,
  flags: number,
  {
    extended = [],
    unsync = false,
    perFrame = false,
  }: { extended?: number[]; unsync?: boolean; perFrame?: boolean } = {},
) {
  const size = (length: number) =>
    version === 4
      ? [21, 14, 7, 0].map((shift) => (length >> shift) & 127)
      : [24, 16, 8, 0].map((shift) => (length >> shift) & 255)
  const frame = (name: string, data: Uint8Array, isOuter = false) => {
    const written = isOuter && perFrame ? stuffed(data) : data
    const format = isOuter && perFrame ? [0, 0x03] : [0, 0]
    const told = isOuter && perFrame ? size(data.length) : []
    return Buffer.concat([
      Buffer.from(name),
      Buffer.from([...size(written.length + told.length), ...format, ...told]),
      written,
    ])
  }
  const stuffed = (data: Uint8Array) =>
    Buffer.from([...data].flatMap((byte) => (byte === 0xff ? [255, 0] : [byte])))
  const wide = (text: string) => Buffer.concat([Buffer.from([1, 0xff, 0xfe]), Buffer.from(text, 'utf16le')])
  const chapter = Buffer.concat([
    Buffer.from('c1\0', 'latin1'),
    Buffer.from([0, 0, 0, 100, 0, 0, 1, 0, 255, 255, 255, 255, 255, 255, 255, 255]),
    frame('TIT2', wide('Über uns')),
    frame('WXXX', Buffer.from('\0a\0https://a.example/c', 'latin1')),
  ])
  const plain = Buffer.concat([
    Buffer.from(extended),
    frame('TIT2', wide('Ganz'), true),
    frame('CHAP', chapter, true),
  ])
  const body = unsync ? stuffed(plain) : plain
  const head = [
    0x49,
    0x44,
    0x33,
    version,
    0,
    flags,
    ...[21, 14, 7, 0].map((shift) => (body.length >> shift) & 127),
  ]
  return Buffer.concat([Buffer.from(head), body, mp3()])
}

t.test('chapters and titles of a tag are read whatever its flags are', async (t) => {
  const read3 = [0, 0, 0, 6, 0, 0, 0, 0, 0, 0]
  for (const [name, bytes] of Object.entries({
    'version 2.3': id3(3, 0),
    'version 2.3, unsynchronised': id3(3, 0x80, { unsync: true }),
    'version 2.3, with an extended header': id3(3, 0x40, { extended: read3 }),
    'version 2.3, with both': id3(3, 0xc0, { extended: read3, unsync: true }),
    'version 2.4': id3(4, 0),
    'version 2.4, with an extended header': id3(4, 0x40, { extended: [0, 0, 0, 6, 1, 0] }),
    'version 2.4, unsynchronised frame by frame': id3(4, 0x80, { perFrame: true }),
  })) {
    const { chapters, tags, codes } = await read('a.mp3', bytes)
    t.strictSame(chapters, [{ title: 'Über uns', start: 0.1, url: 'https://a.example/c' }], name)
    t.equal(tags?.title, 'Ganz', name)
    t.strictSame(codes, [], name)
  }
})

t.test('a wave file beyond four gigabytes is read, and told where it was cut', async (t) => {
  const wave = (name: string, size: number, held: number) => {
    const head = Buffer.alloc(80)
    head.write(`${name}\xff\xff\xff\xffWAVEds64`, 'latin1')
    head.writeUInt32LE(28, 16)
    head.writeBigUInt64LE(BigInt(size), 28)
    head.write('fmt ', 48, 'latin1')
    head.writeUInt32LE(16, 52)
    head.set([1, 0, 1, 0], 56)
    head.writeUInt32LE(8000, 60)
    head.writeUInt32LE(16_000, 64)
    head.set([2, 0, 16, 0], 68)
    head.write('data\xff\xff\xff\xff', 72, 'latin1')
    return Buffer.concat([head, new Uint8Array(held)])
  }
  for (const name of ['RF64', 'BW64'])
    t.match(await read('a.wav', wave(name, 32_000, 32_000)), {
      ...{ seconds: 2, channels: 1, sampleRate: 8000, bitrate: 128_000 },
      codes: ['recording.not-for-apple'],
    })
  t.match(await read('a.wav', wave('RF64', 2 ** 33, 16_000)), {
    seconds: 1,
    codes: ['recording.cut', 'recording.not-for-apple'],
  })
})

const skip = spawnSync('ffmpeg', ['-version']).status === 0 ? false : 'ffmpeg is not on the PATH'

t.test(
  'streams one after the other, and a FLAC from a pipe, are as long as they are',
  { skip },
  async (t) => {
    const folder = t.testdir({})
    const tone = (seconds: number, words: readonly string[]) =>
      spawnSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', `sine=d=${seconds}`, ...words, '-'], {
        encoding: 'buffer',
      }).stdout
    for (const [file, words] of [
      ['a.opus', ['-c:a', 'libopus', '-f', 'ogg']],
      ['a.ogg', ['-c:a', 'libvorbis', '-f', 'ogg']],
    ] as const) {
      const parts = [tone(2, words), tone(3, words), tone(1, words)]
      const serials = parts.map((part, index) => renumbered(part, index + 1))
      const { seconds, bitrate } = await read(file, Buffer.concat(serials))
      t.ok(Math.abs((seconds ?? 0) - 6) < 0.1, `${file} ${seconds}`)
      t.equal(bitrate, Math.round((Buffer.concat(serials).length * 8) / (seconds ?? 1)))
      t.ok(Math.abs(((await read(file, parts[0] as Uint8Array)).seconds ?? 0) - 2) < 0.1, 'one alone')
    }
    const flac = tone(3, ['-f', 'flac'])
    t.equal(flac.readUIntBE(21, 5) & 0xffffffff, 0, 'its header does not say how long it is')
    t.match(await read('a.flac', flac), { seconds: 3, codes: ['recording.not-for-apple'] })
    const path = join(folder, 'a.flac')
    spawnSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'sine=d=3', path])
    t.match(await read('a.flac', readFileSync(path)), { seconds: 3, codes: ['recording.not-for-apple'] })
  },
)

/** Streams of a chain have numbers of their own; no reader here looks at checksums. */
function renumbered(ogg: Uint8Array, serial: number): Uint8Array {
  const bytes = Buffer.from(ogg)
  for (let at = bytes.indexOf('OggS'); at >= 0; at = bytes.indexOf('OggS', at + 4))
    bytes.writeUInt32LE(serial, at + 14)
  return bytes
}
