import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { test } from 'tap'
import { acceptsHtml } from '../../src/server/accept.ts'
import { currentBuildOf, FOLDER, LIMITS, LOST, portOf, say, serve } from './site-build.ts'

const PROBLEM = 'application/problem+json'

test('nothing here can be changed', async (t) => {
  const app = serve(t.testdir(FOLDER))
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => app.close())
  const ask = (method: string, path: string, rest = '') =>
    say(portOf(app), `${method} ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${rest || '\r\n'}`)
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'REPORT']) {
    for (const path of ['/', '/feeds/all.xml', '/episodes/one/talk.mp3', '/people', '/healthz']) {
      const answer = await ask(method, path)
      t.match(answer, /^HTTP\/1\.1 405 /, `${method} ${path}`)
      t.match(answer, /\r\nallow: GET, HEAD\r\n/i, `${method} ${path}`)
    }
    t.match(await ask(method, '/nowhere'), /^HTTP\/1\.1 404 /, method)
    t.match(await ask(method, '/episodes/withdrawn/'), /^HTTP\/1\.1 410 /, method)
    t.match(await ask(method, '/%zz'), /^HTTP\/1\.1 400 /, method)
  }
  const json = 'Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{"a": "b"'
  t.match(await ask('POST', '/', json), /^HTTP\/1\.1 405 /, 'a body is not even read')
  t.match(await ask('POST', '/', 'Content-Length: 99999999\r\n\r\n'), /^HTTP\/1\.1 405 /)
  t.match(await ask('OPTIONS', '*'), /^HTTP\/1\.1 204 /)
  t.match(await ask('OPTIONS', '/nowhere'), /^HTTP\/1\.1 404 /)
})

test('who asks for something to read brings nothing along', async (t) => {
  const app = serve(t.testdir(FOLDER))
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => app.close())
  const ask = (rest: string) => say(portOf(app), `GET / HTTP/1.1\r\nHost: a\r\n${rest}`)
  const big = await ask('Content-Length: 100000000\r\n\r\nabc')
  t.match(big, /^HTTP\/1\.1 413 /)
  t.match(big, /\r\nConnection: close\r\n/i)
  t.match(await ask('Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n'), /^HTTP\/1\.1 413 /)
  t.match(await ask('Content-Length: 0\r\nConnection: close\r\n\r\n'), /^HTTP\/1\.1 200 /)
})

test('what cannot be read as a request is refused, whatever came before', async (t) => {
  const app = serve(t.testdir(FOLDER))
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => app.close())
  t.match(await say(portOf(app), 'GARBAGE\r\n\r\n'), /^HTTP\/1\.1 400 .*problem\+json/s)
  t.match(await say(portOf(app), 'GET / HTTP/1.1\r\n\r\n'), /^HTTP\/1\.1 400 /)
  const long = 'x'.repeat(20_000)
  t.match(await say(portOf(app), `GET /${long} HTTP/1.1\r\nHost: a\r\n\r\n`), /^HTTP\/1\.1 431 /)
  t.match(await say(portOf(app), `GET / HTTP/1.1\r\nHost: a\r\nCookie: ${long}\r\n\r\n`), /^HTTP\/1\.1 431 /)
  const path = `GET /${'x'.repeat(9000)} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`
  t.match(await say(portOf(app), path), /^HTTP\/1\.1 414 .*problem\+json/s)
  const after = await say(portOf(app), 'GET /people/ HTTP/1.1\r\nHost: a\r\n\r\nGARBAGE\r\n\r\n')
  t.ok(after === '' || after.startsWith('HTTP/1.1 200 '))
  const socket = connect(portOf(app), '127.0.0.1')
  await once(socket, 'connect')
  socket.resetAndDestroy()
  await wait(20)
  t.equal((await app.inject('/')).statusCode, 200)
})

test('an address that nothing stands at is told as the asker can read it', async (t) => {
  const app = serve(t.testdir(FOLDER))
  t.teardown(() => app.close())
  for (const [url, status] of [
    ['/nowhere', 404],
    ['/nowhere/at/all.mp3?x', 404],
    ['/episodes/withdrawn/', 410],
    ['/episodes/withdrawn', 410],
    ['/episodes/withdrawn/talk.mp3', 410],
    ['/episodes/withdrawn-not/', 404],
  ] as const) {
    for (const method of ['GET', 'HEAD'] as const) {
      const page = await app.inject({ method, url, headers: { accept: 'text/html,*/*;q=0.8' } })
      t.equal(page.statusCode, status, url)
      t.equal(page.headers['content-type'], 'text/html; charset=utf-8', url)
      t.equal(page.headers['cache-control'], 'no-cache', url)
      t.equal(page.headers.vary, 'Accept, Accept-Encoding', url)
      t.equal(page.headers['content-length'], String(LOST.length), url)
      t.notOk('etag' in page.headers || 'last-modified' in page.headers, url)
      t.ok(page.rawPayload.equals(method === 'HEAD' ? Buffer.alloc(0) : LOST), url)
    }
    const problem = await app.inject({ url, headers: { accept: 'application/json' } })
    t.equal(problem.statusCode, status, url)
    t.equal(problem.headers['content-type'], PROBLEM, url)
    t.equal(problem.headers.vary, 'Accept, Accept-Encoding', url)
    t.equal(problem.json().status, status, url)
  }
  const small = await app.inject({ url: '/nowhere', headers: { 'accept-encoding': 'gzip' } })
  t.same(gunzipSync(small.rawPayload), LOST)
  const held = await app.inject({ url: '/nowhere', headers: { 'if-none-match': '*', range: 'bytes=0-1' } })
  t.equal(held.statusCode, 404)
  t.same(held.rawPayload, LOST)
})

test('a station without a page for it tells of an absence all the same', async (t) => {
  const current = currentBuildOf([])
  const app = serve(t.testdir(FOLDER), { current: () => current })
  t.teardown(() => app.close())
  const answer = await app.inject({ url: '/', headers: { accept: 'text/html' } })
  t.equal(answer.statusCode, 404)
  t.equal(answer.headers['content-type'], PROBLEM)
})

test('who is told by a page', (t) => {
  for (const [header, html] of [
    [undefined, true],
    ['*/*', true],
    ['text/*', true],
    ['text/html', true],
    ['application/xhtml+xml', true],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', true],
    ['application/json, text/plain, */*', false],
    ['application/json', false],
    ['application/problem+json', false],
    ['text/html;q=0', false],
    ['text/html;q=0.1, application/json', false],
    ['text/html, application/json;q=0.1', true],
    ['*/*;q=0', false],
    ['audio/*', false],
    ['audio/*, */*;q=0.1', true],
    ['', false],
  ] as const) {
    t.equal(acceptsHtml(header), html, String(header))
  }
  t.end()
})

test('one address may ask only so often, but for the health', async (t) => {
  const limits = { ...LIMITS, rateLimit: 3 }
  const app = serve(t.testdir(FOLDER), { limits })
  t.teardown(() => app.close())
  for (const url of ['/', '/nowhere']) {
    const { headers } = await app.inject(url)
    t.notOk('x-ratelimit-remaining' in headers || 'retry-after' in headers, url)
  }
  t.equal((await app.inject({ method: 'POST', url: '/' })).statusCode, 405)
  for (const [method, url] of [
    ['GET', '/'],
    ['GET', '/nowhere'],
    ['POST', '/'],
  ] as const) {
    const answer = await app.inject({ method, url })
    t.equal(answer.statusCode, 429, url)
    t.equal(answer.headers['content-type'], PROBLEM, url)
    t.match(answer.headers['retry-after'], /^[1-9]\d*$/, url)
    t.equal(answer.headers['cache-control'], 'no-store', url)
  }
  t.equal((await app.inject('/healthz')).statusCode, 200)
  t.equal((await app.inject({ url: '/', remoteAddress: '192.0.2.7' })).statusCode, 200)
  const forwarded = { 'x-forwarded-for': '192.0.2.8' }
  t.equal((await app.inject({ url: '/', headers: forwarded })).statusCode, 429, 'no proxy is believed')
})

test('only the proxies that are named are believed', async (t) => {
  for (const trustProxy of [1, ['loopback']] as const) {
    const app = serve(t.testdir(FOLDER), { limits: { ...LIMITS, rateLimit: 1, trustProxy } })
    const ask = async (from: string, remoteAddress = '127.0.0.1') =>
      (await app.inject({ url: '/', remoteAddress, headers: { 'x-forwarded-for': from } })).statusCode
    t.equal(await ask('192.0.2.1'), 200)
    t.equal(await ask('192.0.2.2'), 200)
    t.equal(await ask('203.0.113.9, 192.0.2.1'), 429, 'what a listener wrote itself is not believed')
    await app.close()
  }
})

test('who asks too slowly is sent away', async (t) => {
  const app = serve(t.testdir(FOLDER))
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => app.close())
  t.ok(app.server.headersTimeout > 0 && app.server.headersTimeout <= 20_000)
  t.ok(app.server.requestTimeout > 0 && app.server.requestTimeout <= 60_000)
  t.ok(app.server.timeout > 0 && app.server.keepAliveTimeout > 0)
  app.server.headersTimeout = 1
  const socket = connect(portOf(app), '127.0.0.1')
  socket.write('GET / HTTP/1.1\r\nHost:')
  const answer = await text(socket)
  t.match(answer, /^HTTP\/1\.1 408 .*problem\+json/s)
})
