import { createServer } from 'node:net'
import t, { type Test } from 'tap'
import { httpHub } from '../../src/adapters/http/hub.ts'
import { httpWeb } from '../../src/adapters/http/web.ts'
import { inonda } from '../cli/a-terminal.ts'

const EARLY = 'HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n'
const FINE = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'
const ends = (head: string, body = '') => `HTTP/1.1 ${head}\r\nContent-Length: ${body.length}\r\n\r\n${body}`

/** What a server may say instead of an answer, and what is said about it. */
const ODD: readonly (readonly [name: string, answer: string, said: RegExp])[] = [
  [
    'a switch of protocols',
    'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n\u0081\u0005hello',
    /switched to another protocol \(101\)/,
  ],
  [
    'a switch that goes on in HTTP',
    `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n${FINE}`,
    /switched to another protocol \(101\)/,
  ],
  ['a switch to nothing', 'HTTP/1.1 101 Switching Protocols\r\n\r\n', /ends with 101|switched to another/],
  ['answers before an answer, without end', EARLY.repeat(1000), /more than 20 answers before the answer/],
  ['an answer before one that never comes', EARLY, /no answer in time/],
  ['a status of no class', 'HTTP/1.1 000 What\r\nContent-Length: 0\r\n\r\n', /ends with 0,/],
  ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', /its answer is no HTTP/],
  ['a page without a head', '<html><title>no</title>', /its answer is no HTTP/],
  ['the beginning of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', /its answer is no HTTP/],
  ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd', /is no HTTP/],
  [
    'a length and chunks',
    'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n',
    /is no HTTP/,
  ],
  ['header fields without end', `HTTP/1.1 200 OK\r\n${'X-A: b\r\n'.repeat(5000)}`, /more than 16 kB/],
  ['one long header field', `HTTP/1.1 200 OK\r\nX-A: ${'b'.repeat(100_000)}`, /more than 16 kB/],
  ['a line break of its own in a header field', 'HTTP/1.1 200 OK\r\nX-A: b\u0000c\r\n\r\n', /is no HTTP/],
  [
    'chunks of no length',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nabc\r\n0\r\n\r\n',
    /before the end of its answer|is no HTTP/,
  ],
  [
    'a chunk that never ends',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\nabc',
    /no answer in time/,
  ],
  ['a body that never ends', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc', /no answer in time/],
  ['a coding twice', ends('200 OK\r\nContent-Encoding: gzip, gzip', 'abc'), /compressed as “gzip, gzip”/],
  ['a coding of tomorrow', ends('200 OK\r\nContent-Encoding: zstd', 'abc'), /compressed as “zstd”/],
  ['a coding that is none', ends('200 OK\r\nContent-Encoding: constructor', 'abc'), /as “constructor”/],
  ['a coding that is not there', ends('200 OK\r\nContent-Encoding: gzip', 'abc'), /not compressed as its/],
  ['a way to a script', ends('302 Found\r\nLocation: javascript:alert(1)'), /only http: and https:/],
  ['a way to a file', ends('302 Found\r\nLocation: file:///etc/passwd'), /only http: and https:/],
  ['a way with a password', ends('302 Found\r\nLocation: http://u:secret@127.0.0.1/'), /a password/],
  ['a way that is no address', ends('302 Found\r\nLocation: http://[x'), /which is no address/],
  ['a way round and round', ends('302 Found\r\nLocation: '), /more than 5 redirects/],
]

/** A server that answers each connection with these bytes, and leaves it open. */
async function serving(t: Test, answer: string): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {}).on('data', () => socket.write(answer, 'latin1'))
    t.teardown(() => socket.destroy())
  })
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go))
  t.teardown(() => server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server does not listen.')
  return `http://127.0.0.1:${address.port}/`
}

t.test('whatever a server says instead of an answer is told in a sentence, in time', async (t) => {
  const web = httpWeb({ userAgent: 'test', maxBytes: 10_000, allowPrivate: true, milliseconds: 1000 })
  await Promise.all(
    ODD.map(async ([name, answer, said]) => {
      const url = await serving(t, answer)
      const begun = performance.now()
      const outcome = await web.fetch({ url, method: 'GET' }).then(
        ({ status }) => `answered ${status}`,
        ({ name, message }: Error) => `${name}: ${message}`,
      )
      t.match(outcome, /^IoError: .* cannot be fetched: .*\.$/, name)
      t.match(outcome, said, name)
      t.notMatch(outcome, /secret/, name)
      t.ok(performance.now() - begun < 20_000, name)
    }),
  )
})

t.test('what comes before an answer, and answers without a body, are read as they are meant', async (t) => {
  const web = httpWeb({ userAgent: 'test', maxBytes: 10_000, allowPrivate: true, milliseconds: 5000 })
  for (const [answer, status, text] of [
    [`HTTP/1.1 100 Continue\r\n\r\n${FINE}`, 200, 'ok'],
    [EARLY + EARLY + FINE, 200, 'ok'],
    ['HTTP/1.1 204 No Content\r\n\r\n', 204, ''],
    [ends('205 Reset Content'), 205, ''],
    [ends('200 OK\r\nContent-Encoding: identity', 'ok'), 200, 'ok'],
  ] as const) {
    const got = await web.fetch({ url: await serving(t, answer), method: 'GET' })
    t.strictSame([got.status, Buffer.from(got.bytes).toString()], [status, text])
  }
})

t.test('a hub may answer anything, and the announcement ends in a sentence', async (t) => {
  await Promise.all(
    ODD.map(async ([name, answer]) => {
      const hub = await serving(t, answer)
      const told = await httpHub(1000)(hub, 'https://radio.example/feeds/all.xml')
      // What a hub sends besides its status is not read.
      t.ok(told.failure === undefined || told.failure.endsWith('.'), `${name}: ${told.failure}`)
    }),
  )
})

t.test('lint of a server that switches to another protocol says so', async (t) => {
  const url = await serving(t, ODD[0]?.[1] ?? '')
  const { status, err, out } = await inonda(['lint', url, '--allow-private'])
  t.strictSame([status, out], [1, ''])
  t.match(
    err,
    /^http:\S+ cannot be fetched: it switched to another protocol \(101\), though nobody asked for that\.$/,
  )
})
