import t from 'tap'
import { fileStorage } from '../../src/adapters/files/storage.ts'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import { type Moment, publish } from '../../src/tasks/publish.ts'
import { goodFiles } from '../read/a-station.ts'

// What is written down carries the zone of the producer's computer.
process.env['TZ'] = 'Europe/Rome'

const NOW = new Date('2026-03-06T17:00:00.123Z')
const FILE = 'episodes/one/episode.md'
const draft = (front: string) =>
  `---\ntitle: One\nguid: 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a3e\nfeed: show\n${front}---\n\nNotes.\n`

async function published(text: string, at?: Moment) {
  const storage = memoryStorage({ ...goodFiles(), [FILE]: text })
  const context = { storage, shipped: fileStorage('templates'), generator: 'Inonda/0' }
  const result = await publish(context, 'one', NOW, at)
  return { ...result, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await storage.read(FILE)) }
}

t.test('status and date are written, and every other byte is as it was', async (t) => {
  for (const [before, after] of [
    ['', 'status: published\ndate: 2026-03-06T18:00:00+01:00\n'],
    ['status: draft # soon\n', 'status: published # soon\ndate: 2026-03-06T18:00:00+01:00\n'],
    ['date:\nstatus: "draft"\n', 'date: 2026-03-06T18:00:00+01:00\nstatus: published\n'],
    ['date: # when?\ntags: [a]\n', 'date: 2026-03-06T18:00:00+01:00 # when?\ntags: [a]\nstatus: published\n'],
    ['date: 2026-04-01T10:00:00+02:00\n', 'date: 2026-04-01T10:00:00+02:00\nstatus: published\n'],
  ] as const) {
    const { text, diagnostics } = await published(draft(before))
    t.equal(text, draft(after), JSON.stringify({ before, diagnostics }))
  }
})

t.test('a moment that is named wins over the one that stands there', async (t) => {
  const at = { moment: new Date('2026-05-01T08:00:00Z'), written: '2026-05-01T10:00:00+02:00' }
  const { text, date } = await published(draft('date: 2026-04-01T10:00:00+02:00\nstatus: draft\n'), at)
  t.equal(text, draft('date: 2026-05-01T10:00:00+02:00\nstatus: published\n'))
  t.strictSame(date, at.moment)
})

t.test('line ends and a byte order mark stay', async (t) => {
  const windows = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`
  const { text } = await published(windows(draft('status: draft\n')))
  t.equal(text, windows(draft('status: published\ndate: 2026-03-06T18:00:00+01:00\n')))
})

t.test('what is not ready is not published, and the file is as it was', async (t) => {
  for (const [text, code] of [
    [draft('tags: 1\n'), 'episode.value-wrong'],
    [draft('recording: gone.mp3\n'), 'episode.recording-absent'],
    [draft('').replace('title: One', 'title: ""'), 'episode.title-missing'],
    ['no front matter', 'episode.front-matter-missing'],
  ] as const) {
    const { text: after, diagnostics, date } = await published(text)
    t.equal(date, undefined)
    t.match(
      diagnostics.map((one) => one.code),
      [code],
    )
    t.equal(after, text)
  }
})

t.test('an episode that is not there is answered with the nearest one, and no path leads out', async (t) => {
  const storage = memoryStorage(goodFiles())
  const context = { storage, shipped: fileStorage('templates'), generator: 'Inonda/0' }
  t.match((await publish(context, 'onne', NOW)).diagnostics, [{ code: 'episode.unknown', hint: /one/ }])
  for (const slug of ['..', '../..', 'one/..', '']) {
    t.match((await publish(context, slug, NOW)).diagnostics, [{ code: 'episode.unknown' }], slug)
  }
})
