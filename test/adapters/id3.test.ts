import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseBuffer } from 'music-metadata'
import t, { type Test } from 'tap'
import { id3Tagger } from '../../src/adapters/id3/tagger.ts'
import { IoError } from '../../src/ports/io-error.ts'
import { someTags, taggerContract } from '../ports/tagger.contract.ts'
import { mp3 } from '../read/a-station.ts'
import { PECULIAR } from '../recordings/peculiar.ts'

const write = (tags = someTags(), recording = mp3()) => id3Tagger.write(recording, 'mp3', tags)

taggerContract(t, id3Tagger, { mp3: mp3(80) }, (bytes) => {
  return Buffer.from(bytes.subarray(tagOf(bytes).end)).toString('base64')
})

t.test('it is there without being installed', async (t) => {
  t.equal(await id3Tagger.ready(), true)
})

t.test('ID3-1: ids of chapters and table are unique, and end with a zero byte', async (t) => {
  const { frames } = tagOf(await write())
  const ids = frames.filter(({ id }) => id === 'CHAP' || id === 'CTOC').map(({ body }) => idOf(body).id)
  t.strictSame(ids, ['toc', 'chp0', 'chp1'])
})

t.test('ID3-2: times are in milliseconds, the end after the start, and offsets are not used', async (t) => {
  const { frames } = tagOf(await write())
  const times = frames
    .filter(({ id }) => id === 'CHAP')
    .map(({ body }) => {
      const { rest } = idOf(body)
      return [0, 4, 8, 12].map((at) => rest.readUInt32BE(at))
    })
  t.strictSame(times, [
    [0, 400, 0xffffffff, 0xffffffff],
    [400, 900, 0xffffffff, 0xffffffff],
  ])
})

t.test('ID3-3: a chapter has its title, and its link where there is one', async (t) => {
  const chapters = tagOf(await write()).frames.filter(({ id }) => id === 'CHAP')
  const inside = chapters.map(({ body }) => framesIn(idOf(body).rest.subarray(16)))
  t.strictSame(
    inside.map((frames) => frames.map(({ id }) => id)),
    [['TIT2'], ['TIT2', 'WXXX']],
  )
  t.strictSame(
    inside.map(([title]) => title && textOf(title.body)),
    ['How did it start?', 'E poi? – 然后呢'],
  )
  t.match(inside[1]?.[1]?.body.toString('latin1'), /https:\/\/faro\.example\/poi$/)
})

t.test('ID3-4: one table stands at the top, in order, and names every chapter there is', async (t) => {
  const { frames } = tagOf(await write())
  const tables = frames.filter(({ id }) => id === 'CTOC').map(({ body }) => idOf(body).rest)
  t.equal(tables.length, 1)
  const [TOP_AND_ORDERED, COUNT] = [0b11, 2]
  t.strictSame([...(tables[0]?.subarray(0, 2) ?? [])], [TOP_AND_ORDERED, COUNT])
  t.equal(tables[0]?.subarray(2).toString('latin1'), 'chp0\0chp1\0')
})

t.test(
  'ID3-5: the tag is 2.3, and tells title, show, people, date, number, genre and front cover',
  async (t) => {
    const bytes = await write()
    t.strictSame([...bytes.subarray(0, 6)], [0x49, 0x44, 0x33, 3, 0, 0])
    const { frames } = tagOf(bytes)
    const texts = Object.fromEntries(
      frames.filter(({ id }) => id.startsWith('T')).map(({ id, body }) => [id, textOf(body)]),
    )
    t.strictSame(texts, {
      TIT2: 'The keeper of Capo Nord',
      TALB: 'Lamp & Lens',
      TPE1: 'Ann Lee/Bo Chen',
      TCON: 'Podcast',
      TLAN: 'ita',
      TYER: '2025',
      TDAT: '1403',
      TPOS: '2',
      TRCK: '7',
    })
    const FRONT_COVER = 3
    const picture = frames.find(({ id }) => id === 'APIC')?.body
    t.equal(picture?.subarray(1, 11).toString('latin1'), 'image/png\0')
    t.equal(picture?.[11], FRONT_COVER)
    const { native } = await parseBuffer(bytes, { mimeType: 'audio/mpeg' })
    t.match(native['ID3v2.3']?.find(({ id }) => id === 'IPLS')?.value, {
      Editor: ['Chiara Neri'],
      Producer: ['Dao Minh', '陈博'],
    })
  },
)

t.test('ID3-6: beside the cover a tag is small, and what it needs not is not in it', async (t) => {
  const { cover: _, day: __, season: ___, episode: ____, ...tags } = someTags({ credits: [], chapters: [] })
  const { frames, end } = tagOf(await write(tags))
  t.strictSame(
    frames.map(({ id }) => id),
    ['TIT2', 'TALB', 'TPE1', 'TCON', 'TLAN'],
  )
  t.ok(end < 300, `${end} bytes`)
})

t.test('whatever stands behind the old tags stays, even where it looks like one', async (t) => {
  const sound = Buffer.concat([
    mp3(3),
    Buffer.from('ID3\x04\0\0\0\0\0\x05xxxxx', 'latin1'),
    mp3(3),
    Buffer.from('TAG'.padEnd(128)),
  ])
  const oldTags = Buffer.from('ID3\x04\0\0\0\0\0\x03abcID3\x03\0\0\0\0\0\x01z', 'latin1')
  const bytes = await write(someTags(), Buffer.concat([oldTags, sound]))
  t.ok(Buffer.from(bytes.subarray(tagOf(bytes).end)).equals(sound))
})

t.test('a cover larger than any tag is an outage', async (t) => {
  const cover = { type: 'image/png' as const, bytes: new Uint8Array(2 ** 28), width: 1, height: 1 }
  await t.rejects(write(someTags({ cover })), IoError)
})

const audio = fileURLToPath(new URL('../../../shared/fixtures/audio/mp3/', import.meta.url))
const skip = existsSync(audio) ? false : 'the recordings of ../shared/fixtures are not here'

/** Keeps all that is no tag at the start. */
async function isKept(t: Test, name: string, before: Uint8Array) {
  const after = Buffer.from(await id3Tagger.write(before, 'mp3', someTags()))
  const behind = after.subarray(tagOf(after).end)
  const from = before.length - behind.length
  t.ok(behind.equals(before.subarray(from)), name)
  const old = Buffer.from(before.subarray(0, from))
  t.ok(old.length === 0 || old.subarray(0, 3).toString() === 'ID3', `${name}: only tags are gone`)
}

t.test('peculiar files keep everything behind their tags, byte for byte', async (t) => {
  for (const { file, bytes } of PECULIAR.filter((one) => one.file.endsWith('.mp3')))
    await isKept(t, file, bytes)
  t.test('and those of others', { skip }, async (t) => {
    for (const name of readdirSync(audio).filter((one) => one.endsWith('.mp3')))
      await isKept(t, name, readFileSync(join(audio, name)))
  })
})

const skipProbe = spawnSync('ffprobe', ['-version']).status === 0 ? false : 'ffprobe is not on the PATH'
t.test('ffprobe reads the same', { skip: skipProbe }, async (t) => {
  const words = ['-v', 'error', '-show_format', '-show_chapters', '-show_streams', '-of', 'json', '-']
  const { stdout } = spawnSync('ffprobe', words, {
    input: await write(someTags(), mp3(80)),
    encoding: 'utf8',
  })
  const told = JSON.parse(stdout)
  t.match(told.format.tags, {
    title: 'The keeper of Capo Nord',
    album: 'Lamp & Lens',
    genre: 'Podcast',
    track: '7',
  })
  t.match(told.chapters, [
    { start_time: '0.000000', end_time: '0.400000', tags: { title: 'How did it start?' } },
    { start_time: '0.400000', end_time: '0.900000', tags: { title: 'E poi? – 然后呢' } },
  ])
  t.match(told.streams[1], { codec_name: 'png', disposition: { attached_pic: 1 } })
})

interface Frame {
  readonly id: string
  readonly body: Buffer
}

/** The frames of the tag at the start, and where it ends. */
function tagOf(bytes: Uint8Array): { frames: readonly Frame[]; end: number } {
  const all = Buffer.from(bytes)
  if (all.subarray(0, 3).toString() !== 'ID3') return { frames: [], end: 0 }
  const end = 10 + [6, 7, 8, 9].reduce((sum, at) => sum * 128 + (all[at] ?? 0), 0)
  return { frames: framesIn(all.subarray(10, end)), end }
}

function framesIn(bytes: Buffer): Frame[] {
  const frames: Frame[] = []
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at + 4)
    frames.push({ id: bytes.toString('latin1', at, at + 4), body: bytes.subarray(at + 10, at + 10 + length) })
    at += 10 + length
  }
  return frames
}

function idOf(body: Buffer): { id: string; rest: Buffer } {
  const zero = body.indexOf(0)
  return { id: body.toString('latin1', 0, zero), rest: body.subarray(zero + 1) }
}

function textOf(body: Buffer): string {
  return new TextDecoder('utf-16le').decode(body.subarray(1))
}
