import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { inonda } from '../cli/a-terminal.ts'
import { compile } from '../cli/program.ts'
import { built, itemsIn, NEWEST, NOW, SCHEDULED, siteView, smallStation, until } from './a-small-station.ts'

const BEHIND = new Date('1970-01-01T00:05:00Z')
const AHEAD = new Date('2031-01-01T00:00:00Z')
const feedOf = (station: string) => readFile(join(station, 'dist/feeds/show.xml'), 'utf8')
const ledgerOf = (station: string) => readFile(join(station, 'ledger.json'), 'utf8')

t.test('a build by a clock before the newest published date is refused, and changes nothing', async (t) => {
  const station = await smallStation(t.testdir({}))
  t.strictSame((await built(station)).codes, [])
  const [feed, ledger] = [await feedOf(station), await ledgerOf(station)]
  t.equal(itemsIn(feed), 6)
  for (const now of [BEHIND, new Date('2020-01-01T00:00:00Z'), new Date(NEWEST.getTime() - 1)]) {
    const { files, diagnostics } = await built(station, now)
    t.equal(files, undefined, `${now.toISOString()} is refused`)
    t.match(diagnostics, [
      {
        code: 'ledger.clock-behind',
        severity: 'error',
        message: new RegExp(`${now.toISOString()}.*${NEWEST.toISOString()}`),
        hint: /Set the clock.*inonda build --at 2025-05-06T10:00:00\.000Z/,
      },
    ])
  }
  t.equal(await feedOf(station), feed)
  t.equal(await ledgerOf(station), ledger)
  t.strictSame((await built(station, NEWEST)).codes, [], 'the very moment is late enough')
})

t.test('a scheduled episode is not published, and no reason to refuse a clock', async (t) => {
  const station = await smallStation(t.testdir({}))
  await built(station)
  t.notMatch(await ledgerOf(station), 'talk-7')
  // As a program that enters episodes when they are scheduled leaves it behind.
  const ledger = JSON.parse(await ledgerOf(station))
  ledger.episodes['00000000-0000-4000-8000-000000000007'] = {
    address: '/episodes/another-slug/',
    formerly: [],
    date: '2025-07-02T10:00:00.000Z',
    recording: { address: '/episodes/another-slug/a.mp3', sha256: 'aa', formerly: [] },
    scheduled: true,
  }
  await writeFile(join(station, 'ledger.json'), `${JSON.stringify(ledger, null, 2)}\n`)
  t.strictSame((await built(station)).codes, [], 'it may change until its date')
  t.strictSame((await built(station, SCHEDULED)).codes, [])
  const entry = JSON.parse(await ledgerOf(station)).episodes['00000000-0000-4000-8000-000000000007']
  t.match(entry, { address: '/episodes/talk-7/', formerly: [], date: SCHEDULED.toISOString() })
  t.equal(entry.scheduled, undefined, 'now it is published')
  t.match((await built(station, NOW)).codes, ['ledger.clock-behind'])
})

t.test('a moment that somebody chose is no clock, and publishes nothing', async (t) => {
  const station = await smallStation(t.testdir({}))
  t.strictSame((await built(station, NOW, { at: new Date('2025-05-03T00:00:00Z') })).codes, [])
  t.equal(itemsIn(await feedOf(station)), 2)
  t.notOk(existsSync(join(station, 'ledger.json')))
  t.strictSame((await built(station, NOW)).codes, [], 'what was looked at before is no lost ledger')
  const ledger = await ledgerOf(station)
  t.equal(itemsIn(await feedOf(station)), 6)
  for (const at of [BEHIND, AHEAD]) {
    t.strictSame((await built(station, NOW, { at })).codes, [])
    t.equal(await ledgerOf(station), ledger)
  }
  t.match(
    (await built(station, BEHIND)).codes,
    ['ledger.clock-behind'],
    'also where the build of then stands in dist/',
  )
  t.strictSame((await built(station, BEHIND, { at: NOW })).codes, [], 'the way out that the hint names')
  t.equal(itemsIn(await feedOf(station)), 6)
})

t.test('a build as of a chosen moment is not taken for a published one', async (t) => {
  const station = await smallStation(t.testdir({}))
  await new Promise((go) => setTimeout(go, 2_100))
  await built(station, NOW, { at: NOW })
  await built(station, NOW)
  t.ok(existsSync(join(station, 'ledger.json')), 'the same files are published now')
})

t.test('what a clock that was ahead has published stays published', async (t) => {
  const station = await smallStation(t.testdir({}))
  await built(station, AHEAD)
  t.equal(itemsIn(await feedOf(station)), 7)
  t.match((await built(station, NOW)).codes, ['ledger.clock-behind'])
  t.equal(itemsIn(await feedOf(station)), 7)
  // The way out that docs/when-something-goes-wrong.md names.
  const ledger = JSON.parse(await ledgerOf(station))
  delete ledger.episodes['00000000-0000-4000-8000-000000000007']
  await writeFile(join(station, 'ledger.json'), `${JSON.stringify(ledger, null, 2)}\n`)
  t.strictSame((await built(station, NOW)).codes, [])
  t.equal(itemsIn(await feedOf(station)), 6)
})

t.test('no other command believes such a clock either', async (t) => {
  const station = await smallStation(t.testdir({}))
  await built(station, new Date('2031-01-01T00:00:00Z'))
  const ledger = (await ledgerOf(station)).replaceAll('2025-07-01', '2999-07-01')
  await writeFile(join(station, 'ledger.json'), ledger)
  await editTalk(station, 7, /2025-07-01/, '2999-07-01')
  for (const words of [['build'], ['check'], ['announce'], ['cost'], ['publish', 'two']]) {
    const { status, out, err } = await inonda([...words, '--station', station])
    t.equal(status, 1, words.join(' '))
    t.match(out + err, /ledger\.clock-behind.*\n?.*2999-07-01/, words.join(' '))
  }
  t.notMatch(await readFile(join(station, 'episodes/two/episode.md'), 'utf8'), /^date:/m)
})

t.test('serve goes on by a clock that falls behind, says so, and notices when it is set', async (t) => {
  const station = await smallStation(t.testdir({}))
  let now = NOW
  const { status, codes, health, feed, stop } = await siteView(station, {
    clock: { now: () => now },
    lookMilliseconds: 50,
  })
  t.teardown(stop)
  const before = await feed()
  now = BEHIND
  t.ok(await until(() => codes().length > 0))
  t.strictSame(codes(), ['ledger.clock-behind'])
  t.equal(await health(), 'stale')
  t.equal(await feed(), before)
  t.equal(await status('/episodes/talk-6/'), 200)
  now = SCHEDULED
  t.ok(await until(() => codes().length === 0))
  t.equal(await health(), 'ok')
  t.equal(itemsIn(await feed()), 7, 'what was scheduled came in by a clock that jumped, without its timer')
})

t.test('serve begins by a clock that is behind with exactly what was published', async (t) => {
  for (const isKept of [true, false]) {
    const station = await smallStation(t.testdir({ isKept: {} }))
    await (await siteView(station)).stop()
    if (!isKept) await rm(join(station, '.inonda'), { recursive: true })
    // Never published, and of a date before the newest one.
    await editTalk(station, 7, /2025-07-01/, '2025-05-02')
    const ledger = await ledgerOf(station)
    let now = BEHIND
    const { codes, health, feed, status, stop } = await siteView(station, {
      clock: { now: () => now },
      lookMilliseconds: 50,
    })
    t.equal(itemsIn(await feed()), 6)
    t.equal(await status('/episodes/talk-7/'), 404, 'it never was there')
    t.strictSame(codes(), ['ledger.clock-behind'])
    t.equal(await health(), 'stale')
    t.equal(await ledgerOf(station), ledger)
    now = NOW
    t.ok(await until(() => codes().length === 0))
    t.equal(itemsIn(await feed()), 7)
    await stop()
  }
})

t.test('a scheduled episode comes in at its moment', async (t) => {
  const station = await smallStation(t.testdir({}))
  const begun = performance.now()
  const clock = { now: () => new Date(SCHEDULED.getTime() - 3_000 + performance.now() - begun) }
  const { feed, stop } = await siteView(station, { clock })
  t.teardown(stop)
  t.equal(itemsIn(await feed()), 6)
  t.ok(await until(async () => itemsIn(await feed()) === 7))
  t.ok(clock.now() >= SCHEDULED)
})

const FAKETIME = existsSync('/usr/bin/faketime')
  ? false
  : 'faketime is not installed (apt-get install faketime)'

t.test('the program itself by a clock of 2020', { skip: FAKETIME }, async (t) => {
  const program = compile()
  const station = await smallStation(t.testdir({}))
  await built(station)
  const feed = await feedOf(station)
  const words = ['-u', 'NODE_OPTIONS', 'faketime', '2020-01-01 00:00:00', process.execPath, program]
  const { status, stderr } = spawnSync('env', [...words, 'build', '--station', station], { encoding: 'utf8' })
  t.equal(status, 1, stderr)
  t.match(stderr, 'ledger.clock-behind')
  t.equal(await feedOf(station), feed)
})

async function editTalk(station: string, talk: number, what: RegExp, instead: string): Promise<void> {
  const file = join(station, `episodes/talk-${talk}/episode.md`)
  await writeFile(file, (await readFile(file, 'utf8')).replace(what, instead))
}
