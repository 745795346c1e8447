// CPU for each answer, Inonda beside nginx, bare node:http and @fastify/static as it comes, in one run; some over TLS.
//   node test/bench/answers.mjs [--rounds 5] [--seconds 1] [--only '304|page'] [--peers 'nginx|inonda'] [--json FILE] [--port 4107]
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { get as getSecurely } from 'node:https'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { makeCertificate } from './certificate.mjs'
import { cpuOf, memoryOf } from './cpu.mjs'
import { load } from './load.mjs'
import { layOut, material } from './material.mjs'
import { spread } from './measure.mjs'
import { nginxConfiguration } from './peers/nginx.mjs'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '1' },
    only: { type: 'string' },
    peers: { type: 'string' },
    json: { type: 'string' },
    port: { type: 'string', default: '4107' },
  },
})
const ROUNDS = Number(values.rounds)
const SECONDS = Number(values.seconds)
const FIRST_PORT = Number(values.port)
/** So far behind its plain port is each server's other one. */
const TLS_PORTS = 20
/** The server runs on one core, wrk on the other. */
const SERVER_CORE = 0
const LOAD_CORE = 1

/** A server is warm after so many answers, or is what it is after so many seconds. */
const WARM_ANSWERS = 60_000
const WARM_SECONDS = 4
const TRIES = 3

const FEED = '/feeds/all.xml'
const SHAPES = [
  { name: '304', path: FEED, headers: { 'Accept-Encoding': 'gzip' }, tagged: true },
  {
    name: '304, new connection',
    path: FEED,
    headers: { 'Accept-Encoding': 'gzip', Connection: 'close' },
    tagged: true,
  },
  { name: 'feed, gzip', path: FEED, headers: { 'Accept-Encoding': 'gzip' } },
  { name: 'feed, br', path: FEED, headers: { 'Accept-Encoding': 'br' } },
  { name: 'feed, identity', path: FEED, headers: {} },
  { name: 'page', path: '/episodes/one/', headers: {} },
  { name: 'range', path: '/talk.mp3', headers: { Range: 'bytes=10000000-10065535' } },
  { name: 'feed, gzip, TLS', path: FEED, headers: { 'Accept-Encoding': 'gzip' }, secure: true },
  { name: '304, TLS', path: FEED, headers: { 'Accept-Encoding': 'gzip' }, tagged: true, secure: true },
  {
    name: '304, new connection, TLS',
    path: FEED,
    headers: { 'Accept-Encoding': 'gzip', Connection: 'close' },
    tagged: true,
    secure: true,
  },
]
const node = (file, ...words) => ({
  command: [process.execPath, fileURLToPath(new URL(`peers/${file}`, import.meta.url)), ...words],
})
/** What is started: with ports and a folder with the certificate for those that can do TLS. */
const PEERS = {
  nginx: (root, ports) => ({
    command: ['nginx', '-c', nginxConfiguration(join(folder, 'nginx'), root, ports)],
  }),
  'node:http': (root, { port, tlsPort, certificate }) => node('http.mjs', root, port, tlsPort, certificate),
  '@fastify/static': (root, { port }) => node('static.mjs', root, port),
  '@fastify/static, preCompressed': (root, { port }) => node('static.mjs', root, port, 'compressed'),
  inonda: (root, { port, tlsPort, certificate }) => node('inonda.mjs', root, port, tlsPort, certificate),
  'inonda, requests logged': (root, { port, tlsPort, certificate }) =>
    node('inonda.mjs', root, port, tlsPort, certificate, join(folder, 'requests')),
}
const WITHOUT_TLS = ['@fastify/static', '@fastify/static, preCompressed']

const folder = mkdtempSync(join(tmpdir(), 'inonda-answers-'))
const running = []
try {
  const root = join(folder, 'root')
  layOut(root, material())
  const certificate = makeCertificate(join(folder, 'certificate'))
  const names = Object.keys(PEERS).filter((name) => !values.peers || values.peers.split('|').includes(name))
  const shapes = SHAPES.filter(({ name }) => !values.only || values.only.split('|').includes(name))
  for (const [index, name] of names.entries()) {
    const ports = { port: String(FIRST_PORT + index), tlsPort: String(FIRST_PORT + TLS_PORTS + index) }
    running.push(await start(name, root, { ...ports, certificate }))
  }
  const rested = memory()
  const measured = []
  for (const shape of shapes) {
    for (const peer of running) await warmUp(peer, shape)
    for (let round = 0; round < ROUNDS; round++) {
      for (const peer of running) measured.push({ round, ...(await again(peer, shape)) })
    }
  }
  const report = {
    versions: versions(),
    rounds: ROUNDS,
    seconds: SECONDS,
    rested,
    memory: memory(),
    shapes: [],
  }
  for (const { name } of shapes) {
    report.shapes.push({ shape: name, peers: names.map((peer) => summary(measured, name, peer)) })
  }
  process.stdout.write(table(report))
  if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`)
} finally {
  for (const { child } of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
}

/** Megabytes that each server has now. */
function memory() {
  return Object.fromEntries(running.map(({ name, pid }) => [name, Math.round(memoryOf(pid) / 1e6)]))
}

async function start(name, root, ports) {
  const { command } = PEERS[name](root, ports)
  const child = spawn('taskset', ['-c', String(SERVER_CORE), ...command], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = `http://127.0.0.1:${ports.port}`
  const secureUrl = WITHOUT_TLS.includes(name) ? undefined : `https://127.0.0.1:${ports.tlsPort}`
  for (let tries = 0; ; tries++) {
    const answer = await head(`${url}/episodes/one/`).catch(() => undefined)
    if (answer) return { name, child, pid: child.pid, url, secureUrl }
    if (tries > 200 || child.exitCode !== null) throw new Error(`${name} does not answer.`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** A busy computer gives too few answers in a second for a server to be warm. */
async function warmUp(peer, shape) {
  let answers = 0
  for (let second = 0; second < WARM_SECONDS && answers < WARM_ANSWERS; second++) {
    const told = await once(peer, shape, 1).catch(() => ({}))
    if (told.rate === undefined && told.shape !== undefined) return
    answers += told.rate ?? 0
  }
}

/** One round; whatever else the computer does may keep a load generator from its work now and then. */
async function again(peer, shape) {
  for (let tries = 1; ; tries++) {
    try {
      return await once(peer, shape, SECONDS)
    } catch (error) {
      if (tries === TRIES) throw error
    }
  }
}

/** One peer asked for one shape for so long; undefined figures where it has no such answer. */
async function once({ name, pid, ...urls }, { name: shape, path, headers, tagged, secure }, seconds) {
  const url = secure ? urls.secureUrl : urls.url
  if (url === undefined) return { peer: name, shape }
  const first = await head(url + path, headers)
  const expected = tagged ? 304 : shape === 'range' ? 206 : 200
  const coding = first.headers['content-encoding'] ?? 'identity'
  const wanted = headers['Accept-Encoding'] ?? 'identity'
  if (!tagged && coding !== wanted) return { peer: name, shape }
  const asked = { ...headers, ...(tagged && { 'If-None-Match': first.headers.etag }) }
  const { statusCode } = await head(url + path, asked)
  if (statusCode !== expected) throw new Error(`${name} answers ${statusCode} to ${shape}.`)
  const before = cpuOf(pid)
  const told = await load({ url: url + path, headers: asked, seconds, folder, core: LOAD_CORE })
  const cpu = cpuOf(pid) - before
  if (told.failed > 0 || told.requests === 0) {
    throw new Error(`${name} failed ${told.failed} of ${told.requests} in ${shape}.`)
  }
  return { peer: name, shape, cpu: cpu / told.requests, rate: told.requests / told.seconds, p99: told.p99 }
}

function head(url, headers = {}) {
  return new Promise((resolve, reject) => {
    const ask = url.startsWith('https:') ? getSecurely : get
    ask(url, { headers, agent: false, rejectUnauthorized: false }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer))
    }).on('error', reject)
  })
}

/** Medians, and medians of the ratios that were formed inside each round, with the least and the most of them. */
function summary(measured, shape, peer) {
  const of = (name) => measured.filter((one) => one.shape === shape && one.peer === name)
  const own = of(peer)
  if (own.some(({ cpu }) => cpu === undefined)) return { peer }
  const against = (other, key) => {
    const theirs = of(other)
    if (theirs.length === 0 || theirs.some(({ cpu }) => cpu === undefined)) return undefined
    return spread(own.map((one, round) => one[key] / theirs[round][key]))
  }
  return {
    peer,
    cpu: spread(own.map(({ cpu }) => cpu)),
    rate: spread(own.map(({ rate }) => rate)),
    p99: spread(own.map(({ p99 }) => p99)),
    nginx: against('nginx', 'cpu'),
    http: against('node:http', 'cpu'),
    static: against('@fastify/static', 'cpu') ?? against('@fastify/static, preCompressed', 'cpu'),
    plain: against('inonda', 'cpu'),
    rateOfNginx: against('nginx', 'rate'),
    rateOfHttp: against('node:http', 'rate'),
    p99OfNginx: against('nginx', 'p99'),
  }
}

function versions() {
  const require = createRequire(import.meta.url)
  const of = (name) => JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8')).version
  return {
    node: process.version,
    nginx: spawnSync('nginx', ['-v'], { encoding: 'utf8' }).stderr.trim().split('/')[1],
    fastify: of('fastify'),
    '@fastify/static': of('@fastify/static'),
    wrk: spawnSync('wrk', ['-v'], { encoding: 'utf8' }).stdout.split(' ')[1],
  }
}

function table({ versions: those, rounds, seconds, memory, shapes }) {
  const said = Object.entries(those).map(([name, version]) => `${name} ${version}`)
  const lines = [
    `${said.join(', ')}; medians of ${rounds} rounds of ${seconds} s, ratios formed inside each round (least–most).`,
    '',
    '| shape | server | CPU µs | × nginx | × node:http | × @fastify/static | requests/s | × nginx | p99 ms |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
  ]
  const figure = (of, digits = 2) => (of === undefined ? '–' : of.middle.toFixed(digits))
  const ratioOf = (of) =>
    of === undefined ? '–' : `${figure(of)} (${of.least.toFixed(2)}–${of.most.toFixed(2)})`
  for (const { shape, peers } of shapes) {
    for (const one of peers) {
      const ratios = [one.nginx, one.http, one.static].map(ratioOf)
      const rest = [figure(one.rate, 0), ratioOf(one.rateOfNginx), figure(one.p99, 1)]
      lines.push(`| ${[shape, one.peer, figure(one.cpu, 1), ...ratios, ...rest].join(' | ')} |`)
    }
  }
  const resident = Object.entries(memory).map(([name, megabytes]) => `${name} ${megabytes}`)
  return [...lines, '', `Resident at the end, MB: ${resident.join(', ')}.`, ''].join('\n')
}
