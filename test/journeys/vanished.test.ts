import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { inonda } from '../cli/a-terminal.ts'
import { built, itemsIn, served, siteView, smallStation, until } from './a-small-station.ts'
import { type Change, editFile } from './changes.ts'

const feedOf = (station: string) => readFile(join(station, 'dist/feeds/show.xml'), 'utf8')
const episodesOf = (station: string) => join(station, 'episodes')
const without = async (station: string, talks: readonly number[]) => {
  for (const talk of talks) await rm(join(station, `episodes/talk-${talk}`), { recursive: true })
}

/** Faults of disks, mounts and scripts, and what is said of each. */
const VANISHED: readonly (readonly [...Change, said: string])[] = [
  ['no episodes/', (station) => rm(episodesOf(station), { recursive: true }), 'ledger.episodes-vanished'],
  [
    'an empty episodes/',
    async (station) => {
      await rm(episodesOf(station), { recursive: true })
      await mkdir(episodesOf(station))
    },
    'ledger.episodes-vanished',
  ],
  ['half of the talks', (station) => without(station, [1, 2, 3]), 'ledger.episodes-vanished'],
  [
    'folders of talks without anything in them',
    async (station) => {
      for (const slug of await readdir(episodesOf(station))) {
        await rm(join(episodesOf(station), slug), { recursive: true })
        await mkdir(join(episodesOf(station), slug))
      }
    },
    'ledger.episodes-vanished',
  ],
  ['no feeds/', (station) => rm(join(station, 'feeds'), { recursive: true }), 'ledger.feeds-vanished'],
  [
    'the only feed under another name',
    async (station) => {
      await rename(join(station, 'feeds/show.yaml'), join(station, 'feeds/shows.yaml'))
      for (const slug of await readdir(episodesOf(station)))
        await editFile(join(episodesOf(station), slug), 'episode.md', /^feed: show$/m, 'feed: shows')
    },
    'ledger.feeds-vanished',
  ],
  [
    'an empty station',
    async (station) => {
      for (const name of ['station.yaml', 'people.yaml', 'ledger.json', 'feeds', 'episodes'])
        await rm(join(station, name), { recursive: true })
    },
    'station.missing',
  ],
  ['no ledger', (station) => rm(join(station, 'ledger.json')), 'ledger.missing'],
  ['a ledger of no bytes', (station) => writeFile(join(station, 'ledger.json'), ''), 'ledger.unreadable'],
  [
    'half a ledger',
    async (station) => {
      const bytes = await readFile(join(station, 'ledger.json'))
      await writeFile(join(station, 'ledger.json'), bytes.subarray(0, bytes.length / 2))
    },
    'ledger.unreadable',
  ],
  [
    'a ledger of nothing',
    (station) => writeFile(join(station, 'ledger.json'), '{ "version": 1, "feeds": {}, "episodes": {} }\n'),
    'ledger.missing',
  ],
]

t.test('what vanished at once is refused by build and serve, and comes back by itself', async (t) => {
  const root = t.testdir({ station: {} })
  const station = await smallStation(join(root, 'station'))
  await built(station)
  const feed = await feedOf(station)
  const { codes, health, feed: feedNow, status, tell, stop } = await siteView(station)
  for (const [words, make, said] of VANISHED) {
    const copy = join(root, 'copy')
    await copyOf(station, copy)
    await make(station)
    const { files, codes: refused } = await built(station)
    t.equal(files, undefined, `${words}: nothing is built`)
    t.ok(refused.includes(said), `${words}: ${refused}`)
    t.notOk(refused.includes('ledger.episode-gone'), `${words}: nothing is said to be gone`)
    t.equal(await feedOf(station), feed, `${words}: the last build stands`)
    await tell()
    t.ok(codes().includes(said), `${words}: serve says so`)
    t.equal(await health(), 'stale')
    t.equal(await feedNow(), feed, `${words}: serve goes on`)
    t.equal(await status('/episodes/talk-1/'), 200)
    await copyOf(copy, station)
    await tell()
    t.strictSame(codes(), [], `${words}: all is well again`)
  }
  await stop()
})

t.test('a server that begins where everything vanished goes on with what it had', async (t) => {
  const root = t.testdir({ station: {} })
  const station = await smallStation(join(root, 'station'))
  await built(station)
  // Files are believed that were left alone for so long.
  await new Promise((go) => setTimeout(go, 2_100))
  await (await siteView(station)).stop()
  await rename(episodesOf(station), join(root, 'away'))
  const { status, health, feed, codes, stop } = await siteView(station, { lookMilliseconds: 50 })
  t.equal(itemsIn(await feed()), 6)
  t.equal(await status('/episodes/talk-6/'), 200)
  t.equal(await status('/credits/'), 200)
  t.equal(await status('/episodes/talk-6/talk-6.mp3'), 503)
  t.equal(await health(), 'stale')
  t.strictSame(codes(), ['ledger.episodes-vanished'])
  await rename(join(root, 'away'), episodesOf(station))
  t.ok(await until(() => codes().length === 0), 'it looks again by itself')
  t.equal(await status('/credits/'), 200)
  t.equal(await status('/episodes/talk-6/talk-6.mp3'), 200)
  t.equal(await health(), 'ok')
  await stop()
})

t.test('where nothing was kept either, nothing is served, and it is said why', async (t) => {
  const station = await smallStation(t.testdir({}))
  await built(station)
  await rm(join(station, '.inonda'), { recursive: true })
  await rm(episodesOf(station), { recursive: true })
  const { on, diagnostics } = await served(station)
  t.equal(on, undefined)
  t.match(
    diagnostics.map(({ code }) => code),
    ['ledger.episodes-vanished'],
  )
})

t.test('what was removed on purpose is declared once, and serve follows the ledger', async (t) => {
  const station = await smallStation(t.testdir({}))
  await built(station)
  const { codes, status, tell, stop } = await siteView(station)
  t.teardown(stop)
  await without(station, [1, 2, 3])
  t.equal((await built(station)).files, undefined)
  const allowed = await built(station, undefined, { allowRemoval: true })
  t.ok(allowed.files)
  t.same(new Set(allowed.codes), new Set(['ledger.episode-gone']))
  t.ok((await built(station)).files, 'the next build need not be told')
  await tell()
  t.strictSame(codes(), [])
  t.equal(await status('/episodes/talk-1/'), 410)
  t.equal(await status('/episodes/talk-4/'), 200)
})

t.test('a show whose episodes all end is taken off the air when that is declared', async (t) => {
  const station = await smallStation(t.testdir({}))
  await built(station)
  await without(station, [1, 2, 3, 4, 5, 6, 7])
  const [{ code, hint } = { code: '', hint: '' }] = (await built(station)).diagnostics
  t.equal(code, 'ledger.episodes-vanished')
  const [, ...typed] = /inonda build --\S+/.exec(hint)?.[0].split(' ') ?? []
  const { status, err } = await inonda([...typed, '--station', station])
  t.equal(status, 0, `what the hint says can be typed: ${err}`)
  t.ok((await built(station)).files)
  t.equal(itemsIn(await feedOf(station)), 0)
})

t.test('edits are no faults', async (t) => {
  const station = await smallStation(t.testdir({}))
  await built(station)
  const edit = (talk: number, what: RegExp, instead: string) =>
    editFile(join(episodesOf(station), `talk-${talk}`), 'episode.md', what, instead)
  for (const talk of [1, 2, 3, 4, 5, 6]) await edit(talk, /status: published/, 'status: draft')
  const drafts = await built(station)
  t.ok(drafts.files, 'every talk is a draft again')
  for (const talk of [1, 2, 3, 4, 5, 6]) await edit(talk, /status: draft/, 'status: published')
  t.ok((await built(station)).files, 'and published again')
  const ledger = JSON.parse(await readFile(join(station, 'ledger.json'), 'utf8'))
  t.notMatch(JSON.stringify(ledger), '"gone"')
  for (const talk of [1, 2, 3, 4])
    await rename(join(episodesOf(station), `talk-${talk}`), join(episodesOf(station), `conversation-${talk}`))
  t.ok((await built(station)).files, 'four renamed folders')
  for (const talk of [1, 2, 3]) {
    const name = join(episodesOf(station), `conversation-${talk}`)
    await editFile(name, 'episode.md', /^title: .*$/m, 'title: [')
  }
  const broken = await built(station)
  t.equal(broken.files, undefined)
  t.notOk(broken.codes.includes('ledger.episodes-vanished'), 'who breaks three files has not lost them')
})

t.test('one after the other may go, and two at once of six', async (t) => {
  const station = await smallStation(t.testdir({}))
  await built(station)
  await without(station, [1, 2])
  t.ok((await built(station)).files)
  await without(station, [3])
  t.ok((await built(station)).files, 'what went before does not count')
  await without(station, [4, 5, 6])
  t.match((await built(station)).codes, ['ledger.episodes-vanished'])
})

t.test('a lost ledger is begun anew only when that is declared', async (t) => {
  const station = await smallStation(t.testdir({}))
  await built(station)
  const before = await readFile(join(station, 'ledger.json'), 'utf8')
  await rm(join(station, 'ledger.json'))
  t.match((await built(station)).diagnostics, [
    { code: 'ledger.missing', message: /is missing, and \.inonda says .*\(6\)/, hint: /--allow-removal/ },
  ])
  await rm(join(station, '.inonda'), { recursive: true })
  t.match((await built(station)).diagnostics, [
    { code: 'ledger.missing', message: /is missing, and dist\/ says .*\(6\)/ },
  ])
  t.ok((await built(station, undefined, { allowRemoval: true })).files)
  t.equal(await readFile(join(station, 'ledger.json'), 'utf8'), before)
  t.ok((await built(station)).files)
})

async function copyOf(from: string, to: string): Promise<void> {
  for (const name of ['station.yaml', 'people.yaml', 'ledger.json', 'feeds', 'episodes']) {
    await rm(join(to, name), { recursive: true, force: true })
    await cp(join(from, name), join(to, name), { recursive: true })
  }
}
