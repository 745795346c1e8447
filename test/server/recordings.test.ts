import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { Agent, get, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { test } from 'tap'
import { listen } from '../../src/server/listen.ts'
import { FOLDER, file, LIMITS, MODIFIED, portOf, SOUND, serve, siteBuild } from './site-build.ts'

const RECORDING = '/episodes/one/talk.mp3'
/** More than the buffers of a connection hold, so that a slow listener holds the sending up. */
const LONG = randomBytes(24 * 1024 * 1024)
const LONG_STATION = { 'long.mp3': LONG }
/** A busy machine may need long for a download. */
const PATIENT = { ...LIMITS, graceSeconds: 600 }

function longStanding() {
  return {
    siteBuild: siteBuild([file('/long.mp3', 'long.mp3', 'audio/mpeg', LONG)]),
    modified: () => MODIFIED,
    refused: [],
  }
}

function ask(url: string, headers: Record<string, string> = {}, agent?: Agent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url, { headers, ...(agent === undefined ? {} : { agent }) }, resolve).on('error', reject)
  })
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** How many descriptors this process has open on files of a folder; undefined where that cannot be seen. */
function openFiles(): number | undefined {
  return existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd').length : undefined
}

test('a recording goes out whole, with its own type, a strong tag and a year to keep it', async (t) => {
  const app = serve(t.testdir(FOLDER))
  t.teardown(() => app.close())
  const digest = createHash('sha256').update(SOUND).digest('base64url').slice(0, 27)
  for (const [url, type] of [
    [RECORDING, 'audio/mpeg'],
    ['/episodes/one/caff%C3%A8%20%231.opus', 'audio/ogg; codecs=opus'],
    ['/episodes/one/.hidden.jpg', 'image/jpeg'],
    [`${RECORDING}?_from=tracker&x`, 'audio/mpeg'],
  ] as const) {
    const answer = await app.inject(url)
    t.equal(answer.statusCode, 200, url)
    t.ok(answer.rawPayload.equals(SOUND), url)
    t.equal(answer.headers['content-type'], type, url)
    t.equal(answer.headers['content-length'], String(SOUND.length), url)
    t.equal(answer.headers.etag, `"${digest}"`, url)
    t.equal(answer.headers['accept-ranges'], 'bytes', url)
    t.notOk('transfer-encoding' in answer.headers, url)
  }
  t.equal((await app.inject(RECORDING)).headers['cache-control'], 'public, max-age=31536000, immutable')
})

test('a file that is not what its build knows is never sent', async (t) => {
  for (const [what, change] of [
    ['longer', (path: string) => appendFileSync(path, 'x')],
    ['shorter', (path: string) => truncateSync(path, 10)],
    ['empty', (path: string) => truncateSync(path, 0)],
    ['gone', (path: string) => rmSync(path)],
    [
      'a folder',
      (path: string) => {
        rmSync(path)
        mkdirSync(path)
      },
    ],
    [
      'other bytes of the same length',
      (path: string) => {
        writeFileSync(path, Buffer.alloc(SOUND.length))
        utimesSync(path, 1, 1)
      },
    ],
  ] as const) {
    const root = t.testdir(FOLDER)
    const app = serve(root)
    const { etag } = (await app.inject(RECORDING)).headers
    change(join(root, 'episodes/one/talk.mp3'))
    for (const [method, headers] of [
      ['GET', {}],
      ['HEAD', {}],
      ['GET', { range: 'bytes=0-1' }],
    ] as const) {
      const answer = await app.inject({ method, url: RECORDING, headers })
      t.equal(answer.statusCode, 503, `${what} ${method}`)
      t.equal(answer.headers['retry-after'], '5', what)
      t.equal(answer.headers['content-type'], 'application/problem+json', what)
      t.equal(answer.headers['cache-control'], 'no-store', what)
      t.notOk('etag' in answer.headers || 'last-modified' in answer.headers, what)
      t.notOk('content-range' in answer.headers || 'accept-ranges' in answer.headers, what)
      t.notMatch(answer.body, /episodes|ENOENT/, what)
    }
    const held = await app.inject({ url: RECORDING, headers: { 'if-none-match': String(etag) } })
    t.equal(held.statusCode, 304, 'who holds the right bytes may keep them')
    await app.close()
  }
})

const NO_PIPES = spawnSync('mkfifo', ['--version']).status === 0 ? false : 'no pipe can be made here'

test('what is no file is an outage at once, without the tag of what was asked for', {
  skip: NO_PIPES,
}, async (t) => {
  const root = t.testdir({
    'dev.mp3': t.fixture('symlink', '/dev/zero'),
    'out.mp3': t.fixture('symlink', '..'),
  })
  spawnSync('mkfifo', [join(root, 'pipe.mp3')])
  const names = ['pipe.mp3', 'dev.mp3', 'out.mp3']
  const recordings = names.map((name) => file(`/${name}`, name, 'audio/mpeg', SOUND))
  const current = { siteBuild: siteBuild(recordings), modified: () => MODIFIED, refused: [] }
  const app = serve(root, { current: () => current })
  t.teardown(() => app.close())
  for (const name of names) {
    for (const headers of [{}, { range: 'bytes=0-9' }]) {
      const answer = await app.inject({ url: `/${name}`, headers })
      t.equal(answer.statusCode, 503, name)
      t.equal(answer.headers['content-type'], 'application/problem+json')
      t.notOk('etag' in answer.headers)
      t.equal(answer.headers['cache-control'], 'no-store')
    }
  }
})

test('an empty recording is an empty answer', async (t) => {
  const recording = file('/empty.mp3', 'empty.mp3', 'audio/mpeg', Buffer.alloc(0))
  const current = { siteBuild: siteBuild([recording]), modified: () => MODIFIED, refused: [] }
  const app = serve(t.testdir({ 'empty.mp3': '' }), { current: () => current })
  t.teardown(() => app.close())
  const answer = await app.inject('/empty.mp3')
  t.equal(answer.statusCode, 200)
  t.equal(answer.headers['content-length'], '0')
  t.equal((await app.inject({ url: '/empty.mp3', headers: { range: 'bytes=0-1' } })).statusCode, 416)
})

test('many listeners get every byte, whole and in parts, over kept connections', async (t) => {
  const current = longStanding()
  const app = serve(t.testdir(LONG_STATION), { current: () => current })
  const { url, close } = await listen(app, { host: '127.0.0.1', port: 0 })
  t.teardown(close)
  const agent = new Agent({ keepAlive: true, maxSockets: 3 })
  t.teardown(() => agent.destroy())
  const step = 1_000_003
  const parts = Array.from({ length: Math.ceil(LONG.length / step) }, async (_, index) => {
    const range = `bytes=${index * step}-${(index + 1) * step - 1}`
    return buffer(await ask(`${url}/long.mp3`, { range }, agent))
  })
  t.equal(sha256(Buffer.concat(await Promise.all(parts))), sha256(LONG))
  t.equal(sha256(await buffer(await ask(`${url}/long.mp3`, {}, agent))), sha256(LONG))
})

const UNCOUNTABLE = openFiles() === undefined ? 'open descriptors cannot be counted here' : false

test('who goes away in the middle leaves nothing open', { skip: UNCOUNTABLE }, async (t) => {
  const current = longStanding()
  const app = serve(t.testdir(LONG_STATION), { current: () => current })
  const { url, close } = await listen(app, { host: '127.0.0.1', port: 0 })
  t.teardown(close)
  const abort = async () => {
    const answer = await ask(`${url}/long.mp3`, {}, new Agent())
    await once(answer, 'data')
    answer.destroy()
  }
  await abort()
  await settle(() => connections(app).then((count) => count === 0))
  const before = openFiles() ?? 0
  await Promise.all(Array.from({ length: 30 }, abort))
  await settle(async () => (await connections(app)) === 0 && (openFiles() ?? 0) <= before)
  t.equal(await connections(app), 0)
  t.ok((openFiles() ?? 0) <= before, `${openFiles()} open, ${before} before`)
})

test('a recording that shrinks while it is sent ends the connection, rather than lend it the next answer', async (t) => {
  const current = longStanding()
  const root = t.testdir(LONG_STATION)
  const app = serve(root, { current: () => current })
  const { url, close } = await listen(app, { host: '127.0.0.1', port: 0 })
  t.teardown(close)
  const answer = await ask(`${url}/long.mp3`)
  await once(answer, 'readable')
  truncateSync(join(root, 'long.mp3'), LONG.length / 2)
  await t.rejects(buffer(answer), { code: 'ECONNRESET' })
})

test('closing lets a download end, and nothing else wait', async (t) => {
  const current = longStanding()
  const app = serve(t.testdir(LONG_STATION), { current: () => current, limits: PATIENT })
  const { url, close } = await listen(app, { host: '127.0.0.1', port: 0 })
  const agent = new Agent({ keepAlive: true })
  t.teardown(() => agent.destroy())
  await buffer(await ask(`${url}/healthz`, {}, agent))
  const silent = connect(portOf(app), '127.0.0.1')
  await once(silent, 'connect')
  const slow = await ask(`${url}/long.mp3`, {}, new Agent({ keepAlive: true }))
  await once(slow, 'readable')

  let closed = false
  const closing = close().then(() => {
    closed = true
  })
  silent.resume()
  await once(silent, 'close')
  await t.rejects(ask(`${url}/healthz`), { code: 'ECONNREFUSED' })
  t.equal(closed, false, 'the download is still under way')
  await wait(100)
  t.equal(sha256(await buffer(slow)), sha256(LONG))
  const ended = Date.now()
  await closing
  t.ok(Date.now() - ended < 30_000, 'its kept connection, which may last for 65 s, is not waited for')
})

test('closing cuts off whoever has not ended after the grace', async (t) => {
  const current = longStanding()
  const limits = { rateLimit: 0, trustProxy: false, graceSeconds: 0.2 } as const
  const app = serve(t.testdir(LONG_STATION), { current: () => current, limits })
  const { url, close } = await listen(app, { host: '127.0.0.1', port: 0 })
  const stuck = await ask(`${url}/long.mp3`)
  await once(stuck, 'readable')
  await close()
  await t.rejects(buffer(stuck), { code: 'ECONNRESET' })
})

test('a request that comes over a busy connection while closing is sent away', async (t) => {
  const current = longStanding()
  const app = serve(t.testdir(LONG_STATION), { current: () => current, limits: PATIENT })
  const { close } = await listen(app, { host: '127.0.0.1', port: 0 })
  const socket = connect(portOf(app), '127.0.0.1')
  socket.write('GET /long.mp3 HTTP/1.1\r\nHost: a\r\n\r\n')
  await once(socket, 'readable')
  const closing = close()
  await wait(50)
  socket.write('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n')
  const all = await buffer(socket)
  await closing
  const body = all.indexOf('\r\n\r\n') + 4
  t.ok(all.subarray(body, body + LONG.length).equals(LONG))
  t.match(all.subarray(body + LONG.length).toString(), /^(?:HTTP\/1\.1 503 |$)/)
})

test('a server says where it listens', async (t) => {
  const root = t.testdir(FOLDER)
  for (const [host, url] of [
    ['127.0.0.1', /^http:\/\/127\.0\.0\.1:\d+$/],
    ['localhost', /^http:\/\/localhost:\d+$/],
    ['0.0.0.0', /^http:\/\/localhost:\d+$/],
  ] as const) {
    const listening = await listen(serve(root), { host, port: 0 })
    t.match(listening.url, url)
    const answer = await ask(`${listening.url}/healthz`)
    t.equal(answer.statusCode, 200)
    await buffer(answer)
    await listening.close()
  }
  const app = serve(root)
  const { url, close } = await listen(app, { host: '127.0.0.1', port: 0 })
  t.teardown(close)
  await t.rejects(listen(serve(root), { host: '127.0.0.1', port: Number(new URL(url).port) }), {
    name: 'IoError',
    message: /^Port \d+ is in use already\. Take another one: --port \d+/,
  })
})

async function connections(app: ReturnType<typeof serve>): Promise<number> {
  return new Promise((resolve) => app.server.getConnections((_, count) => resolve(count)))
}

/** Gives a busy machine up to a minute. */
async function settle(done: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 1200 && !(await done()); turn++) await wait(50)
}
