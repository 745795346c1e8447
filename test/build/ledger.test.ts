import t from 'tap'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import { contradictions } from '../../src/build/ledger/contradictions.ts'
import {
  guidOfFeed,
  type Ledger,
  ledgerBytes,
  newestPublished,
  readLedger,
  updatedLedger,
} from '../../src/build/ledger.ts'
import type { Episode } from '../../src/model/episode.ts'
import { aFeed, anEpisode, aRecording, aStation } from './a-station.ts'

const first = anEpisode()
const EMPTY: Ledger = { version: 1, feeds: {}, episodes: {} }
const published = updatedLedger(EMPTY, aStation([first]), [first])
const placeOf = (file: string, ...path: readonly (string | number)[]) => ({
  file,
  line: path.length + 1,
  column: 1,
})
const codesOf = (episodes: readonly Episode[]) =>
  contradictions(published, aStation(episodes), placeOf).map(({ code, file, hint }) => ({ code, file, hint }))

t.test('an unchanged station contradicts nothing, and its ledger is the same object', async (t) => {
  t.strictSame(codesOf([first]), [])
  t.equal(updatedLedger(published, aStation([first]), [first]), published)
})

t.test('what was published is kept: guid, address, date, recording', async (t) => {
  t.strictSame(JSON.parse(new TextDecoder().decode(ledgerBytes(published))), {
    version: 1,
    feeds: {
      show: {
        guid: guidOfFeed(EMPTY, 'show', undefined, 'https://radio.example'),
        url: 'https://radio.example',
        address: '/feeds/show.xml',
      },
    },
    episodes: {
      [first.guid]: {
        address: '/episodes/first/',
        formerly: [],
        date: '2026-03-01T10:00:00.000Z',
        feeds: ['show'],
        recording: { address: '/episodes/first/a.mp3', sha256: 'aa', formerly: [] },
      },
    },
  })
})

t.test('the ledger reads back as it was written', async (t) => {
  const storage = memoryStorage({ 'ledger.json': ledgerBytes(published) })
  t.strictSame(await readLedger(storage), { value: published, diagnostics: [] })
  t.strictSame((await readLedger(memoryStorage())).value, EMPTY)
})

t.test('a damaged ledger is an error, not an empty one', async (t) => {
  for (const text of ['{', '{}', '[]', '{"version":2,"feeds":{},"episodes":{}}']) {
    const { value, diagnostics } = await readLedger(memoryStorage({ 'ledger.json': text }))
    t.equal(value, undefined)
    t.match(diagnostics, [{ code: 'ledger.unreadable', file: 'ledger.json' }], text)
  }
})

t.test('a guid changed by hand is refused, with the old one to type', async (t) => {
  const fresh = anEpisode({ guid: '22222222-2222-4222-8222-222222222222' })
  t.match(codesOf([fresh]), [
    { code: 'ledger.guid-changed', file: 'episodes/first/episode.md', hint: `Write guid: ${first.guid}` },
  ])
})

t.test('a date changed by hand is refused', async (t) => {
  t.match(codesOf([anEpisode({ date: new Date('2026-03-02T10:00:00Z') })]), [
    { code: 'ledger.date-changed', hint: 'Write date: 2026-03-01T10:00:00.000Z' },
  ])
})

t.test(
  'other bytes under the same name are refused, under a new name they are a new recording',
  async (t) => {
    t.match(codesOf([anEpisode({ recording: aRecording({ digest: 'cc' }) })]), [
      { code: 'ledger.recording-changed', file: 'episodes/first/a.mp3', hint: /a-2\.mp3/ },
    ])
    const renewed = anEpisode({ recording: aRecording({ file: 'a-2.mp3', digest: 'cc' }) })
    t.strictSame(codesOf([renewed]), [])
    t.strictSame(updatedLedger(published, aStation([renewed]), [renewed]).episodes[first.guid]?.recording, {
      address: '/episodes/first/a-2.mp3',
      sha256: 'cc',
      formerly: ['/episodes/first/a.mp3'],
    })
  },
)

t.test('a published episode without its recording is refused', async (t) => {
  const { recording: _, ...silent } = first
  t.match(codesOf([silent]), [{ code: 'ledger.recording-gone', hint: /episodes\/first\/a\.mp3/ }])
})

t.test('a renamed folder keeps its old address, also when it is renamed back and forth', async (t) => {
  const renamed = anEpisode({ slug: 'second' })
  t.strictSame(codesOf([renamed]), [])
  const once = updatedLedger(published, aStation([renamed]), [renamed])
  t.strictSame(once.episodes[first.guid]?.formerly, ['/episodes/first/'])
  const back = updatedLedger(once, aStation([first]), [first])
  t.strictSame(back.episodes[first.guid]?.formerly, ['/episodes/second/'])
})

t.test('an episode of later than the moment is entered as scheduled, and stays free to change', async (t) => {
  const moment = new Date('2026-02-01T00:00:00Z')
  const scheduled = updatedLedger(EMPTY, aStation([first]), [first], { moment })
  t.equal(scheduled.episodes[first.guid]?.scheduled, true)
  t.equal(newestPublished(scheduled), undefined, 'it is no date that was published')
  const other = anEpisode({
    slug: 'second',
    date: new Date('2026-03-02T10:00:00Z'),
    recording: aRecording({ digest: 'cc' }),
  })
  t.strictSame(contradictions(scheduled, aStation([other]), placeOf), [])
  t.strictSame(contradictions(scheduled, aStation([]), placeOf), [], 'it is not gone either')
  const later = { moment: new Date('2026-04-01T00:00:00Z') }
  const out = updatedLedger(scheduled, aStation([other]), [other], later)
  t.strictSame(
    out.episodes,
    updatedLedger(EMPTY, aStation([other]), [other]).episodes,
    'no address is left behind',
  )
  t.strictSame(newestPublished(out), other.date)
  t.equal(
    updatedLedger(out, aStation([other]), [other], { moment }),
    out,
    'what is published stays published',
  )
  const storage = memoryStorage({ 'ledger.json': ledgerBytes(scheduled) })
  t.strictSame((await readLedger(storage)).value, scheduled)
})

t.test('what is off the air is marked as gone, until it is back', async (t) => {
  const gone = updatedLedger(published, aStation([]), [])
  t.equal(gone.episodes[first.guid]?.gone, true)
  t.equal(updatedLedger(gone, aStation([]), []), gone)
  t.strictSame(newestPublished(gone), first.date, 'it was published all the same')
  t.strictSame(updatedLedger(gone, aStation([first]), [first]), published)
  const noFeed = aStation([first], { feeds: [] })
  t.equal(updatedLedger(published, noFeed, [first]).feeds['show']?.gone, true)
  t.strictSame(
    updatedLedger(updatedLedger(published, noFeed, [first]), aStation([first]), [first]),
    published,
  )
})

t.test('a ledger without marks, as older versions wrote it, counts what it holds as published', async (t) => {
  const old = { ...published.episodes[first.guid], date: '2090-01-01T00:00:00.000Z' }
  const text = JSON.stringify({ ...published, episodes: { [first.guid]: old } })
  const { value } = await readLedger(memoryStorage({ 'ledger.json': text }))
  t.strictSame(value && newestPublished(value), new Date('2090-01-01T00:00:00.000Z'))
})

t.test('an episode that is gone, or a draft again, is told', async (t) => {
  t.match(codesOf([]), [{ code: 'ledger.episode-gone', hint: /status: published/ }])
  t.match(codesOf([anEpisode({ status: 'draft' })]), [{ code: 'ledger.episode-gone' }])
})

t.test('a feed keeps its guid when the station moves, and another one is refused', async (t) => {
  const moved = { ...aStation([first]), url: 'https://elsewhere.example' }
  t.equal(guidOfFeed(published, 'show', undefined, moved.url), published.feeds.show?.guid)
  const { guid = '' } = published.feeds['show'] ?? {}
  t.match(updatedLedger(published, moved, [first]).feeds, { show: { guid, url: moved.url } })
  const other = aStation([first], { feeds: [aFeed({ guid: '33333333-3333-5333-8333-333333333333' })] })
  t.match(
    contradictions(published, other, placeOf).map(({ code }) => code),
    ['ledger.feed-guid-changed'],
  )
})

t.test('a show that moves in brings its guid along', async (t) => {
  const brought = '44444444-4444-5444-8444-444444444444'
  t.equal(guidOfFeed(EMPTY, 'show', brought, 'https://radio.example'), brought)
})
