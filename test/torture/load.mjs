// As many requests as a server can take and some more, for an hour: are its bytes right, its memory and descriptors
// level, its waiting bounded, and are those whom it sends away sent away politely?
//   node test/torture/load.mjs [--minutes 60] [--seconds 3600] [--workers 1] [--wait 150] [--clients 600]
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHistogram } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { cpuOf, descriptorsOf, memoryOf } from '../bench/cpu.mjs'
import { digestOf, listenerOf } from './listener.mjs'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string' },
    minutes: { type: 'string', default: '60' },
    workers: { type: 'string', default: '1' },
    wait: { type: 'string', default: '150' },
    clients: { type: 'string', default: '600' },
  },
})
const SECONDS = Number(values.seconds ?? Number(values.minutes) * 60)
const SECOND_MS = 1000
const MOST_CLIENTS = Number(values.clients)
const FIRST_CLIENTS = 32
/** Every second there are so many more, until somebody is sent away; and fewer where too many are. */
const MORE = 1.15
const SENT_AWAY_MOST = 0.05
/** Late by so much, this process is the one that cannot do more. */
const OWN_LATE_MS = 500
/** Who was sent away asks again after so long: sooner than told, so that the server is not left in peace. */
const BACK_MS = 1000
/** The first quarter is for the heap to find its size. */
const WARM = 0.25
const LOOKS = 80
/** Bounds that hold on a busy machine of two cores. */
const GROWTH_MB_AN_HOUR = 40
const SHORT_GROWTH = 1.3
/** In less time, the heap's own breathing looks like a slope. */
const SLOPE_SECONDS = 600
const P99_MS = 10_000
/** A shorter run may end before 503 begins, and says nothing of waiting. */
const EARNEST_SECONDS = 60
/** Files of which parts were read stay open for a moment. */
const CALM_MS = 30_000
const CLI = fileURLToPath(new URL('../../lib/cli/inonda.js', import.meta.url))

const folder = mkdtempSync(join(tmpdir(), 'inonda-load-'))
const station = join(folder, 'station')
let server
let listener
try {
  const sample = fileURLToPath(new URL('../..', import.meta.url))
  mkdirSync(station)
  for (const one of ['station.yaml', 'people.yaml', 'feeds', 'episodes', 'ledger.json']) {
    if (existsSync(join(sample, one))) cpSync(join(sample, one), join(station, one), { recursive: true })
  }
  const settings = {
    INONDA_RATE_LIMIT: '0',
    INONDA_SEARCH_LIMIT: '0',
    INONDA_LOG: 'off',
    INONDA_METRICS: 'on',
    INONDA_WAIT: values.wait,
  }
  server = spawn(
    process.execPath,
    [CLI, 'serve', '--station', station, '--port', '0', '--workers', values.workers],
    { stdio: ['ignore', 'pipe', 'ignore'], env: { PATH: process.env.PATH, ...settings } },
  )
  const url = await new Promise((ready, fail) => {
    server.stdout.once('data', (said) => ready(/http:\S+/.exec(String(said))[0]))
    server.once('exit', (status) => fail(new Error(`the server ended with status ${status}`)))
  })
  listener = listenerOf(url)
  const targets = await listener.targets()
  const report = await hammer(targets)
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  if (report.faults.length > 0) process.exitCode = 1
} finally {
  listener?.leave()
  if (server?.exitCode === null) {
    server.kill('SIGTERM')
    await new Promise((done) => server.once('exit', done))
  }
  rmSync(folder, { recursive: true, force: true })
}

/** Keeps the server at the rate where it begins to send requests away, and tells what came of it. */
async function hammer(targets) {
  listener.leave()
  await pause(SECOND_MS)
  const start = { at: performance.now(), descriptors: descriptorsOf(server.pid), cpu: cpuOf(server.pid) }
  const end = start.at + SECONDS * SECOND_MS
  const seen = {
    times: createHistogram(),
    opening: createHistogram(),
    statuses: {},
    wrong: [],
    bytes: 0,
    answers: 0,
    away: 0,
    rude: 0,
    gone: 0,
  }
  const running = new Set()
  let wanted = FIRST_CLIENTS
  let born = 0
  let most = 0
  const fill = () => {
    while (running.size < Math.min(wanted, MOST_CLIENTS)) {
      const one = client(targets, ++born, seen, () => performance.now() < end && running.size <= wanted)
      running.add(one)
      one.finally(() => running.delete(one)).catch(() => {})
    }
    most = Math.max(most, running.size)
  }
  fill()
  const looks = []
  let [answers, away, next] = [0, 0, start.at]
  while (performance.now() < end) {
    const slept = performance.now()
    await pause(SECOND_MS)
    const own = performance.now() - slept - SECOND_MS
    if (performance.now() >= next) {
      next = performance.now() + (SECONDS * SECOND_MS) / LOOKS
      looks.push({
        at: performance.now(),
        memory: memoryOf(server.pid),
        descriptors: descriptorsOf(server.pid),
      })
    }
    const [asked, refused] = [seen.answers - answers, seen.away - away]
    if (asked < FIRST_CLIENTS) continue
    ;[answers, away] = [seen.answers, seen.away]
    if (refused === 0 && own < OWN_LATE_MS) wanted = Math.min(Math.ceil(wanted * MORE), MOST_CLIENTS)
    else if (refused > asked * SENT_AWAY_MOST) wanted = Math.max(FIRST_CLIENTS, Math.floor(wanted / MORE))
    fill()
  }
  await Promise.all(running)
  const cores = (cpuOf(server.pid) - start.cpu) / SECONDS / 1e6
  listener.leave()
  const calm = performance.now() + CALM_MS
  while (descriptorsOf(server.pid) > start.descriptors && performance.now() < calm) await pause(200)
  const idle = descriptorsOf(server.pid)
  return reportOf({ seen, looks, cores, most, descriptors: { start: start.descriptors, end: idle }, targets })
}

/** Asks, one thing after the other, for as long as it is wanted. */
async function client(targets, number, seen, isWanted) {
  let dice = number
  while (isWanted()) {
    dice = (Math.imul(dice, 1664525) + 1013904223) >>> 0
    const target = targets[dice % targets.length]
    // One in twenty gives up in the middle.
    const gives = (dice >>> 8) % 20 === 0 && target.status === 200
    const answer = await listener
      .ask(target.path, target.headers, gives)
      .catch((error) => ({ status: error.code }))
    seen.answers++
    if (gives) {
      seen.gone++
      continue
    }
    // Until it begins: a recording takes as long as its line.
    if (answer.milliseconds) {
      const times = answer.kept ? seen.times : seen.opening
      times.record(Math.max(1, Math.round(answer.milliseconds * 1000)))
    }
    seen.statuses[answer.status] = (seen.statuses[answer.status] ?? 0) + 1
    seen.bytes += answer.body?.length ?? 0
    if (answer.status === 503) {
      seen.away++
      if (!/^[1-9]\d*$/.test(answer.headers['retry-after'] ?? '')) seen.rude++
      await pause(BACK_MS)
    } else if (answer.status !== target.status || digestOf(answer.body) !== target.digest) {
      if (seen.wrong.length < 10) seen.wrong.push(`${target.path} ${answer.status}`)
    }
  }
}

async function reportOf({ seen, looks, cores, most, descriptors, targets }) {
  const figures = (await listener.ask('/metrics')).body.toString()
  const figure = (name) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(figures)?.[1])
  const later = looks.slice(Math.floor(looks.length * WARM))
  const slope = slopeOf(later.map(({ at, memory }) => [at / 3_600_000, memory / 1e6]))
  const half = Math.floor(later.length / 2)
  const [before, after] = [later.slice(0, half), later.slice(half)].map((some) => meanOf(some))
  const waits = (times) => {
    const [p50, p99] = [50, 99].map((percent) => rounded(times.percentile(percent) / 1000))
    return { p50, p99, worst: rounded(times.max / 1000) }
  }
  const { p99 } = waits(seen.times)
  const faults = seen.wrong.map((one) => `wrong: ${one}`)
  if (seen.rude > 0) faults.push(`${seen.rude} were sent away without Retry-After`)
  if (seen.away === 0 && SECONDS >= EARNEST_SECONDS) faults.push('503 never began')
  if (p99 > P99_MS && SECONDS >= EARNEST_SECONDS) faults.push(`p99 is ${p99} ms`)
  if (SECONDS >= SLOPE_SECONDS && slope > GROWTH_MB_AN_HOUR)
    faults.push(`memory grows by ${Math.round(slope)} MB an hour`)
  if (after > before * SHORT_GROWTH) faults.push(`memory grew from ${before} to ${after} MB`)
  if (descriptors.end > descriptors.start)
    faults.push(`${descriptors.end} descriptors once nobody asks, ${descriptors.start} at the start`)
  if (!(figure('inonda_shed_total') >= seen.away)) faults.push('/metrics does not tell who was sent away')
  if (!/^inonda_requests_total\{kind="recording",status="2xx"\} [1-9]/m.test(figures))
    faults.push('/metrics does not tell what was answered')
  const health = JSON.parse((await listener.ask('/healthz')).body)
  if (health.status !== 'ok') faults.push(`/healthz says ${health.status}`)
  for (const { path, headers, status, digest } of targets) {
    const answer = await listener.ask(path, headers)
    if (answer.status !== status || digestOf(answer.body) !== digest) faults.push(`afterwards: ${path}`)
  }
  return {
    node: process.version,
    seconds: SECONDS,
    workers: Number(values.workers),
    targets: targets.length,
    clients: most,
    answers: seen.answers,
    perSecond: Math.round(seen.answers / SECONDS),
    megabytes: Math.round(seen.bytes / 1e6),
    serverCores: Math.round(cores * 100) / 100,
    statuses: seen.statuses,
    gaveUp: seen.gone,
    milliseconds: waits(seen.times),
    // Node takes one new connection each time its event loop comes round, however many wait.
    millisecondsOverNewConnections: waits(seen.opening),
    memoryMB: { before, after, perHour: Math.round(slope) },
    descriptors,
    metrics: { shed: figure('inonda_shed_total'), aborted: figure('inonda_aborted_total') },
    faults,
  }
}

/** Megabytes. */
function meanOf(looks) {
  return Math.round(looks.reduce((sum, { memory }) => sum + memory, 0) / Math.max(1, looks.length) / 1e6)
}

/** Of the straight line that lies nearest (least squares). */
function slopeOf(points) {
  const mean = (of) => points.reduce((sum, point) => sum + of(point), 0) / points.length
  const [x, y] = [mean(([one]) => one), mean(([, one]) => one)]
  const spread = points.reduce((sum, [one]) => sum + (one - x) ** 2, 0)
  return points.reduce((sum, [one, other]) => sum + (one - x) * (other - y), 0) / spread
}

function rounded(number) {
  return Math.round(number * 10) / 10
}
