import t from 'tap'
import { fileStorage } from '../../src/adapters/files/storage.ts'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import { loadStation } from '../../src/build/load-station.ts'
import { publish } from '../../src/tasks/publish.ts'
import type { TypedMoment } from '../../src/tasks/typed-moment.ts'
import { goodFiles } from '../read/a-station.ts'

// What is written down carries the zone of the producer's computer.
process.env['TZ'] = 'Europe/Rome'

const NOW = new Date('2026-03-06T17:00:00.123Z')
const FILE = 'episodes/one/episode.md'
const draft = (front: string) =>
  `---\ntitle: One\nguid: 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a3e\nfeed: show\n${front}---\n\nNotes.\n`

async function published(text: string, at?: TypedMoment) {
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

t.test('a station’s own time zone holds, whatever the computer’s', async (t) => {
  const files = goodFiles()
  const settings = `${files['station.yaml']}timezone: America/New_York\nairTime: "07:30"\n`
  const tried = async (front: string, at?: TypedMoment) => {
    const storage = memoryStorage({ ...files, 'station.yaml': settings, [FILE]: draft(front) })
    const result = await publish(
      { storage, shipped: fileStorage('templates'), generator: 'Inonda/0' },
      'one',
      NOW,
      at,
    )
    return { ...result, text: new TextDecoder().decode(await storage.read(FILE)) }
  }
  t.match((await tried('')).text, 'date: 2026-03-06T12:00:00-05:00\n')
  t.match((await tried('', { written: '2026-07-01T18:00' })).text, 'date: 2026-07-01T18:00:00-04:00\n')
  t.match((await tried('', { written: '2026-07-01' })).text, 'date: 2026-07-01T07:30:00-04:00\n')
  t.match(await tried('date: 2026-07-01\n'), {
    date: new Date('2026-07-01T11:30:00Z'),
    written: '2026-07-01T07:30:00-04:00',
    text: 'date: 2026-07-01\n',
  })
  const skipped = await tried('', { written: '2026-03-08T02:30' })
  t.match(skipped.diagnostics, [
    { code: 'episode.date-skipped', hint: /^Write --at 2026-03-08T03:30:00-04:00/ },
  ])
  t.equal(skipped.date, undefined)
})

t.test('the ledger is written at once, so that a computer that builds elsewhere has it', async (t) => {
  const storage = memoryStorage({ ...goodFiles(), [FILE]: draft('') })
  const context = { storage, shipped: fileStorage('templates'), generator: 'Inonda/0' }
  const ledger = async () => JSON.parse(new TextDecoder().decode(await storage.read('ledger.json')))
  const guid = '0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a3e'
  const again = async (written: string) => {
    const at = { written, moment: new Date(written) }
    await storage.write(FILE, new TextEncoder().encode(draft('')))
    return publish(context, 'one', NOW, at)
  }
  await again('2026-05-01T10:00:00Z')
  t.match(await ledger(), {
    feeds: { show: { address: '/feeds/show.xml', url: 'https://radio.example' } },
    episodes: { [guid]: { date: '2026-05-01T10:00:00.000Z', scheduled: true } },
  })
  t.match((await again('2026-06-01T10:00:00Z')).diagnostics, [])
  t.match((await ledger()).episodes, { [guid]: { date: '2026-06-01T10:00:00.000Z', scheduled: true } })
  t.ok((await again('2026-03-01T10:00:00Z')).date)
  const published = await ledger()
  t.equal(published.episodes[guid].scheduled, undefined)
  t.match((await again('2026-04-01T10:00:00Z')).diagnostics, [{ code: 'ledger.date-changed' }])
  t.strictSame(await ledger(), published, 'what is refused is not noted')
})

t.test('a scheduled episode whose date has passed was published by whoever builds', async (t) => {
  const storage = memoryStorage({ ...goodFiles(), [FILE]: draft('') })
  const context = { storage, shipped: fileStorage('templates'), generator: 'Inonda/0' }
  await publish(context, 'one', NOW, {
    written: '2026-05-01T10:00:00Z',
    moment: new Date('2026-05-01T10:00:00Z'),
  })
  const text = new TextDecoder().decode(await storage.read(FILE))
  await storage.write(FILE, new TextEncoder().encode(text.replace('2026-05-01', '2026-05-02')))
  const codes = async (moment: string) =>
    (await loadStation(context, { moment: new Date(moment) })).blocking.map(({ code }) => code)
  t.strictSame(await codes('2026-04-30T00:00:00Z'), [])
  t.strictSame(await codes('2026-05-01T10:00:00Z'), ['ledger.date-changed'])
})

t.test('nothing is published into a ledger that was lost', async (t) => {
  const storage = memoryStorage({ ...goodFiles(), [FILE]: draft(''), 'ledger.json': '{' })
  const context = { storage, shipped: fileStorage('templates'), generator: 'Inonda/0' }
  t.match((await publish(context, 'one', NOW)).diagnostics, [{ code: 'ledger.unreadable' }])
  t.equal(new TextDecoder().decode(await storage.read(FILE)), draft(''))
})
