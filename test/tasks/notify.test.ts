import t from 'tap'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import { makeBuild } from '../../src/build/make-build.ts'
import type { Episode } from '../../src/model/episode.ts'
import { IoError } from '../../src/ports/io-error.ts'
import type { Notifier, NotifyResult } from '../../src/ports/notifier.ts'
import { hasListeners, NOTIFIED_FILE, notify, readNotified, writeNotified } from '../../src/tasks/notify.ts'
import { notifyChanges } from '../../src/tasks/notify-changes.ts'
import { aFeed, anEpisode, aStation } from '../build/a-station.ts'
import { shippedTemplates, shippedWords } from '../render/shipped.ts'

const HUB = 'https://hub.example/'
const OTHER = 'https://other.example/'
const RSS = 'https://radio.example/feeds/show.xml'
const JSON_FEED = 'https://radio.example/feeds/show.json'

function buildOf(episodes: readonly Episode[], hubs: readonly string[] = [HUB, OTHER]) {
  const station = aStation(episodes, {
    feeds: [aFeed({ hubs, newest: 1 }), aFeed({ id: 'quiet', title: 'Quiet' })],
  })
  return makeBuild({
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

function aNotifier(told: (to: string, topic: string) => NotifyResult = () => ({})) {
  const heard: string[] = []
  const notifier: Notifier = {
    notifyHub: async (hub, topic) => {
      heard.push(`${hub} ${topic}`)
      return told(hub, topic)
    },
  }
  return { heard, notifier }
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
  const siteBuild = buildOf([first, second, third])
  t.ok(siteBuild.find('/feeds/show/page/1.xml'))
  const { notifier, heard } = aNotifier()
  const made = await notify(siteBuild, {}, { notifier })
  t.strictSame(heard, [`${HUB} ${RSS}`, `${OTHER} ${RSS}`, `${HUB} ${JSON_FEED}`, `${OTHER} ${JSON_FEED}`])
  t.strictSame(made[0], { topic: RSS, to: HUB })
})

t.test('only a change is told, also to a program that starts anew', async (t) => {
  const storage = memoryStorage()
  const { notifier, heard } = aNotifier()
  const announced = await readNotified(storage)
  await notify(buildOf([first]), announced, { notifier })
  await writeNotified(storage, announced)
  heard.length = 0
  t.strictSame(await notify(buildOf([first]), await readNotified(storage), { notifier }), [])
  t.strictSame(heard, [])
  await notify(buildOf([first, second]), await readNotified(storage), { notifier })
  t.equal(heard.length, 4)
})

t.test('who could not be told is told next time, and nobody else', async (t) => {
  const announced = {}
  const broken = aNotifier((hub) => (hub === OTHER ? { failure: 'It is closed.' } : {}))
  const made = await notify(buildOf([first]), announced, { notifier: broken.notifier })
  t.strictSame(
    made.filter(({ failure }) => failure).map(({ to, topic }) => `${to} ${topic}`),
    [`${OTHER} ${RSS}`, `${OTHER} ${JSON_FEED}`],
  )
  const { notifier, heard } = aNotifier()
  await notify(buildOf([first]), announced, { notifier })
  t.strictSame(heard, [`${OTHER} ${RSS}`, `${OTHER} ${JSON_FEED}`])
})

t.test('one feed alone, where it is named', async (t) => {
  const { notifier, heard } = aNotifier()
  await notify(buildOf([first]), {}, { notifier, feed: 'quiet' })
  t.strictSame(heard, [])
  await notify(buildOf([first]), {}, { notifier, feed: 'show' })
  t.equal(heard.length, 4)
})

t.test('podping is told of every feed by its RSS, with hubs or without', async (t) => {
  const feeds: string[] = []
  const { notifier } = aNotifier()
  const podping = async (feed: string) => {
    feeds.push(feed)
    return {}
  }
  await notify(buildOf([first], []), {}, { notifier: { ...notifier, podping } })
  t.strictSame(feeds, [RSS, 'https://radio.example/feeds/quiet.xml'])
})

t.test('whether anybody listens can be asked', async (t) => {
  const { notifier } = aNotifier()
  t.equal(hasListeners(buildOf([first]), notifier), true)
  t.equal(hasListeners(buildOf([first]), notifier, 'quiet'), false)
  t.equal(hasListeners(buildOf([first], []), notifier), false)
  t.equal(hasListeners(buildOf([first], []), { ...notifier, podping: async () => ({}) }), true)
})

t.test('what was announced is a cache: damaged or missing, all are told once more', async (t) => {
  for (const text of ['{', '[]', '{"a":1}', '']) {
    t.strictSame(await readNotified(memoryStorage({ [NOTIFIED_FILE]: text })), {}, text)
  }
  t.strictSame(await readNotified(memoryStorage()), {})
})

t.test('while serving, a failure is tried again by itself until it is over', async (t) => {
  let closed = 2
  const { notifier, heard } = aNotifier(() => (closed-- > 0 ? { failure: 'It is closed.' } : {}))
  const said: boolean[] = []
  const storage = memoryStorage()
  const announcing = notifyChanges({
    storage,
    notifier,
    pausesSeconds: [0.01],
    send: ({ failure }) => said.push(failure === undefined),
    ioError: t.fail,
  })
  t.teardown(() => announcing.stop())
  announcing.changed(buildOf([first], [HUB]))
  while (said.length < 4) await new Promise((go) => setTimeout(go, 5))
  t.strictSame(said, [false, false, true, true])
  t.equal(heard.length, 4)
  announcing.changed(buildOf([first], [HUB]))
  await announcing.stop()
  t.equal(heard.length, 4, 'the same build is no news')
  t.match(Object.keys(await readNotified(storage)), [RSS, JSON_FEED])
})

t.test('of builds that come while somebody is told, only the last is announced whole', async (t) => {
  const { notifier, heard } = aNotifier()
  let go = () => {}
  const heldUp = new Promise<void>((resolve) => {
    go = resolve
  })
  const slow: Notifier = {
    notifyHub: async (hub, topic) => {
      const told = await notifier.notifyHub(hub, topic)
      await heldUp
      return told
    },
  }
  let told = 0
  const announcing = notifyChanges({
    storage: memoryStorage(),
    notifier: slow,
    send: () => told++,
    ioError: t.fail,
  })
  announcing.changed(buildOf([first], [HUB]))
  while (heard.length < 1) await new Promise((wait) => setTimeout(wait, 5))
  announcing.changed(buildOf([first, second], [HUB]))
  announcing.changed(buildOf([first, second, third], [HUB]))
  go()
  while (told < 3) await new Promise((wait) => setTimeout(wait, 5))
  await announcing.stop()
  t.strictSame(heard, [`${HUB} ${RSS}`, `${HUB} ${RSS}`, `${HUB} ${JSON_FEED}`])
})

t.test('a folder that cannot be written is told, and nobody is told twice for it', async (t) => {
  const { notifier, heard } = aNotifier()
  const ioErrors: string[] = []
  const announcing = notifyChanges({
    storage: {
      ...memoryStorage(),
      write: async () => {
        throw new IoError('storage', 'write', 'The folder is read-only.')
      },
    },
    notifier,
    send: () => {},
    ioError: (message) => ioErrors.push(message),
  })
  announcing.changed(buildOf([first], [HUB]))
  while (ioErrors.length < 1) await new Promise((go) => setTimeout(go, 5))
  announcing.changed(buildOf([first], [HUB]))
  await announcing.stop()
  t.strictSame(ioErrors, ['The folder is read-only.'])
  t.equal(heard.length, 2)
})
