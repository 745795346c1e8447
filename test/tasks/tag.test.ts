import t from 'tap'
import { id3Tagger } from '../../src/adapters/id3/tagger.ts'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import type { StationContext } from '../../src/build/load-station.ts'
import type { Tags } from '../../src/model/recording-tags.ts'
import type { Pictures } from '../../src/ports/pictures.ts'
import type { Tagger } from '../../src/ports/tagger.ts'
import { replaceRecording, tag } from '../../src/tasks/tag.ts'
import { type Files, goodFiles, mp3, png, spot } from '../read/a-station.ts'

/** A context over these files, which keeps the tags that it was asked to write. */
function contextOf(files: Files, some: Partial<StationContext> = {}) {
  const written: Tags[] = []
  const tagger: Tagger = {
    ...id3Tagger,
    write: (recording, kind, tags) => {
      written.push(tags)
      return id3Tagger.write(recording, kind, tags)
    },
  }
  const storage = memoryStorage(files)
  const context = { storage, shipped: memoryStorage(), generator: 'x', taggers: [tagger], ...some }
  return { context, storage, written }
}

const reported = async (files: Files, slug: string, some: Partial<StationContext> = {}) => {
  const { value, diagnostics } = await tag(contextOf(files, some).context, slug)
  return { value, said: diagnostics.map(spot), diagnostics }
}

t.test('a copy says what the episode is, and the station is as it was', async (t) => {
  const { context, storage, written } = contextOf(goodFiles())
  const { value, diagnostics } = await tag(context, 'one')
  t.strictSame(diagnostics, [])
  t.match(value, { name: 'one.mp3', chapters: 0, hasCover: true })
  t.match(written[0], {
    title: 'One',
    album: 'The Show',
    artists: ['Ann Lee', 'Bo Chen'],
    cover: { width: 1400 },
  })
  t.ok(Buffer.from((await storage.read('episodes/one/one.mp3')) ?? []).equals(mp3()))
})

t.test('the copy takes the place of a recording that was never published, and of no other', async (t) => {
  const files: Record<string, string | Uint8Array> = { ...goodFiles(), 'episodes/two/two.mp3': mp3() }
  const { context, storage } = contextOf(files)
  const draft = (await tag(context, 'two')).value
  t.strictSame(draft && (await replaceRecording(context, 'two', draft)), [])
  const now = await storage.read('episodes/two/two.mp3')
  t.equal(
    Buffer.from(now ?? [])
      .subarray(0, 3)
      .toString(),
    'ID3',
  )

  const published = (await tag(context, 'one')).value
  t.match(published && (await replaceRecording(context, 'one', published)), [{ code: 'tagging.published' }])
  t.ok(Buffer.from((await storage.read('episodes/one/one.mp3')) ?? []).equals(mp3()))
})

t.test('a draft that was published once is no draft any more', async (t) => {
  const guid = '7d1f0e7c-51c5-4d0e-8f6a-3b1c0f6f2b11'
  const recording = { address: '/episodes/two/two.mp3', sha256: 'a', formerly: [] }
  const entry = { address: '/episodes/two/', formerly: [], date: '2025-01-01T00:00:00Z', recording }
  for (const ledger of [
    JSON.stringify({ version: 1, feeds: {}, episodes: { [guid]: entry } }),
    'not a ledger',
  ]) {
    const files = { ...goodFiles(), 'episodes/two/two.mp3': mp3(), 'ledger.json': ledger }
    const { value } = await reported(files, 'two')
    t.ok(value)
    t.equal(value?.replaces, undefined)
  }
})

t.test('what cannot be tagged is told with what to type', async (t) => {
  const good = goodFiles()
  const wav = Buffer.concat([
    Buffer.from(
      'RIFF\x64\x1f\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\x40\x1f\0\0',
      'latin1',
    ),
    Buffer.alloc(8000, 128),
  ])
  const cases: [Files, string, string][] = [
    [good, 'tow', 'episodes:1:1 episode.unknown'],
    [good, 'two', 'episodes/two/:1:1 tagging.recording-missing'],
    [{ ...good, 'episodes/two/two.wav': wav }, 'two', 'episodes/two/two.wav:1:1 tagging.format-refused'],
    [{ ...good, 'episodes/one/episode.md': 'no front matter' }, 'one', 'episode.md:1:1 episode.'],
  ]
  for (const [files, slug, expected] of cases) {
    const { value, said } = await reported(files, slug)
    t.equal(value, undefined)
    t.match(said.join(), expected)
  }
  const { diagnostics } = await reported({ ...good, 'episodes/two/two.wav': wav }, 'two')
  t.match(diagnostics[0]?.hint, /ffmpeg -i episodes\/two\/two\.wav -b:a 96k episodes\/two\/two\.mp3/)
})

t.test('an episode whose shows cannot be read is told', async (t) => {
  const files = { ...goodFiles(), 'feeds/show.yaml': 'title: [' }
  t.strictSame((await reported(files, 'one')).said, ['episodes/one/episode.md:1:1 tagging.feed-missing'])
})

t.test('where the program is missing, it is named', async (t) => {
  const absent: Tagger = { ...id3Tagger, ready: async () => false }
  t.strictSame((await reported(goodFiles(), 'one', { taggers: [absent] })).said, [
    'episodes/one/one.mp3:1:1 tagging.tool-missing',
  ])
})

t.test('a copy that came out other than its original is not handed on', async (t) => {
  for (const bytes of [mp3(10), new Uint8Array(100)]) {
    const broken: Tagger = { ...id3Tagger, write: async () => bytes }
    await t.rejects(reported(goodFiles(), 'one', { taggers: [broken] }), { name: 'IoError', port: 'tagger' })
  }
})

t.test('chapters that a file cannot count are told', async (t) => {
  const headings = Array.from({ length: 300 }, (_, index) => {
    const time = (index / 1000).toFixed(3)
    return `  - { title: 'Chapter ${index}', start: ${time} }\n`
  })
  const files = goodFiles()
  const matter = String(files['episodes/one/episode.md']).replace(
    'thanks:',
    `chapters:\n${headings.join('')}thanks:`,
  )
  const { value, said } = await reported({ ...files, 'episodes/one/episode.md': matter }, 'one')
  t.strictSame(said, ['episodes/one/one.mp3:1:1 tagging.chapters-many'])
  t.equal(value?.chapters, 255)
})

t.test('a cover that is too heavy is made smaller, or left out and told', async (t) => {
  // Noise that no compressor makes smaller, behind the picture's end.
  const heavy = Buffer.concat([png(2000, 2000), Buffer.alloc(400_000, 'x')])
  const files = { ...goodFiles(), 'feeds/show.png': heavy }
  const without = await reported(files, 'one')
  t.equal(without.value?.hasCover, false)
  t.strictSame(without.said, ['feeds/show.png:1:1 tagging.cover-left-out'])
  t.match(without.diagnostics[0]?.hint, /npm install sharp/)

  const asked: number[] = []
  const pictures: Pictures = {
    maker: async () => 'a hand',
    drawn: async () => new Uint8Array(),
    smaller: async (_, width) => {
      asked.push(width)
      return new Uint8Array([0xff, 0xd8, 0xff])
    },
  }
  const { context, written } = contextOf(files, { pictures })
  t.strictSame((await tag(context, 'one')).diagnostics, [])
  t.strictSame(asked, [1400])
  t.match(written[0]?.cover, { type: 'image/jpeg', width: 1400, height: 1400 })
})
