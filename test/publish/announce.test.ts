import t from 'tap'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import type { Episode } from '../../src/model/episode.ts'
import type { Herald, Told } from '../../src/ports/herald.ts'
import { Outage } from '../../src/ports/outage.ts'
import {
  ANNOUNCED_FILE,
  announce,
  hasListeners,
  keepAnnounced,
  readAnnounced,
} from '../../src/publish/announce.ts'
import { keepAnnouncing } from '../../src/publish/announcing.ts'
import { makeEdition } from '../../src/publish/edition.ts'
import { shippedTemplates, shippedWords } from '../render/shipped.ts'
import { aFeed, anEpisode, aStation } from './a-station.ts'

const HUB = 'https://hub.example/'
const OTHER = 'https://other.example/'
const RSS = 'https://radio.example/feeds/show.xml'
const JSON_FEED = 'https://radio.example/feeds/show.json'

function editionOf(episodes: readonly Episode[], hubs: readonly string[] = [HUB, OTHER]) {
  const station = aStation(episodes, {
    feeds: [aFeed({ hubs, newest: 1 }), aFeed({ id: 'quiet', title: 'Quiet' })],
  })
  return makeEdition({
    station,
    ledger: { version: 1, feeds: {}, episodes: {} },
    moment: new Date('2030-01-01T00:00:00Z'),
    templates: shippedTemplates(),
    words: shippedWords(),
    assets: new Map(),
    url: station.url,
    generator: 'Inonda/0.0.0',
  })
}

function aHerald(told: (to: string, topic: string) => Told = () => ({})) {
  const heard: string[] = []
  const herald: Herald = {
    tellHub: async (hub, topic) => {
      heard.push(`${hub} ${topic}`)
      return told(hub, topic)
    },
  }
  return { heard, herald }
}

const first = anEpisode()
const second = anEpisode({
  slug: 'second',
  guid: '22222222-2222-4222-8222-222222222222',
  date: new Date('2026-04-01T10:00:00Z'),
})
const third = anEpisode({
  slug: 'third',
  guid: '33333333-3333-4333-8333-333333333333',
  date: new Date('2026-05-01T10:00:00Z'),
})

t.test('every hub of a feed is told of what can be subscribed to, and of no archive', async (t) => {
  const edition = editionOf([first, second, third])
  t.ok(edition.find('/feeds/show/page/1.xml'))
  const { herald, heard } = aHerald()
  const made = await announce(edition, {}, { herald })
  t.strictSame(heard, [`${HUB} ${RSS}`, `${OTHER} ${RSS}`, `${HUB} ${JSON_FEED}`, `${OTHER} ${JSON_FEED}`])
  t.strictSame(made[0], { topic: RSS, to: HUB })
})

t.test('only a change is told, also to a program that starts anew', async (t) => {
  const storage = memoryStorage()
  const { herald, heard } = aHerald()
  const announced = await readAnnounced(storage)
  await announce(editionOf([first]), announced, { herald })
  await keepAnnounced(storage, announced)
  heard.length = 0
  t.strictSame(await announce(editionOf([first]), await readAnnounced(storage), { herald }), [])
  t.strictSame(heard, [])
  await announce(editionOf([first, second]), await readAnnounced(storage), { herald })
  t.equal(heard.length, 4)
})

t.test('who could not be told is told next time, and nobody else', async (t) => {
  const announced = {}
  const broken = aHerald((hub) => (hub === OTHER ? { failure: 'It is closed.' } : {}))
  const made = await announce(editionOf([first]), announced, { herald: broken.herald })
  t.strictSame(
    made.filter(({ failure }) => failure).map(({ to, topic }) => `${to} ${topic}`),
    [`${OTHER} ${RSS}`, `${OTHER} ${JSON_FEED}`],
  )
  const { herald, heard } = aHerald()
  await announce(editionOf([first]), announced, { herald })
  t.strictSame(heard, [`${OTHER} ${RSS}`, `${OTHER} ${JSON_FEED}`])
})

t.test('one feed alone, where it is named', async (t) => {
  const { herald, heard } = aHerald()
  await announce(editionOf([first]), {}, { herald, feed: 'quiet' })
  t.strictSame(heard, [])
  await announce(editionOf([first]), {}, { herald, feed: 'show' })
  t.equal(heard.length, 4)
})

t.test('podping is told of every feed by its RSS, with hubs or without', async (t) => {
  const feeds: string[] = []
  const { herald } = aHerald()
  const podping = async (feed: string) => {
    feeds.push(feed)
    return {}
  }
  await announce(editionOf([first], []), {}, { herald: { ...herald, podping } })
  t.strictSame(feeds, [RSS, 'https://radio.example/feeds/quiet.xml'])
})

t.test('whether anybody listens can be asked', async (t) => {
  const { herald } = aHerald()
  t.equal(hasListeners(editionOf([first]), herald), true)
  t.equal(hasListeners(editionOf([first]), herald, 'quiet'), false)
  t.equal(hasListeners(editionOf([first], []), herald), false)
  t.equal(hasListeners(editionOf([first], []), { ...herald, podping: async () => ({}) }), true)
})

t.test('what was announced is a cache: damaged or missing, all are told once more', async (t) => {
  for (const text of ['{', '[]', '{"a":1}', '']) {
    t.strictSame(await readAnnounced(memoryStorage({ [ANNOUNCED_FILE]: text })), {}, text)
  }
  t.strictSame(await readAnnounced(memoryStorage()), {})
})

t.test('while serving, a failure is tried again by itself until it is over', async (t) => {
  let closed = 2
  const { herald, heard } = aHerald(() => (closed-- > 0 ? { failure: 'It is closed.' } : {}))
  const said: boolean[] = []
  const storage = memoryStorage()
  const announcing = keepAnnouncing({
    storage,
    herald,
    pausesSeconds: [0.01],
    tell: ({ failure }) => said.push(failure === undefined),
    outage: t.fail,
  })
  t.teardown(() => announcing.stop())
  announcing.changed(editionOf([first], [HUB]))
  while (said.length < 4) await new Promise((go) => setTimeout(go, 5))
  t.strictSame(said, [false, false, true, true])
  t.equal(heard.length, 4)
  announcing.changed(editionOf([first], [HUB]))
  await announcing.stop()
  t.equal(heard.length, 4, 'the same edition is no news')
  t.match(Object.keys(await readAnnounced(storage)), [RSS, JSON_FEED])
})

t.test('of editions that come while somebody is told, only the last is announced whole', async (t) => {
  const { herald, heard } = aHerald()
  let go = () => {}
  const heldUp = new Promise<void>((resolve) => {
    go = resolve
  })
  const slow: Herald = {
    tellHub: async (hub, topic) => {
      const told = await herald.tellHub(hub, topic)
      await heldUp
      return told
    },
  }
  let told = 0
  const announcing = keepAnnouncing({
    storage: memoryStorage(),
    herald: slow,
    tell: () => told++,
    outage: t.fail,
  })
  announcing.changed(editionOf([first], [HUB]))
  while (heard.length < 1) await new Promise((wait) => setTimeout(wait, 5))
  announcing.changed(editionOf([first, second], [HUB]))
  announcing.changed(editionOf([first, second, third], [HUB]))
  go()
  while (told < 3) await new Promise((wait) => setTimeout(wait, 5))
  await announcing.stop()
  t.strictSame(heard, [`${HUB} ${RSS}`, `${HUB} ${RSS}`, `${HUB} ${JSON_FEED}`])
})

t.test('a folder that cannot be written is told, and nobody is told twice for it', async (t) => {
  const { herald, heard } = aHerald()
  const outages: string[] = []
  const announcing = keepAnnouncing({
    storage: {
      ...memoryStorage(),
      write: async () => {
        throw new Outage('storage', 'write', 'The folder is read-only.')
      },
    },
    herald,
    tell: () => {},
    outage: (message) => outages.push(message),
  })
  announcing.changed(editionOf([first], [HUB]))
  while (outages.length < 1) await new Promise((go) => setTimeout(go, 5))
  announcing.changed(editionOf([first], [HUB]))
  await announcing.stop()
  t.strictSame(outages, ['The folder is read-only.'])
  t.equal(heard.length, 2)
})
