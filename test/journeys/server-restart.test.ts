import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as rested } from 'node:timers/promises'
import t from 'tap'
import { fileRangeReader } from '../../src/adapters/files/range-reader.ts'
import { type LiveSiteEvent, startLiveSite } from '../../src/build/live-site.ts'
import type { StationContext } from '../../src/build/load-station.ts'
import type { SiteBuild } from '../../src/build/site-build.ts'
import { compose } from '../../src/compose.ts'
import { IoError } from '../../src/ports/io-error.ts'
import type { ChangedPaths } from '../../src/ports/watcher.ts'
import { buildServer } from '../../src/server/app.ts'
import { copyOfSample } from './a-sample.ts'
import { anEpisode, CHANGES, type Change } from './changes.ts'

const WHEN = new Date('2030-01-01T00:00:00Z')
/** Longer than a file must have been left alone to be trusted. */
const SETTLE_MILLISECONDS = 2_100
const LIMITS = { rateLimit: 0, trustProxy: false, graceSeconds: 0 } as const

const TAKEN_BACK: Change = [
  'an episode that is taken back',
  async (station) => {
    const file = join(await anEpisode(station), 'episode.md')
    await writeFile(file, (await readFile(file, 'utf8')).replace('status: published', 'status: draft'))
  },
]

t.test(
  'a server that begins again answers everything at once, while it looks whether it is the same',
  async (t) => {
    const { station, siteBuild } = await servedOnce(t.testdir({}))
    const { liveSite, app, events } = await siteView(station)
    const first = liveSite.current()
    t.strictSame(events, [], 'not everything was looked at yet')
    t.strictSame(first.siteBuild.addresses, siteBuild.addresses)
    for (const address of siteBuild.addresses) {
      t.equal(said(first.siteBuild, address), said(siteBuild, address), `${address} is the same`)
      t.strictSame(first.siteBuild.find(address)?.links, siteBuild.find(address)?.links)
      t.strictSame(first.siteBuild.bytesInfo?.(address), siteBuild.bytesInfo?.(address))
    }
    t.strictSame([...first.siteBuild.gone], [...siteBuild.gone])
    const [health, home, all, search, unknown, oembed, put] = await Promise.all([
      app.inject('/healthz'),
      app.inject('/'),
      app.inject('/credits/'),
      app.inject('/search/?q=radio'),
      app.inject('/nowhere/'),
      app.inject('/oembed?url=https://nowhere.example/'),
      app.inject({ method: 'PUT', url: '/credits/' }),
    ])
    t.equal(health.json().status, 'ok')
    t.equal(home.statusCode, 200)
    t.equal(all.body, said(siteBuild, '/credits/'))
    t.match(search.body, '<mark')
    t.strictSame([unknown.statusCode, oembed.statusCode, put.statusCode], [404, 404, 405])
    await liveSite.settled()
    t.strictSame(liveSite.current().siteBuild.addresses, siteBuild.addresses)
    t.strictSame(
      events.map(({ kind }) => kind),
      ['whole'],
      'nobody is told of a new build',
    )
    t.equal((await app.inject('/healthz')).json().status, 'ok')
    t.strictSame(liveSite.current().modified('/'), first.modified('/'), 'it did not change just now')
    await liveSite.stop()
  },
)

t.test('nothing is answered as it was kept once anything would be another', async (t) => {
  const { station } = await servedOnce(t.testdir({}))
  const later: [string, Parameters<typeof begun>[1]][] = [
    ['the clock is set back', { now: new Date(WHEN.getTime() - 1000) }],
    ['another address', { url: 'https://elsewhere.example' }],
    [
      'another program',
      {
        context: ({ cacheContext, ...rest }) => ({
          ...rest,
          ...(cacheContext && { cacheContext: { ...cacheContext, program: '2' } }),
        }),
      },
    ],
    ['another maker of pictures', { context: ({ pictures: _, ...rest }) => rest }],
  ]
  for (const [words, terms] of later) {
    const { liveSite, isAsKept } = await siteView(station, terms, true)
    t.notOk(await isAsKept(), words)
    await liveSite.stop()
  }
  const same = await siteView(station, {}, true)
  t.ok(await same.isAsKept(), 'all of that left it as it was')
  await same.liveSite.stop()
  const due = await siteView(station, { now: new Date('2035-01-12T17:00:00Z') }, true)
  t.ok(
    due.liveSite.current().siteBuild.find('/episodes/read-along/'),
    'a scheduled episode is there at the first answer',
  )
  t.notOk(await due.isAsKept())
  await due.liveSite.stop()
})

t.test('after any change while nobody served, the first answer is the right one', async (t) => {
  const root = t.testdir({})
  const { station } = await servedOnce(root)
  const changes = [...CHANGES, TAKEN_BACK]
  for (const index of changes.keys()) await cp(station, join(root, `${index}`), { recursive: true })
  await rested(SETTLE_MILLISECONDS)
  for (const [index, [words, make]] of changes.entries()) {
    const copy = join(root, `${index}`)
    await (await begun(copy)).liveSite?.stop()
    await make(copy)
    const { liveSite, isAsKept } = await begun(copy, {}, true)
    const first = liveSite?.current()
    const texts = new Map(
      first?.siteBuild.addresses.map((address) => [address, said(first.siteBuild, address)]),
    )
    // What is refused is not answered: what stood before is.
    const isRefused = (first?.refused.length ?? 0) > 0
    const isKept = await isAsKept()
    if (!isRefused && !/memory|nothing/.test(words)) t.notOk(isKept, words)
    const now = liveSite?.current().siteBuild
    for (const address of now?.addresses ?? []) {
      if (now) t.equal(texts.get(address), said(now, address), `${address} after ${words}`)
    }
    await liveSite?.stop()
  }
})

t.test('where nothing can be read, what was kept goes on', async (t) => {
  const { station, siteBuild } = await servedOnce(t.testdir({}))
  let isOut = true
  const {
    liveSite,
    app,
    events,
    tell: report,
  } = await siteView(station, {
    context: ({ storage, ...rest }) => ({
      ...rest,
      storage: {
        ...storage,
        read: async (path) => {
          if (isOut && path === 'people.yaml') throw new IoError('storage', 'read', 'The disk is away.')
          return storage.read(path)
        },
      },
    }),
  })
  await liveSite.settled()
  t.match(events, [{ kind: 'io-error', message: 'The disk is away.' }])
  t.equal((await app.inject('/')).statusCode, 200)
  t.equal((await app.inject('/credits/')).body, said(siteBuild, '/credits/'))
  t.equal((await app.inject('/healthz')).json().status, 'stale')
  isOut = false
  await report(undefined)
  t.equal((await app.inject('/credits/')).body, said(siteBuild, '/credits/'))
  await liveSite.stop()
})

/** A station that a server has served and left, and the build that it had. */
async function servedOnce(root: string) {
  const station = await copyOfSample(root)
  await rested(SETTLE_MILLISECONDS)
  const { liveSite } = await siteView(station)
  const { siteBuild } = liveSite.current()
  await liveSite.stop()
  return { station, siteBuild }
}

interface Beginning {
  readonly now?: Date
  readonly url?: string
  readonly context?: (context: StationContext) => StationContext
}

/** The same for a station that is known to be good, with a server that answers. */
async function siteView(station: string, terms: Beginning = {}, quiet = false) {
  const { liveSite, ...rest } = await begun(station, terms, quiet)
  if (!liveSite) throw new Error('the sample goes on air')
  return {
    ...rest,
    liveSite,
    app: buildServer({ current: liveSite.current, parts: fileRangeReader(station), limits: LIMITS }),
  }
}

/** A station on the air by what was kept, where it can be; `quiet`: it keeps nothing. */
async function begun(
  station: string,
  { now = WHEN, url, context = (same) => same }: Beginning = {},
  quiet = false,
) {
  const environment = compose(station)
  const own = context(environment.context)
  const cache = own.cacheContext?.cache
  const cacheContext =
    own.cacheContext && cache && quiet
      ? { ...own.cacheContext, cache: { ...cache, put: () => false } }
      : own.cacheContext
  let onChange: (paths?: ChangedPaths) => void = () => {}
  const watch = {
    start: async (changed: (paths?: ChangedPaths) => void) => {
      onChange = changed
      return async () => {}
    },
  }
  const events: LiveSiteEvent[] = []
  const { liveSite } = await startLiveSite(
    { ...own, ...(cacheContext && { cacheContext }) },
    { now: () => now },
    watch,
    {
      atOnce: true,
      onEvent: (event) => events.push(event),
      ...(url !== undefined && { url }),
    },
  )
  return {
    liveSite,
    events,
    /** Whether it began with what was kept, of which it is told afterwards that it was looked at. */
    isAsKept: async () => {
      await liveSite?.settled()
      return events.some(({ kind }) => kind === 'whole')
    },
    tell: async (paths: ChangedPaths) => {
      onChange(paths)
      await liveSite?.settled()
    },
  }
}

function said({ find }: SiteBuild, address: string): string {
  const body = find(address)?.body
  if (body === undefined) return 'nothing'
  if ('bytes' in body) return Buffer.from(body.bytes()).toString()
  return 'make' in body ? body.recipe : body.digest
}
