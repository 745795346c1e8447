import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Test, test } from 'tap'
import { main } from '../../src/cli/main.ts'
import { NO_PAINT } from '../../src/diagnostics/format.ts'
import { compile } from '../cli/program.ts'

const SKIP = existsSync('/proc/self/task') ? false : 'the processes of another process cannot be seen here'
const WORKERS = 2

interface Served {
  readonly url: string
  readonly folder: string
  readonly server: ChildProcess
  readonly workers: () => number[]
  readonly health: () => Promise<Record<string, unknown>>
}

/** An empty station, served by two workers. */
async function served(t: Test): Promise<Served> {
  const folder = join(t.testdir({}), 'station')
  const terminal = {
    print: () => {},
    remark: () => {},
    progress: () => {},
    paint: NO_PAINT,
    ask: undefined,
    environment: {},
    onStop: () => {},
  }
  const words = ['--title', 'Radio', '--url', 'https://radio.example.org', '--email', 'a@example.org']
  await main(['init', folder, ...words, '--language', 'en'], terminal)
  const server = spawn(
    process.execPath,
    [compile(), ...['serve', '--station', folder, '--port', '0', '--workers', String(WORKERS)]],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env['PATH'], INONDA_METRICS: 'on' } },
  )
  server.stderr.resume()
  t.teardown(async () => {
    if (server.exitCode !== null || server.signalCode !== null) return
    server.kill('SIGTERM')
    await once(server, 'exit')
  })
  const [said] = await once(server.stdout, 'data')
  const url = String(/http:\S+/.exec(String(said)))
  const health = async () => (await fetch(`${url}/healthz`)).json() as Promise<Record<string, unknown>>
  const workers = () => childrenOf(server.pid ?? 0)
  await settle(async () => (await health())['answering'] === WORKERS)
  return { url, folder, server, workers, health }
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  )
}

/** A new connection for each request, so that each may reach another worker. */
async function asked(url: string): Promise<number> {
  const answer = await fetch(url, { headers: { connection: 'close' } })
  await answer.arrayBuffer()
  return answer.status
}

/** Gives a busy machine up to a minute. */
async function settle(done: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 600 && !(await done().catch(() => false)); turn++) await wait(100)
}

test('workers share the work, and one that is killed is missed by nobody who asks later', {
  skip: SKIP,
}, async (t) => {
  const { url, server, workers, health } = await served(t)
  t.match(await health(), { status: 'ok', workers: WORKERS, answering: WORKERS })
  const metrics = async () => (await fetch(`${url}/metrics`)).text()
  t.match(await metrics(), new RegExp(`^inonda_processes ${WORKERS}$`, 'm'))
  const before = Number(/kind="page",status="2xx"} (\d+)/.exec(await metrics())?.[1] ?? 0)
  for (let count = 0; count < 20; count++) t.equal(await asked(`${url}/`), 200)
  await settle(
    async () => Number(/kind="page",status="2xx"} (\d+)/.exec(await metrics())?.[1]) === before + 20,
  )
  t.match(await metrics(), `inonda_requests_total{kind="page",status="2xx"} ${before + 20}\n`, 'added up')

  const [first = 0, ...others] = workers()
  t.equal(others.length, WORKERS - 1)
  process.kill(first, 'SIGKILL')
  await settle(async () => !workers().includes(first))
  for (let count = 0; count < 20; count++) t.equal(await asked(`${url}/`), 200)
  await settle(async () => (await health())['answering'] === WORKERS)
  t.match(await health(), { status: 'ok', answering: WORKERS }, 'another took its place')

  server.kill('SIGTERM')
  const [status] = await once(server, 'exit')
  t.equal(status, 0)
  await t.rejects(fetch(`${url}/`))
})

test('a change reaches every worker, and so does the word that it was refused', { skip: SKIP }, async (t) => {
  const { url, folder, health } = await served(t)
  const file = join(folder, 'station.yaml')
  const good = readFileSync(file, 'utf8')
  /** A reader never sees half a file. */
  const write = (text: string) => {
    writeFileSync(`${file}.new`, text)
    renameSync(`${file}.new`, file)
  }
  const pages = () =>
    Promise.all(
      Array.from({ length: 12 }, async () =>
        (await fetch(`${url}/`, { headers: { connection: 'close' } })).text(),
      ),
    )
  write(good.replace('Radio', 'Onda Nuova'))
  await settle(async () => (await pages()).every((page) => page.includes('Onda Nuova')))
  t.ok((await pages()).every((page) => page.includes('Onda Nuova')))

  write('title: [')
  await settle(async () => (await health())['status'] === 'stale')
  t.match(await health(), { status: 'stale', answering: WORKERS })
  t.ok(
    (await pages()).every((page) => page.includes('Onda Nuova')),
    'the last good edition goes on',
  )
  write(good)
  await settle(
    async () => (await health())['status'] === 'ok' && !(await pages()).join('').includes('Onda Nuova'),
  )
  t.match(await health(), { status: 'ok' }, 'it recovers by itself')
})
