// More requests than a server can take, for minutes: are its bytes right, its memory and descriptors level, its
// waiting bounded?
//   node test/torture/load.mjs [--seconds 60 | --minutes 60] [--workers 2] [--clients 64] [--port 4112]
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { cpuOf, descriptorsOf, memoryOf } from '../bench/cpu.mjs'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    minutes: { type: 'string' },
    workers: { type: 'string', default: '1' },
    clients: { type: 'string', default: '64' },
    port: { type: 'string', default: '4112' },
  },
})
const SECONDS = values.minutes ? Number(values.minutes) * 60 : Number(values.seconds)
/** The first fifth is for the heap to find its size. */
const WARM = 0.2
const LOOKS = 40
/** Bounds that hold on a busy machine of two cores. */
const GROWTH_MB_AN_HOUR = 40
const P99_MS = 2000
const NOTHING = digestOf('')
const CLI = fileURLToPath(new URL('../../lib/cli/inonda.js', import.meta.url))

const folder = mkdtempSync(join(tmpdir(), 'inonda-load-'))
const station = join(folder, 'station')
const url = `http://127.0.0.1:${values.port}`
const agent = new Agent({ keepAlive: true, maxSockets: Number(values.clients) })
let server
try {
  const sample = fileURLToPath(new URL('../..', import.meta.url))
  mkdirSync(station)
  for (const one of ['station.yaml', 'people.yaml', 'feeds', 'episodes', 'ledger.json']) {
    if (existsSync(join(sample, one))) cpSync(join(sample, one), join(station, one), { recursive: true })
  }
  server = spawn(
    process.execPath,
    [CLI, 'serve', '--station', station, '--port', values.port, '--workers', values.workers, '--url', url],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, INONDA_RATE_LIMIT: '0', INONDA_LOG: 'off', INONDA_METRICS: 'on' },
    },
  )
  await new Promise((ready) => server.stdout.once('data', ready))
  const targets = await targetsOf()
  const report = await hammer(targets)
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  if (report.faults.length > 0) process.exitCode = 1
} finally {
  agent.destroy()
  server?.kill('SIGTERM')
  await new Promise((done) => (server ? server.once('exit', done) : done()))
  rmSync(folder, { recursive: true, force: true })
}

/** Everything that the site map and the feeds name, in several forms, with the digest of the right answer. */
async function targetsOf() {
  const map = (await ask('/sitemap.xml')).body.toString()
  const pages = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, found]) => new URL(found).pathname)
  const home = (await ask('/')).body.toString()
  const feeds = [...new Set([...home.matchAll(/\/feeds\/[\w-]+\.(?:xml|json)/g)].map(([found]) => found))]
  const recordings = []
  for (const feed of feeds.filter((one) => one.endsWith('.xml'))) {
    const { body } = await ask(feed)
    for (const [, found] of body.toString().matchAll(/<enclosure[^>]+url="([^"]+)"/g)) {
      recordings.push(new URL(found).pathname)
    }
  }
  const wanted = [
    ...pages.map((path) => ({ path, headers: {} })),
    ...[...pages, ...feeds].flatMap((path) => [
      { path, headers: { 'accept-encoding': 'gzip' } },
      { path, headers: { 'accept-encoding': 'br' } },
    ]),
    ...recordings.flatMap((path) => [
      { path, headers: {} },
      { path, headers: { range: 'bytes=1000-66535' } },
    ]),
  ]
  const targets = []
  for (const one of wanted) {
    const { status, headers, body } = await ask(one.path, one.headers)
    if (status >= 400) throw new Error(`${one.path}: ${status}`)
    targets.push({ ...one, status, digest: digestOf(body) })
    if (status !== 200) continue
    const held = { ...one.headers, 'if-none-match': headers.etag }
    for (let often = 0; often < 3; often++)
      targets.push({ path: one.path, headers: held, status: 304, digest: NOTHING })
  }
  return targets
}

async function hammer(targets) {
  const end = performance.now() + SECONDS * 1000
  const times = []
  const statuses = {}
  const wrong = []
  const looks = []
  let turn = 0
  let bytes = 0
  const client = async (number) => {
    let dice = number + 1
    while (performance.now() < end) {
      dice = (Math.imul(dice, 1664525) + 1013904223) >>> 0
      const target = targets[dice % targets.length]
      const began = performance.now()
      // One in twenty gives up in the middle.
      const gives = turn++ % 20 === 0 && target.status === 200
      const answer = await ask(target.path, target.headers, gives).catch((error) => ({ status: error.code }))
      if (gives) continue
      times.push(performance.now() - began)
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
      bytes += answer.body?.length ?? 0
      if (answer.status === 503) continue
      if (answer.status === target.status && digestOf(answer.body) === target.digest) continue
      if (wrong.length < 10) wrong.push(`${target.path} ${answer.status}`)
    }
  }
  const cpu = cpuOf(server.pid)
  const watch = setInterval(
    () => {
      looks.push({
        at: performance.now(),
        memory: memoryOf(server.pid),
        descriptors: descriptorsOf(server.pid),
      })
    },
    (SECONDS * 1000) / LOOKS,
  )
  await Promise.all(Array.from({ length: Number(values.clients) }, (_, number) => client(number)))
  clearInterval(watch)
  const used = cpuOf(server.pid) - cpu
  agent.destroy()
  await new Promise((done) => setTimeout(done, 1000))

  times.sort((one, other) => one - other)
  const later = looks.slice(Math.floor(looks.length * WARM))
  const slope = slopeOf(later.map(({ at, memory }) => [at / 3_600_000, memory / 1e6]))
  const p99 = times[Math.floor(times.length * 0.99)]
  const figures = (await ask('/metrics')).body.toString()
  const idle = descriptorsOf(server.pid)
  const faults = [...wrong.map((one) => `wrong bytes: ${one}`)]
  if (p99 > P99_MS) faults.push(`p99 is ${Math.round(p99)} ms`)
  // Within a few minutes, the heap's own breathing looks like a slope.
  if (SECONDS >= 600 && slope > GROWTH_MB_AN_HOUR)
    faults.push(`memory grows by ${Math.round(slope)} MB an hour`)
  if (idle > later[0].descriptors) faults.push(`${idle} descriptors once nobody asks`)
  if (!/inonda_requests_total/.test(figures)) faults.push('/metrics does not tell')
  return {
    node: process.version,
    seconds: SECONDS,
    workers: Number(values.workers),
    targets: targets.length,
    requests: times.length,
    perSecond: Math.round(times.length / SECONDS),
    megabytes: Math.round(bytes / 1e6),
    serverCores: Math.round((used / SECONDS / 1e6) * 100) / 100,
    statuses,
    milliseconds: {
      p50: rounded(times[Math.floor(times.length / 2)]),
      p99: rounded(p99),
      worst: rounded(times.at(-1)),
    },
    memoryMB: {
      first: Math.round(later[0].memory / 1e6),
      last: Math.round(later.at(-1).memory / 1e6),
      perHour: Math.round(slope),
    },
    descriptors: { underLoad: later[0].descriptors, after: idle },
    faults,
  }
}

function ask(path, headers = {}, gives = false) {
  return new Promise((resolve, reject) => {
    const request = get(url + path, { headers, agent }, (answer) => {
      if (gives) {
        answer.once('readable', () => answer.destroy())
        answer.once('error', () => {})
        answer.once('close', () => resolve({ status: 0 }))
        return
      }
      const pieces = []
      answer.on('data', (piece) => pieces.push(piece))
      answer.on('end', () => {
        resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(pieces) })
      })
      answer.on('error', reject)
    })
    request.on('error', reject)
  })
}

/** Of the straight line that lies nearest (least squares). */
function slopeOf(points) {
  const mean = (of) => points.reduce((sum, point) => sum + of(point), 0) / points.length
  const [x, y] = [mean(([one]) => one), mean(([, one]) => one)]
  const spread = points.reduce((sum, [one]) => sum + (one - x) ** 2, 0)
  return points.reduce((sum, [one, other]) => sum + (one - x) * (other - y), 0) / spread
}

function digestOf(bytes) {
  return createHash('sha256')
    .update(bytes ?? '')
    .digest('hex')
}

function rounded(number) {
  return Math.round(number * 10) / 10
}
