import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { test } from 'tap'
import { FOLDER, LIMITS, MODIFIED_TEXT, portOf, serve } from './site-build.ts'

type Headers = Readonly<Record<string, string>>

const ADDRESSES = [
  '/',
  '/feeds/all.xml',
  '/feeds/all.xml?from=an-app',
  '/episodes/one/',
  '/episodes/one',
  '/episodes/one/talk.mp3',
  '/episodes/one/transcript.vtt',
  '/episodes/uno/',
  '/episodes/withdrawn/',
  '/assets/mark.svg',
  '/nothing',
  '/healthz',
]
const METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS']
const FIELDS: readonly Headers[] = [
  {},
  { 'accept-encoding': 'gzip' },
  { 'accept-encoding': 'br, gzip;q=0.5' },
  { 'accept-encoding': 'identity;q=0' },
  { range: 'bytes=10-19' },
  { range: 'bytes=10-19', 'if-range': '"another"' },
  { range: 'bytes=99999-' },
  { range: 'bytes=0-1,4-5' },
  { 'if-none-match': '*' },
  { 'if-none-match': '"another"' },
  { 'if-modified-since': MODIFIED_TEXT },
  { 'if-match': '"another"' },
  { accept: 'text/html', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
  { 'x-forwarded-for': '203.0.113.9' },
  { 'content-length': '0' },
]

/** Fields that are the connection's, or the moment's. */
const PASSING = ['date', 'connection', 'keep-alive', 'transfer-encoding']

interface Said {
  readonly status: number | undefined
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

function said(status: number | undefined, headers: object, body: Buffer): Said {
  const own = Object.entries(headers).filter(([name]) => !PASSING.includes(name))
  return { status, headers: Object.fromEntries(own), body: body.toString('latin1') }
}

test('the fast path answers as the routes do: status, header fields and bytes', async (t) => {
  const app = serve(t.testdir(FOLDER))
  let throughFastify = 0
  app.addHook('onRequest', (_, __, done) => {
    throughFastify++
    done()
  })
  await app.listen({ port: 0 })
  t.teardown(() => app.close())
  /** Over a connection, where the fast path sees it first. */
  const overConnection = async (method: string, path: string, headers: Headers) => {
    const asked = httpRequest({ port: portOf(app), method, path, headers: { host: 'localhost', ...headers } })
    asked.end()
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    return said(answer.statusCode, answer.headers, await buffer(answer))
  }
  /** Straight to Fastify. */
  const injected = async (method: string, url: string, headers: Headers) => {
    const answer = await app.inject({
      method: method as 'GET',
      url,
      headers: { host: 'localhost', ...headers },
    })
    return said(answer.statusCode, answer.headers, answer.rawPayload)
  }
  let asked = 0
  let fast = 0
  for (const path of ADDRESSES) {
    const plain = await injected('GET', path, {})
    const tag = plain.headers['etag']
    const fields = typeof tag === 'string' ? [...FIELDS, { 'if-none-match': tag }] : FIELDS
    for (const method of METHODS) {
      for (const headers of fields) {
        // What is answered for the first times goes into memory.
        await injected(method, path, headers)
        await injected(method, path, headers)
        const before = throughFastify
        const real = await overConnection(method, path, headers)
        asked++
        if (throughFastify === before && method === 'GET' && Number(real.status) < 400) fast++
        const name = `${method} ${path} ${JSON.stringify(headers)}`
        const same = JSON.stringify(real) === JSON.stringify(await injected(method, path, headers))
        if (!same) t.strictSame(real, await injected(method, path, headers), name)
      }
    }
  }
  t.ok(asked > 500, `${asked} requests were sent both ways`)
  t.ok(fast > 20, `${fast} of them were answered by the fast path`)
})

test('polls, pages and parts in memory do not go through Fastify; what is forwarded or unusual does', async (t) => {
  const app = serve(t.testdir(FOLDER), { limits: { ...LIMITS, trustProxy: ['127.0.0.2'] } })
  let throughFastify = 0
  app.addHook('onRequest', (_, __, done) => {
    throughFastify++
    done()
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  t.teardown(() => app.close())
  const isFast = async (path: string, headers: Headers = {}, from = '127.0.0.1') => {
    for (let time = 0; time < 3; time++) await ask(path, headers, from)
    const before = throughFastify
    await ask(path, headers, from)
    return throughFastify === before
  }
  const ask = async (path: string, headers: Headers, localAddress: string) => {
    const asked = httpRequest({ host: '127.0.0.1', port: portOf(app), path, headers, localAddress })
    asked.end()
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    await buffer(answer)
    return answer
  }
  const { headers } = await ask('/feeds/all.xml', {}, '127.0.0.1')
  t.ok(await isFast('/feeds/all.xml', { 'if-none-match': String(headers.etag) }), 'a poll')
  t.ok(await isFast('/feeds/all.xml', { 'accept-encoding': 'gzip' }), 'a feed')
  t.ok(await isFast('/episodes/one/'), 'a page')
  t.ok(await isFast('/episodes/one/talk.mp3', { range: 'bytes=10-19' }), 'a part of a recording')
  t.notOk(await isFast('/episodes/one/', {}, '127.0.0.2'), 'what a proxy brings for somebody else')
  t.notOk(await isFast('/episodes/one/', { 'content-length': '0' }), 'what may have a body')
  t.equal(
    (await ask('/episodes/one/', { host: 'a b' }, '127.0.0.1')).statusCode,
    400,
    'a host that can be none',
  )
  t.notOk(await isFast('/healthz'), 'the health')
})

test('the fast path counts by the limit of requests, each request once', async (t) => {
  const app = serve(t.testdir(FOLDER), { limits: { ...LIMITS, rateLimit: 10 } })
  await app.listen({ port: 0, host: '127.0.0.1' })
  t.teardown(() => app.close())
  const statuses: number[] = []
  for (let count = 0; count < 14; count++) {
    const answer = await fetch(`http://127.0.0.1:${portOf(app)}/episodes/one/`)
    await answer.arrayBuffer()
    statuses.push(answer.status)
  }
  t.strictSame(statuses, [...Array(10).fill(200), ...Array(4).fill(429)])
})
