import { gzipSync } from 'node:zlib'
import t from 'tap'
import { makeBuild } from '../../src/build/make-build.ts'
import type { Feed } from '../../src/model/feed.ts'
import { costOf } from '../../src/tasks/traffic-cost.ts'
import { aFeed, anEpisode, aRecording, aStation } from '../build/a-station.ts'
import { shippedTemplates, shippedWords } from '../render/shipped.ts'

const DAY = 86_400_000
const BEGINNING = Date.parse('2020-01-01T00:00:00Z')
const ONE_APP = { subscribers: 1, minutes: 1440, validating: 0, weekly: 7 }
/** What a poll takes besides the body: a connection and header fields. */
const POLL = 3900

/** A station with an episode every other day. */
function siteView(count: number, feed: Partial<Feed> = {}) {
  const episodes = Array.from({ length: count }, (_, index) =>
    anEpisode({
      slug: `e-${index}`,
      guid: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      date: new Date(BEGINNING + index * 2 * DAY),
      notes: 'Words to read, and more of them. '.repeat(20),
      recording: aRecording({ bytes: 5_000_000 }),
    }),
  )
  const station = aStation(episodes, { feeds: [aFeed(feed)] })
  const siteBuild = makeBuild({
    station,
    ledger: { version: 1, feeds: {}, episodes: {} },
    moment: new Date('2040-01-01'),
    templates: shippedTemplates(),
    words: shippedWords(),
    assets: new Map(),
    url: station.url,
    generator: 'Inonda/0.0.0',
  })
  return { siteBuild, station }
}

function only<T>(all: readonly T[]): T {
  const [one] = all
  if (one === undefined || all.length !== 1) throw new Error(`${all.length} of them`)
  return one
}

t.test('one app that asks once a day and validates nothing fetches the feed once a day', async (t) => {
  const { siteBuild, station } = siteView(3)
  const body = siteBuild.find('/feeds/show.xml')?.body
  const bytes = body && 'bytes' in body ? body.bytes() : new Uint8Array()
  const cost = only(costOf(siteBuild, station, ONE_APP))
  t.equal(cost.pollsPerDay, 1)
  t.same(cost.newest, { plain: bytes.length, gzip: gzipSync(bytes).length })
  const way = Object.fromEntries(cost.ways.map(({ name, bytesPerDay }) => [name, bytesPerDay]))
  t.equal(way.whole, POLL + bytes.length)
  t.equal(way.compressed, POLL + cost.newest.gzip)
  t.equal(cost.recordings.meanBytes, 5_000_000)
  t.equal(cost.recordings.bytesPerDay, 5_000_000)
})

t.test('apps that validate fetch each change once', async (t) => {
  const { siteBuild, station } = siteView(3)
  const hourly = { ...ONE_APP, minutes: 60, validating: 1 }
  const cost = only(costOf(siteBuild, station, hourly))
  const validated = cost.ways.find(({ name }) => name === 'validated')?.bytesPerDay
  t.equal(validated, 24 * POLL + cost.newest.gzip)
  const rare = only(costOf(siteBuild, station, { ...hourly, minutes: 14_400 }))
  t.equal(
    rare.ways.find(({ name }) => name === 'validated')?.bytesPerDay,
    Math.round(0.1 * (POLL + cost.newest.gzip)),
  )
})

t.test('each way costs no more than the one before', async (t) => {
  const { siteBuild, station } = siteView(40, { newest: 5 })
  const [first, ...more] = only(
    costOf(siteBuild, station, { subscribers: 1000, minutes: 60, validating: 0.5 }),
  ).ways.map(({ bytesPerDay }) => bytesPerDay)
  t.equal(more.length, 4)
  let last = first ?? 0
  for (const bytes of more) {
    t.ok(bytes < last, `${bytes} < ${last}`)
    last = bytes
  }
})

t.test('episodes a week are counted in the year before the newest', async (t) => {
  const { siteBuild, station } = siteView(300)
  t.match(only(costOf(siteBuild, station, { subscribers: 1, minutes: 60, validating: 1 })), {
    episodes: 300,
    weekly: 3.5,
  })
  const none = siteView(0)
  t.match(only(costOf(none.siteBuild, none.station, { ...ONE_APP, weekly: 0.1 })), {
    episodes: 0,
    recordings: { meanBytes: 0, bytesPerDay: 0 },
  })
  const { weekly, ...counted } = ONE_APP
  t.equal(only(costOf(none.siteBuild, none.station, counted)).weekly, 0)
})
