import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { type Test, test } from 'tap'
import { fileRangeReader } from '../../src/adapters/files/range-reader.ts'
import { listen } from '../../src/server/listen.ts'
import { ask, closeAll, descriptors, figureIn, heldMemory, silentSockets, until } from './hostile-clients.ts'
import { currentBuildOf, FEED, FOLDER, file, LIMITS, NOTES, portOf, serve } from './site-build.ts'

const MIB = 1024 * 1024
/** More than a connection's buffers hold, so that an answer that is not read stays under way. */
const LONG = Buffer.alloc(8 * MIB)
const RANGE = { range: 'bytes=0-1' }
const CEILINGS = { wait: 0, answers: 100 }

/** A server that measures itself, with a long recording besides. */
async function attacked(t: Test, wiring: Parameters<typeof serve>[1] = {}): Promise<FastifyInstance> {
  const pages = currentBuildOf()
  const current = currentBuildOf([
    ...pages.siteBuild.addresses.flatMap((address) => pages.siteBuild.find(address) ?? []),
    file('/long.mp3', 'long.mp3', 'audio/mpeg', LONG),
  ])
  const root = t.testdir({ ...FOLDER, 'long.mp3': LONG })
  const limits = { ...LIMITS, ceilings: CEILINGS }
  const parts = fileRangeReader(root)
  const app = serve(root, { metrics: true, parts, current: () => current, limits, ...wiring })
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => app.close())
  return app
}

const figure = async (app: FastifyInstance, name: string) =>
  figureIn((await app.inject('/metrics')).body, name)
/** This question itself is one. */
const underWay = async (app: FastifyInstance) => (await figure(app, 'inonda_requests_in_flight')) - 1

const request = (path: string, more = '', method = 'GET', version = '1.1') =>
  `${method} ${path} HTTP/${version}\r\nHost: a\r\n${more}\r\n`

interface Attack {
  readonly sockets: number
  readonly bytes: string
  /** What is done with the connections once everything is written. */
  readonly afterwards?: (sockets: readonly Socket[]) => unknown
}

const ATTACKS: Readonly<Record<string, Attack>> = {
  'pipelined GETs of a recording': { sockets: 1, bytes: request('/long.mp3').repeat(1600) },
  'pipelined GETs of the home page': { sockets: 2, bytes: request('/').repeat(600) },
  'pipelined short ranges': {
    sockets: 3,
    bytes: request('/long.mp3', 'Range: bytes=0-99999\r\n').repeat(1100),
  },
  'pipelined long ranges': {
    sockets: 3,
    bytes: request('/long.mp3', 'Range: bytes=1000000-\r\n').repeat(500),
  },
  'pipelined HEADs': { sockets: 3, bytes: request('/long.mp3', '', 'HEAD').repeat(600) },
  'pipelined absences': { sockets: 3, bytes: request('/nowhere').repeat(600) },
  'pipelined requests that Node refuses': {
    sockets: 3,
    bytes: `${request('/long.mp3')}${request('/', 'Expect: much\r\n')}${request('/long.mp3')}`.repeat(200),
  },
  'pipelined requests with bodies': {
    sockets: 3,
    bytes: `${request('/', 'Content-Length: 4\r\n', 'POST')}abcd`.repeat(500),
  },
  'pipelining over HTTP/1.0': {
    sockets: 3,
    bytes: request('/long.mp3', 'Connection: keep-alive\r\n', 'GET', '1.0').repeat(800),
  },
  'a request that ends in the middle, behind others': {
    sockets: 5,
    bytes: `${request('/long.mp3').repeat(50)}GET /long.mp3 HT`,
  },
  'connections that are closed halfway': {
    sockets: 30,
    bytes: request('/long.mp3').repeat(3),
    afterwards: (sockets) => sockets.map((socket) => socket.end()),
  },
  'connections that are reset in mid-answer': {
    sockets: 30,
    bytes: request('/long.mp3'),
    afterwards: async (sockets) => {
      for (const socket of sockets) if (socket.readableLength === 0) await once(socket, 'readable')
      for (const socket of sockets) socket.resetAndDestroy()
    },
  },
  'connections that are reset as soon as they have asked': {
    sockets: 60,
    bytes: request('/long.mp3'),
    afterwards: (sockets) => sockets.map((socket) => socket.resetAndDestroy()),
  },
  'connections on which nobody reads': { sockets: 60, bytes: request('/long.mp3') },
}

for (const [name, { sockets: count, bytes, afterwards }] of Object.entries(ATTACKS)) {
  test(`${name}: others are answered, and nothing is owed afterwards`, async (t) => {
    const app = await attacked(t)
    const port = portOf(app)
    for (const path of ['/', '/feeds/all.xml', '/long.mp3']) await ask(port, path)
    await ask(port, '/long.mp3', '127.0.0.1', RANGE)
    await until(async () => (await figure(app, 'inonda_connections')) === 0)
    const [openBefore, memoryBefore] = [descriptors(), await heldMemory()]

    const sockets = await silentSockets(port, count, bytes)
    await afterwards?.(sockets)
    await wait(100)
    t.ok((await underWay(app)) <= count, 'one answer is under way over each connection')
    // Both ends of a connection are here, and the recording that is sent.
    const isFew = () => descriptors() <= openBefore + 3 * count + 3
    t.ok(await until(isFew), `${descriptors()} descriptors, ${openBefore} before`)
    t.equal((await ask(port, '/feeds/all.xml')).status, 200)
    t.equal((await ask(port, '/episodes/one/talk.mp3')).status, 200)

    closeAll(sockets)
    t.ok(await until(async () => (await underWay(app)) === 0), 'no answer is under way')
    t.ok(await until(async () => (await figure(app, 'inonda_connections')) === 0), 'no connection is open')
    t.ok(await until(() => descriptors() <= openBefore), `${descriptors()} open, ${openBefore} before`)
    t.equal(await figure(app, 'inonda_unsent_bytes'), 0)
    const isLevel = async () => (await heldMemory()) < memoryBefore + 4 * MIB
    t.ok(await until(isLevel), `${(await heldMemory()) - memoryBefore} bytes more than before`)
    t.equal((await ask(port, '/long.mp3', '127.0.0.1', RANGE)).status, 206)
  })
}

test('pipelined requests are answered one by one, in their order, every one', async (t) => {
  const app = await attacked(t)
  const paths = ['/feeds/all.xml', '/nowhere', '/episodes/one/talk.mp3', '/', '/healthz']
  const socket = connect(portOf(app), '127.0.0.1')
  const all = Array.from({ length: 400 }, (_, index) => paths[index % paths.length] ?? '/')
  const last = request('/people/', 'Connection: close\r\n')
  socket.write(all.map((path) => request(path, 'Accept: application/json\r\n')).join('') + last)
  socket.setEncoding('latin1')
  let rest = await text(socket)
  const answers: string[] = []
  for (let match = headOf(rest); match !== null; match = headOf(rest)) {
    const [head, status = '', length = '0'] = match
    answers.push(`${status} ${length}`)
    rest = rest.slice(head.length + Number(length))
  }
  t.equal(rest, '')
  t.equal(answers.length, 401)
  const health = answers[4] ?? ''
  const absence = answers[1] ?? ''
  t.match(absence, /^404 /)
  const expected = [`200 ${FEED.length}`, absence, '200 10000', `200 ${NOTES.length}`, health]
  t.same(answers, [...all.map((_, index) => expected[index % 5]), `200 ${NOTES.length}`])
  t.equal(await underWay(app), 0)
})

function headOf(answers: string): RegExpExecArray | null {
  return /^HTTP\/1\.1 (\d+) .*?\r\ncontent-length: (\d+)\r\n.*?\r\n\r\n/is.exec(answers)
}

test('who asked for much and went is counted as one who did not wait', async (t) => {
  const app = await attacked(t)
  const sockets = await silentSockets(portOf(app), 2, request('/long.mp3').repeat(100))
  await until(async () => (await underWay(app)) === 2)
  for (const socket of sockets) socket.destroy()
  t.ok(await until(async () => (await figure(app, 'inonda_aborted_total')) === 2), 'what was begun, once')
})

test('closing does not wait for requests that wait for their turn', async (t) => {
  const app = await attacked(t, { limits: { ...LIMITS, graceSeconds: 600 } })
  const [reader, ...others] = await silentSockets(portOf(app), 3, request('/long.mp3').repeat(200))
  await until(async () => (await underWay(app)) === 3)
  for (const socket of others) socket.destroy()
  const closing = app.close()
  let bytes = 0
  reader?.on('data', (piece: Buffer) => {
    bytes += piece.length
  })
  reader?.resume()
  await closing
  t.ok(await until(() => reader?.closed === true))
  t.ok(bytes > LONG.length && bytes < 2 * LONG.length, 'the first answer is whole')
})

test('closing cuts off whoever holds a connection with requests that wait', async (t) => {
  const app = await attacked(t, { limits: { ...LIMITS, graceSeconds: 0.2 } })
  const before = descriptors()
  const sockets = await silentSockets(portOf(app), 5, request('/long.mp3').repeat(200))
  await until(async () => (await underWay(app)) === 5)
  await app.close()
  for (const socket of sockets) socket.destroy()
  t.ok(await until(() => descriptors() <= before), 'nothing stays open')
})

test('parts of recordings count towards the ceiling like all else', async (t) => {
  const app = await attacked(t, { limits: { ...LIMITS, ceilings: { wait: 0, answers: 3 } } })
  const port = portOf(app)
  const range = { range: 'bytes=0-99999' }
  await ask(port, '/feeds/all.xml')
  t.equal((await ask(port, '/long.mp3', '127.0.0.1', range)).status, 206)
  const slow = await silentSockets(port, 3, request('/long.mp3'))
  await until(async () => (await underWay(app)) === 3)
  const refused = await ask(port, '/long.mp3', '127.0.0.1', range)
  t.equal(refused.status, 503)
  t.match(refused.headers['retry-after'], /^[1-9]\d*$/)
  t.equal((await ask(port, '/feeds/all.xml')).status, 200, 'memory answers all the same')
  for (const socket of slow) socket.destroy()
  await until(async () => (await underWay(app)) === 0)
  t.equal((await ask(port, '/long.mp3', '127.0.0.1', range)).status, 206)
})

test('both addresses of localhost are one server, with one set of figures', async (t) => {
  const app = serve(t.testdir(FOLDER), { metrics: true, limits: { ...LIMITS, graceSeconds: 0.2 } })
  const { url, close } = await listen(app, { host: 'localhost', port: 0 })
  const port = Number(new URL(url).port)
  const sockets: Socket[] = []
  for (const host of ['127.0.0.1', '::1']) {
    const socket = connect(port, host)
    const failed = once(socket, 'error').then(() => true)
    if (await Promise.race([failed, once(socket, 'connect').then(() => false)])) continue
    socket.on('error', () => {})
    sockets.push(socket)
  }
  t.ok(sockets.length > 0)
  t.ok(await until(async () => (await figure(app, 'inonda_connections')) === sockets.length))
  await close()
  for (const socket of sockets) {
    socket.resume()
    if (!socket.closed) await once(socket, 'close')
  }
})
