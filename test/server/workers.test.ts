import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { type Test, test } from 'tap'
import { main } from '../../src/cli/main.ts'
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
    data: () => {},
    log: () => {},
    progress: () => {},
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
  const health = async () => JSON.parse((await asked(`${url}/healthz`)).body) as Record<string, unknown>
  const workers = () => childrenOf(server.pid ?? 0)
  await settled(health, (said) => said['answering'] === WORKERS)
  return { url, folder, server, workers, health }
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  )
}

/** A new connection for each request, so that each may reach another worker, and none one that is gone. */
async function asked(url: string): Promise<{ readonly status: number | undefined; readonly body: string }> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { agent: false }, resolve).on('error', reject)
  })
  return { status: answer.statusCode, body: await text(answer) }
}

/**
 * Looks until it is so, for two minutes on a busy machine, and answers what was seen last. To look once more could show
 * something else: a worker that does not report within a second is left out.
 */
async function settled<T>(look: () => Promise<T>, isSo: (seen: T) => boolean): Promise<T | undefined> {
  let seen: T | undefined
  for (const end = performance.now() + 120_000; performance.now() < end; await wait(100)) {
    seen = await look().catch(() => undefined)
    if (seen !== undefined && isSo(seen)) break
  }
  return seen
}

test('workers share the work, and one that is killed is missed by nobody who asks later', {
  skip: SKIP,
}, async (t) => {
  const { url, server, workers, health } = await served(t)
  // A worker that has just begun may answer from the front of its edition only, and says so.
  const all = (said: Record<string, unknown>) => said['status'] === 'ok' && said['answering'] === WORKERS
  t.match(await settled(health, all), { status: 'ok', workers: WORKERS, answering: WORKERS })
  const metrics = async () => (await asked(`${url}/metrics`)).body
  const before = /^inonda_requests_total\{kind="page"/m
  t.notMatch(await settled(metrics, (said) => said.includes(`\ninonda_processes ${WORKERS}\n`)), before)
  for (let count = 0; count < 20; count++) t.equal((await asked(`${url}/`)).status, 200)
  const sum = 'inonda_requests_total{kind="page",status="2xx"} 20\n'
  t.match(await settled(metrics, (said) => said.includes(sum)), sum, 'added up')

  const [first = 0, ...others] = workers()
  t.equal(others.length, WORKERS - 1)
  process.kill(first, 'SIGKILL')
  await settled(
    async () => workers(),
    (pids) => !pids.includes(first),
  )
  for (let count = 0; count < 20; count++) t.equal((await asked(`${url}/`)).status, 200)
  await settled(
    async () => workers(),
    (pids) => pids.length === WORKERS,
  )
  t.match(await settled(health, all), { status: 'ok', answering: WORKERS }, 'another took its place')

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
  const pages = () => Promise.all(Array.from({ length: 12 }, async () => (await asked(`${url}/`)).body))
  const areNew = (seen: string[]) => seen.every((page) => page.includes('Onda Nuova'))
  /** Of the worker that is furthest behind; 0 while one does not report. */
  const oldest = async () => {
    const { body } = await asked(`${url}/metrics`)
    const isWhole = body.includes(`\ninonda_processes ${WORKERS}\n`)
    return isWhole ? Number(/\ninonda_edition_moment_seconds (\S+)\n/.exec(body)?.[1]) : 0
  }
  const first = (await settled(oldest, (moment) => moment > 0)) ?? 0
  write(good.replace('Radio', 'Onda Nuova'))
  const second = (await settled(oldest, (moment) => moment > first)) ?? 0
  t.ok(areNew(await pages()))

  write('title: [')
  const stale = await settled(health, (said) => said['status'] === 'stale' && said['answering'] === WORKERS)
  t.match(stale, { status: 'stale', answering: WORKERS })
  t.ok(areNew(await pages()), 'the last good edition goes on')
  write(good)
  await settled(oldest, (moment) => moment > second)
  t.match(await settled(health, (said) => said['status'] === 'ok'), { status: 'ok' }, 'it recovers by itself')
  t.notMatch((await pages()).join(''), 'Onda Nuova')
})
