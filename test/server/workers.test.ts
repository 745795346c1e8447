import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { type Test, test } from 'tap'
import { main } from '../../src/cli/main.ts'
import { compile } from '../cli/program.ts'
import { ownFolder } from '../own-folder.ts'
import { silentSockets } from './hostile-clients.ts'

const SKIP = existsSync('/proc/self/task') ? false : 'the processes of another process cannot be seen here'
const WORKERS = 2

interface Served {
  readonly url: string
  readonly folder: string
  readonly server: ChildProcess
  readonly workers: () => number[]
  readonly health: () => Promise<Record<string, unknown>>
  /** What was written to standard error. */
  readonly log: () => string
}

/** An empty station, served by two workers. */
async function served(t: Test, settings: Readonly<Record<string, string>> = {}): Promise<Served> {
  const folder = join(ownFolder(t), 'station')
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
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], INONDA_METRICS: 'on', ...settings },
    },
  )
  let written = ''
  server.stderr.on('data', (bytes) => (written += bytes))
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
  return { url, folder, server, workers, health, log: () => written }
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  )
}

/** A new connection for each request, so that each may reach another worker, and none one that is gone. */
async function asked(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ readonly status: number | undefined; readonly body: string }> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { agent: false, headers }, resolve).on('error', reject)
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
  const { url, server, workers, health, log } = await served(t)
  const all = (said: Record<string, unknown>) => said['answering'] === WORKERS && said['status'] === 'ok'
  t.match(await settled(health, all), { status: 'ok', workers: WORKERS, answering: WORKERS })
  const metrics = async () => (await asked(`${url}/metrics`)).body
  const before = /^inonda_requests_total\{kind="page"/m
  t.notMatch(await settled(metrics, (said) => said.includes(`\ninonda_processes ${WORKERS}\n`)), before)
  for (let count = 0; count < 20; count++) t.equal((await asked(`${url}/`)).status, 200)
  const sum = 'inonda_requests_total{kind="page",status="2xx"} 20\n'
  t.match(await settled(metrics, (said) => said.includes(sum)), sum, 'added up')

  for (let count = 0; count < 20; count++) await asked(`${url}/`, { 'x-forwarded-for': '203.0.113.7' })
  await settled(
    async () => log(),
    (said) => said.includes('INONDA_TRUST_PROXY'),
  )
  t.equal(
    log().match(/INONDA_TRUST_PROXY=127\.0\.0\.1\./g)?.length,
    1,
    'a proxy is told of once, by all of them',
  )

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
  t.ok(areNew(await pages()), 'the last good build goes on')
  write(good)
  await settled(oldest, (moment) => moment > second)
  t.match(await settled(health, (said) => said['status'] === 'ok'), { status: 'ok' }, 'it recovers by itself')
  t.notMatch((await pages()).join(''), 'Onda Nuova')
})

test('what one address may have open is counted by all workers together', { skip: SKIP }, async (t) => {
  const limit = 6
  const { url } = await served(t, { INONDA_ADDRESS_CONNECTIONS: String(limit) })
  const port = Number(new URL(url).port)
  const sockets: Socket[] = []
  t.teardown(() => {
    for (const socket of sockets) socket.destroy()
  })
  // As slowly as the workers tell each other.
  for (let count = 0; count < 2 * limit; count++) {
    sockets.push(...(await silentSockets(port, 1, '', '127.0.0.78')))
    await wait(250)
  }
  for (const socket of sockets) socket.resume()
  await wait(250)
  const open = sockets.filter((socket) => !socket.closed).length
  t.ok(open >= limit && open <= 1.5 * limit, `${open} are open`)
  t.equal((await asked(`${url}/`)).status, 200, 'others are answered')
})
