import { readFile } from 'node:fs/promises'
import t from 'tap'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import { add } from '../../src/tasks/add.ts'
import { goodFiles } from '../read/a-station.ts'

const text = (content: string, name = 'talk.txt') => ({ name, bytes: new TextEncoder().encode(content) })
const TALK =
  'A talk about cupboards\n\nHost:\n\nIs it dark in there?\n\nNoor:\n\nA little, but it is quiet.\n'

t.test('a draft goes into the one feed that there is, or into those that are named', async (t) => {
  const storage = memoryStorage(goodFiles())
  const { slug, files } = await add(storage, [text(TALK)], { title: 'Cupboards' })
  t.equal(slug, 'cupboards')
  t.match(files, ['episodes/cupboards/episode.md', 'episodes/cupboards/transcript.md'])
  const written = new TextDecoder().decode(await storage.read('episodes/cupboards/episode.md'))
  t.match(written, /^feed: show$/m)
  t.match(written, /^status: draft$/m)
})

t.test('which feed it belongs to is never guessed', async (t) => {
  const two = { ...goodFiles(), 'feeds/other.yaml': goodFiles()['feeds/show.yaml'] ?? '' }
  const none = Object.fromEntries(Object.entries(goodFiles()).filter(([name]) => !name.startsWith('feeds/')))
  for (const [files, feed, code, hint] of [
    [two, undefined, 'intake.feed-unclear', /--feed other|--feed show/],
    [two, ['shwo'], 'intake.feed-unknown', /show/],
    [none, undefined, 'intake.feed-missing', /feeds\//],
  ] as const) {
    const storage = memoryStorage(files)
    const { slug, diagnostics } = await add(storage, [text(TALK)], { title: 'X', ...(feed && { feed }) })
    t.equal(slug, undefined)
    t.match(diagnostics, [{ code, severity: 'error', hint }])
    t.strictSame(await storage.read('episodes/x/episode.md'), undefined)
  }
  const both = await add(memoryStorage(two), [text(TALK)], { title: 'X', feed: ['show', 'other'] })
  t.equal(both.slug, 'x')
})

t.test('an empty draft needs nothing but a feed', async (t) => {
  const storage = memoryStorage(goodFiles())
  const { slug, files, diagnostics } = await add(storage, [], {})
  t.ok(slug)
  t.strictSame(files, [`episodes/${slug}/episode.md`])
  t.match(
    diagnostics.map(({ code }) => code),
    ['intake.title-missing'],
  )
})

t.test('a recording that is none makes no episode, and people.yaml stays as it was', async (t) => {
  const storage = memoryStorage(goodFiles())
  const people = await storage.read('people.yaml')
  const credits = 'SPECIAL THANKS TO\n\nNoor Sample\n\nBoard: Ada Sample\n'
  const noise = { name: 'talk.mp3', bytes: (await readFile('package.json')).subarray(0, 400) }
  const { slug } = await add(storage, [text(TALK + credits), { ...noise, bytes: withMp3Head(noise.bytes) }], {
    title: 'X',
  })
  t.equal(slug, undefined)
  t.strictSame(await storage.read('people.yaml'), people)
  t.equal(await storage.read('episodes/x/episode.md'), undefined)
})

/** Looks like an MP3 for four bytes, and is none. */
function withMp3Head(bytes: Uint8Array): Uint8Array {
  return new Uint8Array([0xff, 0xfb, 0x90, 0x00, ...bytes])
}

t.test('the same file twice is told, another of the same name too', async (t) => {
  const storage = memoryStorage(goodFiles())
  const codes = async (content: string) => {
    const { diagnostics, slug } = await add(storage, [text(content)], {})
    return [slug, diagnostics.map(({ code }) => code).filter((code) => /added-before|name-taken/.test(code))]
  }
  t.same(await codes(TALK), ['a-talk-about-cupboards', []])
  t.same(await codes(TALK), ['a-talk-about-cupboards-2', ['intake.added-before']])
  t.same(await codes(`${TALK}\n\nHost: And then?\n\nNoor: Then I left.\n`), [
    'a-talk-about-cupboards-3',
    ['intake.name-taken'],
  ])
})

t.test('what check would refuse in a draft, add tells at once', async (t) => {
  const storage = memoryStorage(goodFiles())
  const back = 'A talk\n\nMira [00:10]: One.\n\nJonas [00:05]: Two.\n\nMira [00:20]: Three.\n'
  const { slug, diagnostics } = await add(storage, [text(back)], {})
  t.equal(slug, 'a-talk')
  t.match(
    diagnostics.find(({ code }) => code === 'transcript.time-goes-back'),
    { severity: 'error', file: 'episodes/a-talk/transcript.md', line: 3 },
  )
})

t.test('no episode that is there already is read for a new one', async (t) => {
  const files = goodFiles()
  const many = Object.fromEntries(
    Array.from({ length: 50 }, (_, index) => [
      `episodes/old-${index}/episode.md`,
      files['episodes/hello/episode.md'] ?? '---\n---\n',
    ]),
  )
  const whole = memoryStorage({ ...files, ...many })
  const read: string[] = []
  const counted = {
    ...whole,
    list: (folder: string) => whole.list(folder),
    place: whole.place.bind(whole),
    read: (path: string, terms?: Parameters<typeof whole.read>[1]) => {
      read.push(path)
      return whole.read(path, terms)
    },
  }
  await add(counted, [text(TALK)], {})
  t.same(
    read.filter((path) => path.startsWith('episodes/old-')),
    [],
  )
})
