import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { GOOD } from '../lint/good-feed.ts'
import { inonda } from './a-terminal.ts'

/** What is served at an address: a status, a body, and whether the server knows HEAD and byte ranges. */
interface Served {
  readonly body: Uint8Array
  readonly status?: number
  readonly type?: string
  readonly deaf?: 'head' | 'range'
}

const text = (body: string): Served => ({ body: Buffer.from(body) })
const ID3 = Buffer.concat([Buffer.from('ID3\u0004\0\0\0\0\0\0'), Buffer.alloc(90_000, 1)])
const M4A = Buffer.concat([Buffer.from('\0\0\0\u0018ftypM4A '), Buffer.alloc(2000)])
const PAGE = text('<!DOCTYPE html><html><body>Sign in</body></html>')
const VTT = text('WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nGood morning')

/** The header of a PNG of this size, which is all that is looked at. */
function png(width: number, height: number): Served {
  const bytes = Buffer.alloc(64)
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(bytes)
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return { body: bytes }
}

const WHOLE: Readonly<Record<string, Served>> = {
  '/art.jpg': png(1400, 1400),
  '/1.mp3': { body: ID3 },
  '/2.mp3': { body: ID3 },
  '/1.vtt': VTT,
  '/2.vtt': VTT,
  '/2.json': text('{"version":"1.2.0","chapters":[{"startTime":0,"title":"Welcome"}]}'),
}

function answer(served: Served | undefined, request: IncomingMessage, response: ServerResponse): void {
  if (!served) return void response.writeHead(404).end()
  const { body, status = 200, type = 'application/octet-stream', deaf } = served
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
  if (request.method === 'HEAD' && deaf === 'head') return void response.writeHead(405).end()
  const headers = { 'Content-Type': type, 'Content-Length': body.length }
  if (request.method === 'HEAD' || from === undefined || deaf === 'range' || status !== 200) {
    response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body)
    return
  }
  const part = body.subarray(Number(from), Number(to) + 1)
  const range = `bytes ${from}-${Number(from) + part.length - 1}/${body.length}`
  response.writeHead(206, { ...headers, 'Content-Length': part.length, 'Content-Range': range }).end(part)
}

/** Lints the good feed, all of whose files stand on a server of this test’s own, with some served otherwise. */
async function linted(t: Test, otherwise: Readonly<Record<string, Served | undefined>>, linked = true) {
  const asked: string[] = []
  const files = { ...WHOLE, ...otherwise }
  let open = 0
  let most = 0
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    most = Math.max(most, ++open)
    response.on('close', () => open--)
    answer(files[request.url ?? ''], request, response)
  })
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const feed = GOOD.replace(
    /(<(?:itunes:image|enclosure|podcast:transcript|podcast:chapters)[^>]*?")https:\/\/radio\.example\.org/g,
    `$1${origin}`,
  )
    .replace('length="5242880"', `length="${ID3.length}"`)
    .replace('length="4242880"', `length="${ID3.length}"`)
  const file = join(t.testdir({ 'feed.xml': feed }), 'feed.xml')
  const words = ['lint', file, '--allow-private', '--format', 'json', ...(linked ? ['--linked'] : [])]
  const { out } = await inonda(words)
  const all = (JSON.parse(out) as Diagnostic[]).filter(({ code }) => code.startsWith('linked.'))
  return { all, asked, most, feed }
}

t.test('what a feed names is looked at, politely, and nothing is wrong where all is there', async (t) => {
  const { all, asked, most } = await linted(t, {})
  t.strictSame(all, [])
  t.equal(most, 1, 'one thing after the other of one server')
  t.strictSame(asked.filter((one) => one.startsWith('HEAD')).sort(), [
    'HEAD /1.mp3',
    'HEAD /2.mp3',
    'HEAD /art.jpg',
  ])
  t.strictSame((await linted(t, {}, false)).asked, [], 'and only where somebody asks for it')
})

t.test('each fault of what is there has its code', async (t) => {
  for (const [path, served, code, words] of [
    ['/2.mp3', undefined, 'linked.unreachable', /recording .*404/],
    ['/2.vtt', { ...PAGE, status: 500 }, 'linked.unreachable', /transcript .*500/],
    ['/2.mp3', { body: ID3, deaf: 'head' }, 'linked.head-wrong', /405/],
    ['/2.mp3', { body: ID3, deaf: 'range' }, 'linked.range-missing', /200/],
    ['/2.mp3', PAGE, 'linked.not-media', /a web page/],
    ['/2.mp3', text('version https://git-lfs.github.com/spec/v1\n'), 'linked.not-media', /Git LFS/],
    ['/2.mp3', { body: ID3.subarray(0, 70_000) }, 'linked.length-unlike', /70000/],
    ['/2.mp3', { body: M4A }, 'linked.type-unlike', /MPEG-4/],
    ['/art.jpg', PAGE, 'linked.artwork-format', /a web page/],
    ['/art.jpg', text('RIFF1234WEBPVP8 '), 'linked.artwork-format', /WebP/],
    ['/art.jpg', png(600, 600), 'linked.artwork-size', /600 by 600/],
    ['/art.jpg', png(3000, 1500), 'linked.artwork-size', /3000 by 1500/],
    ['/2.vtt', PAGE, 'linked.transcript-wrong', /a web page/],
    ['/2.vtt', text('1\n00:00:01,000 --> 00:00:02,000\na'), 'linked.transcript-wrong', /WEBVTT/],
    ['/2.json', PAGE, 'linked.chapters-wrong', /a web page/],
    ['/2.json', text('{"chapters":[{"title":"a"}]}'), 'linked.chapters-wrong', /startTime/],
  ] as const) {
    const { all } = await linted(t, { [path]: served })
    const found = all.find((one) => one.code === code)
    t.match(found?.message, words, `${code} of ${path}: ${all.map((one) => one.code).join(' ')}`)
  }
})

t.test('what the server says is the fix', async (t) => {
  const { all, feed } = await linted(t, { '/2.mp3': { body: M4A } })
  const fixed = all
    .flatMap(({ fix = [] }) => fix)
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end, text: put }) => rest.slice(0, start) + put + rest.slice(end), feed)
  t.match(fixed, `length="${M4A.length}" type="audio/x-m4a"/>`)
})

t.test('a feed of very many files is looked at in part, and that is told', async (t) => {
  const item = (n: number) =>
    `<item><enclosure url="http://127.0.0.1:1/${n}.mp3" length="1" type="audio/mpeg"/></item>`
  const many = Array.from({ length: 160 }, (_, n) => item(n)).join('')
  const file = join(
    t.testdir({
      'feed.xml': GOOD.replaceAll('https://radio.example.org', 'http://127.0.0.1:1').replace(
        '</channel>',
        () => `${many}</channel>`,
      ),
    }),
    'feed.xml',
  )
  const { out } = await inonda(['lint', file, '--linked', '--format', 'json', '--all'])
  const all = JSON.parse(out) as Diagnostic[]
  t.match(all.find(({ code }) => code === 'linked.left-out')?.message, /only the first 150/)
  t.match(all.find(({ code }) => code === 'linked.unreachable')?.message, /--allow-private/)
})
