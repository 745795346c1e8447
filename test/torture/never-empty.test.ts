import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as rested } from 'node:timers/promises'
import t from 'tap'
import { compile } from '../cli/program.ts'
import { built, siteView, smallStation } from '../journeys/a-small-station.ts'
import { ownFolder } from '../own-folder.ts'
import { mp3 } from '../read/a-station.ts'
import { times } from './how-often.ts'

const NOBODY = 65_534
const NO_ROOT = process.getuid?.() === 0 ? false : 'only root may become somebody who may read less'
const FAKETIME = existsSync('/usr/bin/faketime')
  ? false
  : 'faketime is not installed (apt-get install faketime)'

/** A server looks again each minute: too long for every run. */
const BRIEF = times(0, 100) === 0 && 'it takes minutes, and npm run torture has them'

t.before(() => {
  if (!BRIEF) compile()
})

type Fault = (station: string, aside: string) => Promise<void>

const talk = (station: string) => join(station, `episodes/talk-${1 + Math.floor(Math.random() * 6)}`)
const FAULTS: readonly (readonly [words: string, make: Fault])[] = [
  ['episodes/ away', (station, aside) => rename(join(station, 'episodes'), aside)],
  ['feeds/ away', (station, aside) => rename(join(station, 'feeds'), aside)],
  [
    'episodes/ empty',
    async (station, aside) => {
      await rename(join(station, 'episodes'), aside)
      await mkdir(join(station, 'episodes'))
    },
  ],
  [
    'a recording replaced',
    async (station) => {
      const folder = talk(station)
      await writeFile(
        join(folder, `${folder.split('/').at(-1)}.mp3`),
        mp3(10 + Math.floor(Math.random() * 90)),
      )
    },
  ],
  [
    'a recording gone',
    async (station) => {
      const folder = talk(station)
      await rm(join(folder, `${folder.split('/').at(-1)}.mp3`), { force: true })
    },
  ],
  ['no ledger', (station) => rm(join(station, 'ledger.json'), { force: true })],
  ['half a ledger', (station) => cut(join(station, 'ledger.json'))],
  ['half an episode', (station) => cut(join(talk(station), 'episode.md'))],
  ['half of station.yaml', (station) => cut(join(station, 'station.yaml'))],
  [
    'three talks without a word in their folders',
    async (station) => {
      for (const number of [1, 2, 3])
        for (const name of await readdir(join(station, `episodes/talk-${number}`)))
          await rm(join(station, `episodes/talk-${number}`, name))
    },
  ],
]

t.test('whatever goes wrong with the files, what was published is never 404 or 410', async (t) => {
  for (let round = 0; round < times(2, 60); round++) {
    const root = t.testdir({ station: {}, good: {} })
    const station = await smallStation(join(root, 'station'))
    if (round % 2 === 0) await built(station)
    let server = await siteView(station)
    const { addresses } = server.liveSite.current().siteBuild
    const good = join(root, 'good')
    await put(station, good)
    const done: string[] = []
    for (let step = 0; step < 4; step++) {
      const fault = FAULTS[Math.floor(Math.random() * FAULTS.length)]
      if (!fault) continue
      done.push(fault[0])
      // Of two faults of the same folder the second finds nothing to do.
      await fault[1](station, join(root, `aside-${step}`)).catch(() => {})
      await server.tell()
      await check(`after ${done.join(', ')}`)
    }
    await put(good, station)
    await server.tell()
    t.strictSame(server.codes(), [], `all is well again after ${done.join(', ')}`)
    for (const address of addresses) t.equal(await server.status(address), 200, address)
    await server.stop()
    server = await siteView(station)
    await check(`after a restart and ${done.join(', ')}`)
    await server.stop()

    async function check(words: string): Promise<void> {
      const wrong = []
      for (const address of addresses) {
        const status = await server.status(address)
        if (status !== 200 && status !== 503) wrong.push(`${status} ${address}`)
      }
      t.strictSame(wrong, [], words)
      t.ok(server.codes().length === 0 || (await server.health()) === 'stale', words)
    }
  }
})

t.test('permissions that are taken away and given back', { skip: BRIEF || NO_ROOT }, async (t) => {
  const home = await mkdtemp(join(tmpdir(), 'inonda-'))
  t.teardown(() => rm(home, { recursive: true, force: true }))
  await chmod(home, 0o755)
  const station = await smallStation(join(home, 'station'))
  for (const name of ['', ...(await readdir(station, { recursive: true }))])
    await chown(join(station, name), NOBODY, NOBODY)
  const { url, end } = await serving(station, ['setpriv', `--reuid=${NOBODY}`, '--clear-groups'])
  t.teardown(end)
  const feed = await (await fetch(`${url}/feeds/show.xml`)).text()
  for (const name of ['episodes', 'feeds', 'station.yaml', 'ledger.json', 'episodes/talk-2']) {
    await chmod(join(station, name), 0)
    t.ok(await becomes(url, 'stale'), `${name}: it is said`)
    t.equal(await (await fetch(`${url}/feeds/show.xml`)).text(), feed, `${name}: the feed is as it was`)
    await chmod(join(station, name), 0o755)
    t.ok(await becomes(url, 'ok'), `${name}: it is well again`)
  }
})

t.test('a clock that is set while the program runs', { skip: BRIEF || FAKETIME }, async (t) => {
  const root = ownFolder(t, { station: {} })
  const station = await smallStation(join(root, 'station'))
  await built(station)
  const stamp = join(root, 'time')
  await writeFile(stamp, '@2020-01-01 00:00:00')
  const { url, end } = await serving(station, [
    ...['env', `FAKETIME_TIMESTAMP_FILE=${stamp}`, 'FAKETIME_NO_CACHE=1', 'FAKETIME_DONT_FAKE_MONOTONIC=1'],
    'LD_PRELOAD=/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1',
  ])
  t.teardown(end)
  const items = async () => (await (await fetch(`${url}/feeds/show.xml`)).text()).split('<item>').length - 1
  t.equal(await items(), 6)
  t.ok(await becomes(url, 'stale'))
  await writeFile(stamp, '@2025-08-01 00:00:00')
  t.ok(await becomes(url, 'ok'), 'within a minute or so')
  t.equal(await items(), 7, 'what was scheduled came in')
})

async function cut(file: string): Promise<void> {
  const bytes = await readFile(file)
  await writeFile(file, bytes.subarray(0, bytes.length / 2))
}

async function put(from: string, to: string): Promise<void> {
  for (const name of ['station.yaml', 'people.yaml', 'ledger.json', 'feeds', 'episodes']) {
    await rm(join(to, name), { recursive: true, force: true })
    await cp(join(from, name), join(to, name), { recursive: true })
  }
}

/** Serves with the program itself, run by what is named. */
async function serving(station: string, by: readonly string[]) {
  const [command = '', ...words] = by
  const node = ['env', '-u', 'NODE_OPTIONS', process.execPath, 'lib/cli/inonda.js']
  const child = spawn(command, [...words, ...node, 'serve', '--port', '0', '--station', station], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const end = async () => {
    child.kill('SIGKILL')
  }
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (said += piece))
  for (let wait = 0; wait < 60_000; wait += 50) {
    const url = /on air at (http:\S+)/.exec(said)?.[1]
    if (url) return { url: url.replace(/\/$/, ''), end }
    await rested(50)
  }
  await end()
  throw new Error(said)
}

/** Whether it becomes so in little more than the minute after which a server looks again. */
async function becomes(url: string, status: string): Promise<boolean> {
  for (let wait = 0; wait < 90_000; wait += 200) {
    const { status: now } = (await (await fetch(`${url}/healthz`)).json()) as { status: string }
    if (now === status) return true
    await rested(200)
  }
  return false
}
