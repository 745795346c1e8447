import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as rested } from 'node:timers/promises'
import t from 'tap'
import { fileParts } from '../../src/adapters/files/parts.ts'
import { compose } from '../../src/compose.ts'
import { Outage } from '../../src/ports/outage.ts'
import type { ChangedPaths } from '../../src/ports/watch.ts'
import { type AiringEvent, keepOnAir } from '../../src/publish/airing.ts'
import type { Workshop } from '../../src/publish/examine.ts'
import type { Edition } from '../../src/publish/standing.ts'
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
    const { station, edition } = await servedOnce(t.testdir({}))
    const { airing, app, events } = await onAir(station)
    const first = airing.standing()
    t.strictSame(events, [], 'not everything was looked at yet')
    t.strictSame(first.edition.addresses, edition.addresses)
    for (const address of edition.addresses) {
      t.equal(said(first.edition, address), said(edition, address), `${address} is the same`)
      t.strictSame(first.edition.find(address)?.links, edition.find(address)?.links)
      t.strictSame(first.edition.entityAt?.(address), edition.entityAt?.(address))
    }
    t.strictSame([...first.edition.gone], [...edition.gone])
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
    t.equal(all.body, said(edition, '/credits/'))
    t.match(search.body, '<mark')
    t.strictSame([unknown.statusCode, oembed.statusCode, put.statusCode], [404, 404, 405])
    await airing.settled()
    t.strictSame(airing.standing().edition.addresses, edition.addresses)
    t.strictSame(
      events.map(({ kind }) => kind),
      ['whole'],
      'nobody is told of a new edition',
    )
    t.equal((await app.inject('/healthz')).json().status, 'ok')
    t.strictSame(airing.standing().modified('/'), first.modified('/'), 'it did not change just now')
    await airing.stop()
  },
)

t.test('nothing is answered as it was kept once anything would be another', async (t) => {
  const { station } = await servedOnce(t.testdir({}))
  const later: [string, Parameters<typeof begun>[1]][] = [
    ['the clock is set back', { now: new Date(WHEN.getTime() - 1000) }],
    ['another address', { url: 'https://elsewhere.example' }],
    [
      'another program',
      { workshop: ({ kept, ...rest }) => ({ ...rest, ...(kept && { kept: { ...kept, program: '2' } }) }) },
    ],
    ['another maker of pictures', { workshop: ({ pictures: _, ...rest }) => rest }],
  ]
  for (const [words, terms] of later) {
    const { airing, isAsKept } = await onAir(station, terms, true)
    t.notOk(await isAsKept(), words)
    await airing.stop()
  }
  const same = await onAir(station, {}, true)
  t.ok(await same.isAsKept(), 'all of that left it as it was')
  await same.airing.stop()
  const due = await onAir(station, { now: new Date('2035-01-12T17:00:00Z') }, true)
  t.ok(
    due.airing.standing().edition.find('/episodes/read-along/'),
    'a scheduled episode is there at the first answer',
  )
  t.notOk(await due.isAsKept())
  await due.airing.stop()
})

t.test('after any change while nobody served, the first answer is the right one', async (t) => {
  const root = t.testdir({})
  const { station } = await servedOnce(root)
  const changes = [...CHANGES, TAKEN_BACK]
  for (const index of changes.keys()) await cp(station, join(root, `${index}`), { recursive: true })
  await rested(SETTLE_MILLISECONDS)
  for (const [index, [words, make]] of changes.entries()) {
    const copy = join(root, `${index}`)
    await (await begun(copy)).airing?.stop()
    await make(copy)
    const { airing, isAsKept } = await begun(copy, {}, true)
    const first = airing?.standing()
    const texts = new Map(first?.edition.addresses.map((address) => [address, said(first.edition, address)]))
    // What is refused is not answered: what stood before is.
    const isRefused = (first?.refused.length ?? 0) > 0
    const isKept = await isAsKept()
    if (!isRefused && !/memory|nothing/.test(words)) t.notOk(isKept, words)
    const now = airing?.standing().edition
    for (const address of now?.addresses ?? []) {
      if (now) t.equal(texts.get(address), said(now, address), `${address} after ${words}`)
    }
    await airing?.stop()
  }
})

t.test('where nothing can be read, what was kept goes on', async (t) => {
  const { station, edition } = await servedOnce(t.testdir({}))
  let isOut = true
  const { airing, app, events, tell } = await onAir(station, {
    workshop: ({ storage, ...rest }) => ({
      ...rest,
      storage: {
        ...storage,
        read: async (path) => {
          if (isOut && path === 'people.yaml') throw new Outage('storage', 'read', 'The disk is away.')
          return storage.read(path)
        },
      },
    }),
  })
  await airing.settled()
  t.match(events, [{ kind: 'outage', message: 'The disk is away.' }])
  t.equal((await app.inject('/')).statusCode, 200)
  t.equal((await app.inject('/credits/')).body, said(edition, '/credits/'))
  t.equal((await app.inject('/healthz')).json().status, 'stale')
  isOut = false
  await tell(undefined)
  t.equal((await app.inject('/credits/')).body, said(edition, '/credits/'))
  await airing.stop()
})

/** A station that a server has served and left, and the edition that it had. */
async function servedOnce(root: string) {
  const station = await copyOfSample(root)
  await rested(SETTLE_MILLISECONDS)
  const { airing } = await onAir(station)
  const { edition } = airing.standing()
  await airing.stop()
  return { station, edition }
}

interface Beginning {
  readonly now?: Date
  readonly url?: string
  readonly workshop?: (workshop: Workshop) => Workshop
}

/** The same for a station that is known to be good, with a server that answers. */
async function onAir(station: string, terms: Beginning = {}, quiet = false) {
  const { airing, ...rest } = await begun(station, terms, quiet)
  if (!airing) throw new Error('the sample goes on air')
  return {
    ...rest,
    airing,
    app: buildServer({ standing: airing.standing, parts: fileParts(station), limits: LIMITS }),
  }
}

/** A station on the air by what was kept, where it can be; `quiet`: it keeps nothing. */
async function begun(
  station: string,
  { now = WHEN, url, workshop = (same) => same }: Beginning = {},
  quiet = false,
) {
  const desk = compose(station)
  const own = workshop(desk.workshop)
  const keep = own.kept?.keep
  const kept = own.kept && keep && quiet ? { ...own.kept, keep: { ...keep, put: () => false } } : own.kept
  let told: (paths?: ChangedPaths) => void = () => {}
  const watch = {
    start: async (changed: (paths?: ChangedPaths) => void) => {
      told = changed
      return async () => {}
    },
  }
  const events: AiringEvent[] = []
  const { airing } = await keepOnAir({ ...own, ...(kept && { kept }) }, { now: () => now }, watch, {
    atOnce: true,
    tell: (event) => events.push(event),
    ...(url !== undefined && { url }),
  })
  return {
    airing,
    events,
    /** Whether it began with what was kept, of which it is told afterwards that it was looked at. */
    isAsKept: async () => {
      await airing?.settled()
      return events.some(({ kind }) => kind === 'whole')
    },
    tell: async (paths: ChangedPaths) => {
      told(paths)
      await airing?.settled()
    },
  }
}

function said({ find }: Edition, address: string): string {
  const body = find(address)?.body
  if (body === undefined) return 'nothing'
  if ('bytes' in body) return Buffer.from(body.bytes()).toString()
  return 'make' in body ? body.recipe : body.digest
}
