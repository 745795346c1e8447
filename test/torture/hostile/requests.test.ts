import { type AddressInfo, connect } from 'node:net'
import fc from 'fast-check'
import t from 'tap'
import { FOLDER, say, serve } from '../../server/site-build.ts'
import { times } from '../how-often.ts'

t.test('requests of every kind get an answer or a closed connection, and the server lives', async (t) => {
  const app = serve(t.testdir(FOLDER))
  t.teardown(() => app.close())
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const target = fc.array(
    fc.oneof(
      fc.constantFrom(
        '/',
        '..',
        '%2e',
        '%00',
        '\\',
        '//',
        '?',
        '#',
        '*',
        '%',
        'episodes',
        'one',
        'talk.mp3',
        'http://x',
      ),
      fc.string({ unit: 'binary-ascii', maxLength: 6 }),
    ),
    { maxLength: 8 },
  )
  const field = fc.tuple(
    fc.constantFrom(
      ...[
        'range',
        'if-none-match',
        'if-modified-since',
        'if-range',
        'accept',
        'accept-encoding',
        'host',
        'x',
      ],
      ...[
        'content-length',
        'transfer-encoding',
        'expect',
        'upgrade',
        'connection',
        'x-forwarded-for',
        'cookie',
      ],
    ),
    fc.oneof(
      fc.constantFrom(
        'bytes=0-',
        'bytes=-0',
        'bytes=9-1',
        `bytes=${'0-1,'.repeat(500)}0-1`,
        '*',
        '"',
        'chunked',
        '-1',
      ),
      fc.constantFrom(
        '99999999999999999999',
        'gzip;q=9',
        'a'.repeat(10_000),
        '100-continue',
        'websocket',
        '""',
        '\t',
      ),
      fc.string({ unit: 'binary-ascii', maxLength: 12 }).map((text) => text.replace(/[\r\n]/g, ' ')),
    ),
  )
  const method = fc.constantFrom(
    'GET',
    'HEAD',
    'POST',
    'OPTIONS',
    'TRACE',
    'CONNECT',
    'PRI',
    'get',
    'G T',
    '',
  )
  const runs = times(300, 3000)
  await fc.assert(
    fc.asyncProperty(method, target, fc.array(field, { maxLength: 6 }), async (verb, path, fields) => {
      const lines = fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')
      const answer = await said(
        port,
        `${verb} /${path.join('')} HTTP/1.1\r\nHost: a\r\n${lines}connection: close\r\n\r\n`,
      )
      if (answer !== '' && !/^HTTP\/1\.1 [1-5]\d\d /.test(answer)) throw new Error(answer.slice(0, 100))
      if (/^HTTP\/1\.1 5/.test(answer) && !/^HTTP\/1\.1 50[135]/.test(answer))
        throw new Error(answer.slice(0, 300))
      if (/\bat .*\.[jt]s:\d+|station\.yaml/.test(answer)) throw new Error('something of the inside came out')
    }),
    { numRuns: runs },
  )
  t.match(await say(port, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'), /^HTTP\/1\.1 200 /)
})

/** Sends bytes as they are, and answers what came back until the other side ended, or said nothing for a while. */
function said(port: number, bytes: string): Promise<string> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    const end = () => {
      socket.destroy()
      done(answer)
    }
    socket.setEncoding('latin1')
    socket.setTimeout(1000, end)
    socket.on('data', (piece: string) => {
      answer += piece
    })
    socket.on('end', end).on('error', end)
    socket.write(bytes, 'latin1')
  })
}
