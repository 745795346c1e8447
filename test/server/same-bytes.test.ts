import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  copyFileSync,
  linkSync,
  renameSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { type Test, test } from 'tap'
import { fileRangeReader } from '../../src/adapters/files/range-reader.ts'
import { fileStorage } from '../../src/adapters/files/storage.ts'
import type { Resource } from '../../src/model/resource.ts'
import type { RangeReader } from '../../src/ports/range-reader.ts'
import { listen } from '../../src/server/listen.ts'
import { file, MODIFIED, serve, siteBuild } from './site-build.ts'

const NAME = 'talk.mp3'
/** So long that a slow listener holds the sending up. */
const LONG = randomBytes(24 * 1024 * 1024)
const OTHER = randomBytes(LONG.length)

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Writes other bytes into a file and gives it its old times, as `touch -r` does. */
function overwrite(path: string, bytes: Uint8Array): void {
  const { atime, mtime } = statSync(path)
  writeFileSync(path, bytes, { flag: 'r+' })
  utimesSync(path, atime, mtime)
}

/** A server with one recording, whose build knows what the file was when its digest was taken. */
async function siteView(
  t: Test,
  bytes: Uint8Array,
  wrap: (parts: RangeReader) => RangeReader = (parts) => parts,
) {
  const root = t.testdir({})
  const path = join(root, NAME)
  writeFileSync(path, bytes)
  const identity = (await fileStorage(root).facts(NAME))?.identity
  t.type(identity, 'string')
  const plain = file(`/${NAME}`, NAME, 'audio/mpeg', bytes)
  const resource = { ...plain, body: { ...plain.body, identity } } as Resource
  const current = { siteBuild: siteBuild([resource]), modified: () => MODIFIED, refused: [] }
  const app = serve(root, { current: () => current, parts: wrap(fileRangeReader(root)) })
  t.teardown(() => app.close())
  return { app, path, root }
}

const SHORT = LONG.subarray(0, 40_000)
const SHORT_OTHER = OTHER.subarray(0, 40_000)

const ASKING = [
  ['whole', 'GET', {}],
  ['part', 'GET', { range: 'bytes=100-199' }],
  ['head', 'HEAD', {}],
] as const

test('other bytes of the same length and time are never sent under the old tag', async (t) => {
  for (const before of ['nobody asked before', 'it was asked for before'] as const) {
    const { app, path } = await siteView(t, SHORT)
    const ask = (method: 'GET' | 'HEAD', headers: Record<string, string>) =>
      app.inject({ method, url: `/${NAME}`, headers })
    if (before === 'it was asked for before') {
      for (const [, method, headers] of ASKING) t.ok((await ask(method, headers)).statusCode < 300)
    }
    overwrite(path, SHORT_OTHER)
    for (let time = 0; time < 2; time++) {
      for (const [what, method, headers] of ASKING) {
        const answer = await ask(method, headers)
        t.equal(answer.statusCode, 503, `${what}, ${before}`)
        t.notOk('etag' in answer.headers)
      }
    }
    overwrite(path, SHORT)
    const again = await ask('GET', {})
    t.equal(again.statusCode, 200, 'it was put back')
    t.ok(again.rawPayload.equals(SHORT))
    t.equal((await ask('GET', { range: 'bytes=100-199' })).statusCode, 206)
    await app.close()
  }
})

test('a file that changed without its bytes goes on being sent', async (t) => {
  const { app, path } = await siteView(t, SHORT)
  for (const [what, change] of [
    ['touched', () => utimesSync(path, 1, 1)],
    ['linked', () => linkSync(path, `${path}.second`)],
    ['with other rights', () => chmodSync(path, 0o640)],
    [
      'moved away and back',
      () => {
        renameSync(path, `${path}.away`)
        renameSync(`${path}.away`, path)
      },
    ],
    [
      'replaced by a copy',
      () => {
        copyFileSync(path, `${path}.copy`)
        renameSync(`${path}.copy`, path)
      },
    ],
    ['overwritten with itself', () => overwrite(path, SHORT)],
  ] as const) {
    change()
    t.ok((await app.inject(`/${NAME}`)).rawPayload.equals(SHORT), what)
    const part = await app.inject({ url: `/${NAME}`, headers: { range: 'bytes=7-9' } })
    t.ok(part.rawPayload.equals(SHORT.subarray(7, 10)), what)
  }
})

test('a digest is taken once for each change, however many ask', async (t) => {
  let opened = 0
  let bytesRead = 0
  const { app, path } = await siteView(t, SHORT, (parts) => ({
    ...parts,
    open: async (name) => {
      const one = await parts.open(name)
      opened++
      return {
        ...one,
        read: (first, length) => {
          bytesRead += length
          return one.read(first, length)
        },
      }
    },
  }))
  const asked = () =>
    Promise.all(
      Array.from({ length: 30 }, () => app.inject({ url: `/${NAME}`, headers: { range: 'bytes=0-9' } })),
    )
  for (const { statusCode } of await asked()) t.equal(statusCode, 206)
  t.equal(opened, 0, 'the file is what it was')
  utimesSync(path, 1, 1)
  for (const { statusCode } of await asked()) t.equal(statusCode, 206)
  t.ok(bytesRead < 2 * SHORT.length, `${bytesRead} bytes read`)
  const before = bytesRead
  for (const { statusCode } of await asked()) t.equal(statusCode, 206)
  t.equal(bytesRead, before)
})

/** A download that is held up after its first bytes. */
async function heldUp(t: Test) {
  const { app, path, root } = await siteView(t, LONG)
  const { url, close } = await listen(app, { host: '127.0.0.1', port: 0 })
  t.teardown(close)
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${url}/${NAME}`, { agent: false }, resolve).on('error', reject)
  })
  await once(answer, 'readable')
  return { answer, path, root }
}

/** All that came, up to where the connection was cut. */
async function received(answer: IncomingMessage): Promise<{ bytes: Buffer; isCut: boolean }> {
  const pieces: Buffer[] = []
  try {
    for await (const piece of answer) pieces.push(piece)
    return { bytes: Buffer.concat(pieces), isCut: false }
  } catch {
    return { bytes: Buffer.concat(pieces), isCut: true }
  }
}

const PYTHON = spawnSync('python3', ['--version']).status === 0
const MAPPED = `
import mmap, os, sys
with open(sys.argv[1], 'r+b') as file:
    facts = os.stat(sys.argv[1])
    with mmap.mmap(file.fileno(), 0) as bytes:
        for at in range(0, len(bytes), 4096): bytes[at] ^= 255
    os.utime(sys.argv[1], ns=(facts.st_atime_ns, facts.st_mtime_ns))
`

test('a download is cut when its file is overwritten, and nothing of the other bytes goes out', async (t) => {
  for (const [what, change] of [
    ['overwritten, with its old time', (path: string) => overwrite(path, OTHER)],
    ['written anew, as cp does', (path: string) => writeFileSync(path, OTHER)],
    ['cut short', (path: string) => truncateSync(path, LONG.length / 2)],
    [
      'its last byte',
      (path: string) => {
        const bytes = Buffer.from(LONG)
        bytes.writeUInt8(bytes.readUInt8(LONG.length - 1) ^ 1, LONG.length - 1)
        overwrite(path, bytes)
      },
    ],
    ...(PYTHON
      ? [['written through a mapping', (path: string) => spawnSync('python3', ['-c', MAPPED, path])] as const]
      : []),
  ] as const) {
    const { answer, path } = await heldUp(t)
    change(path)
    const { bytes, isCut } = await received(answer)
    t.ok(isCut, what)
    t.ok(bytes.length < LONG.length, what)
    t.ok(bytes.equals(LONG.subarray(0, bytes.length)), `${what}: what came is of the old bytes`)
  }
})

test('a download goes on when its file is linked, moved or replaced', async (t) => {
  for (const [what, change] of [
    ['linked', (path: string) => linkSync(path, `${path}.second`)],
    ['moved', (path: string) => renameSync(path, `${path}.away`)],
    [
      'replaced',
      (path: string) => {
        writeFileSync(`${path}.new`, OTHER)
        renameSync(`${path}.new`, path)
      },
    ],
  ] as const) {
    const { answer, path } = await heldUp(t)
    change(path)
    t.equal(sha256(await buffer(answer)), sha256(LONG), what)
  }
})

test('a file that is replaced before it is opened to be sent is sent as it was proven', async (t) => {
  const { app, path } = await siteView(t, LONG, (parts) => ({
    ...parts,
    open: async (name) => {
      const file = await parts.open(name)
      writeFileSync(`${path}.new`, OTHER)
      renameSync(`${path}.new`, path)
      return file
    },
  }))
  t.ok((await app.inject(`/${NAME}`)).rawPayload.equals(LONG))
})

test('whoever takes a recording slowly gets its last piece too', async (t) => {
  const bytes = LONG.subarray(0, 1024 * 1024)
  const { app } = await siteView(t, bytes)
  const bodies: Readable[] = []
  app.addHook('onSend', (_request, _reply, body, done) => {
    bodies.push(body as Readable)
    done(null, '')
  })
  for (let round = 0; round < 3; round++) await app.inject(`/${NAME}`)
  for (const body of bodies) {
    const pieces: Buffer[] = []
    while (!body.readableEnded && !body.destroyed) {
      // Time enough for the next piece to be read from the disk; then as a connection asks that has room again.
      await wait(20)
      process.nextTick(() => pieces.push(body.read() ?? Buffer.alloc(0)))
    }
    t.ok(Buffer.concat(pieces).equals(bytes), `${Buffer.concat(pieces).length} of ${bytes.length}`)
  }
})
