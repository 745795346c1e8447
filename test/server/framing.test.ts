import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { test } from 'tap'
import { readTarget } from '../../src/server/request-target.ts'
import { FOLDER, portOf, say, serve } from './site-build.ts'

const CLOSE = 'Connection: close\r\n'

test('a request names one host, by a name that can be one (RFC 9112, 3.2)', async (t) => {
  const app = serve(t.testdir(FOLDER))
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => app.close())
  const status = async (head: string, version = '1.1') => {
    const answer = await say(portOf(app), `GET /people/ HTTP/${version}\r\n${head}${CLOSE}\r\n`)
    t.equal(answer.match(/HTTP\/1\.1 \d/g)?.length, 1, 'one answer')
    return answer.slice(9, 12)
  }
  for (const host of [
    ...[
      'radio.example',
      'radio.example:8080',
      '127.0.0.1:80',
      '[::1]:3000',
      '[2001:db8::1]',
      'xn--caf-dma.example',
    ],
    ...['RADIO.example', 'under_score', 'radio.example:', ''],
  ]) {
    t.equal(await status(`Host: ${host}\r\n`), '200', host)
  }
  for (const host of [
    ...[
      'a b',
      'a/b',
      'a@b',
      'user:secret@radio.example',
      'http://a',
      'a?x',
      'a#x',
      'a\\b',
      'a"b',
      '<script>',
    ],
    ...[
      '[::1',
      '::1',
      'a:b',
      'a:80:80',
      'a:999999',
      'a, b:1/',
      '\u00e9.example',
      'a'.repeat(300),
      '[evil.example]',
    ],
  ]) {
    t.equal(await status(`Host: ${host}\r\n`), '400', host)
  }
  t.equal(await status('Host: a\r\nHost: b\r\n'), '400', 'two')
  t.equal(await status('Host: a\r\nHost: a\r\n'), '400', 'the same twice')
  t.equal(await status('Host: a\r\nX-A: b\r\nhOST: evil.example\r\n'), '400', 'in any case')
  t.equal(await status('Host: a\r\n', '1.0'), '200')
  t.equal(await status('', '1.0'), '200', 'HTTP/1.0 has no need of one')
  t.equal(await status('Host: a\r\nHost: b\r\n', '1.0'), '400')
  t.equal(await status(''), '400', 'none')
})

test('a refused host ends the connection, and what follows on it is not read', async (t) => {
  const app = serve(t.testdir(FOLDER))
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => app.close())
  const answer = await say(
    portOf(app),
    'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\nGET /people/ HTTP/1.1\r\nHost: a\r\n\r\n',
  )
  t.match(answer, /^HTTP\/1\.1 400 /)
  t.match(answer, /\r\nconnection: close\r\n/i)
  t.equal(answer.match(/HTTP\/1\.1 \d/g)?.length, 1)
})

test('a whole url in a request line has a host, and nobody’s password', (t) => {
  t.same(
    readTarget('http://other.example/people/'),
    { address: '/people/', query: '' },
    'any host is answered',
  )
  t.same(readTarget('http://[::1]:80/people/'), { address: '/people/', query: '' })
  for (const target of [
    ...[
      'http:///people/',
      'http://:80/people/',
      'http://user@radio.example/',
      'http://u:p@radio.example/people/',
    ],
    ...[
      'http://a b/',
      'http://a\\b/',
      'http://a"/',
      'http://[::1/',
      'http://a:x/',
      'http:/people/',
      'http:people/',
    ],
  ]) {
    t.equal(readTarget(target), undefined, target)
  }
  t.end()
})

test('a request that could be read in two ways is read in none', async (t) => {
  const app = serve(t.testdir(FOLDER))
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => app.close())
  for (const [name, head] of [
    ['length and chunks', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['chunks and length', 'Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n'],
    ['two lengths', 'Content-Length: 0\r\nContent-Length: 5\r\n\r\nGET /'],
    ['a list of lengths', 'Content-Length: 0, 5\r\n\r\nGET /'],
    ['a signed length', 'Content-Length: +5\r\n\r\nhello'],
    ['a length in hexadecimal', 'Content-Length: 0x5\r\n\r\nhello'],
    ['a coding after chunks', 'Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n'],
    ['an unknown coding', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
    ['a space before the colon', 'Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n'],
    ['a folded line', 'X-A: b\r\n c\r\nContent-Length : 5\r\n\r\nhello'],
    ['a bare line feed', 'X-A: b\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
  ] as const) {
    const smuggled = 'GET /people/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'
    const answer = await say(portOf(app), `POST / HTTP/1.1\r\nHost: a\r\n${head}${smuggled}`)
    // Found out in the middle, it is cut off without an answer.
    t.match(answer, /^(?:HTTP\/1\.1 (?:400|405|413|501) |$)/, name)
    t.ok((answer.match(/HTTP\/1\.1 \d/g) ?? []).length <= 1, `${name}: no second answer`)
  }
})

test('nobody is switched to another protocol, let through to another server, or echoed', async (t) => {
  const app = serve(t.testdir(FOLDER))
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => app.close())
  const ask = (line: string, head = '') => say(portOf(app), `${line} HTTP/1.1\r\nHost: a\r\n${head}\r\n`)
  for (const protocol of ['websocket', 'h2c', 'TLS/1.0', 'websocket, h2c']) {
    const answer = await ask(
      'GET /people/',
      `Connection: Upgrade, close\r\nUpgrade: ${protocol}\r\nHTTP2-Settings: AAMAAABk\r\n`,
    )
    t.match(answer, /^HTTP\/1\.1 200 /, protocol)
    t.notMatch(answer, /^(?:upgrade|sec-websocket-accept):/im)
  }
  for (const target of ['evil.example:443', '127.0.0.1:22', '/people/', 'a', '[::1]:25']) {
    const answer = await ask(`CONNECT ${target}`)
    t.match(answer, /^HTTP\/1\.1 40[05] /, target)
    if (answer.startsWith('HTTP/1.1 405')) t.match(answer, /\r\nAllow: GET, HEAD\r\n/)
    t.match(answer, /\r\nConnection: close\r\n/i)
  }
  const trace = await ask('TRACE /people/', `Cookie: secret\r\n${CLOSE}`)
  t.match(trace, /^HTTP\/1\.1 405 /)
  t.notMatch(trace, /secret/)
  t.match(await ask('OPTIONS *', CLOSE), /^HTTP\/1\.1 204 /)
  t.match(await ask('GET *', CLOSE), /^HTTP\/1\.1 400 /)
})

test('a body that is announced is refused before it is sent', async (t) => {
  const app = serve(t.testdir(FOLDER))
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => app.close())
  for (const [method, status] of [
    ['GET', 413],
    ['POST', 405],
  ] as const) {
    const socket = connect(portOf(app), '127.0.0.1')
    await once(socket, 'connect')
    socket.write(
      `${method} /people/ HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 1000000\r\n\r\n`,
    )
    const answer = await text(socket)
    t.match(answer, new RegExp(`^HTTP/1\\.1 ${status} `), 'and no 100 before it')
    t.notMatch(answer, / 100 Continue/)
  }
  const fine = await say(
    portOf(app),
    `GET /people/ HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n${CLOSE}\r\n`,
  )
  t.match(fine, /^HTTP\/1\.1 200 /)
  const odd = await say(portOf(app), `GET /people/ HTTP/1.1\r\nHost: a\r\nExpect: tea\r\n${CLOSE}\r\n`)
  t.match(odd, /^HTTP\/1\.1 417 /)
})

test('a tunnel that is asked for behind a request does not disturb its answer', async (t) => {
  const app = serve(t.testdir(FOLDER))
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => app.close())
  const answer = await say(
    portOf(app),
    'GET /feeds/all.xml HTTP/1.1\r\nHost: a\r\n\r\nCONNECT evil.example:443 HTTP/1.1\r\nHost: a\r\n\r\n',
  )
  t.ok(answer === '' || answer.startsWith('HTTP/1.1 200 '))
  t.equal((await app.inject('/')).statusCode, 200)
})

test('a header field is heard behind however many others, and not let in unseen', async (t) => {
  const app = serve(t.testdir(FOLDER), { metrics: true })
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => app.close())
  // As a proxy that sorts fields would forward them: what tells of the proxy comes last.
  const many = 'a:b\r\n'.repeat(2600)
  const answer = (path: string, fields: string, body = '') =>
    say(portOf(app), `GET ${path} HTTP/1.1\r\n${many}${fields}${CLOSE}\r\n${body}`)
  t.match(await answer('/healthz', 'Host: a\r\n'), /"moment"/, 'from this machine itself')
  for (const proxy of ['X-Forwarded-For: 203.0.113.9', 'Via: 1.1 a', 'Forwarded: for=203.0.113.9']) {
    t.match(await answer('/healthz', `Host: a\r\n${proxy}\r\n`), /\{"status":"ok"\}$/, proxy)
    t.match(await answer('/metrics', `Host: a\r\n${proxy}\r\n`), /^HTTP\/1\.1 404/, proxy)
  }
  t.match(await answer('/people/', 'Host: a\r\nHost: b\r\n'), /^HTTP\/1\.1 400/, 'a second host')
  t.match(await answer('/people/', 'Host: a\r\nContent-Length: 5\r\n', 'abcde'), /^HTTP\/1\.1 413/)
  t.match(await answer('/people/', 'Host: a\r\nIf-None-Match: *\r\n'), /^HTTP\/1\.1 304/)
})

test('who has said all there is to say is answered all the same', async (t) => {
  const app = serve(t.testdir(FOLDER))
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => app.close())
  for (const path of [
    '/people/',
    '/feeds/all.xml',
    '/episodes/one/talk.mp3',
    '/search/?q=radio',
    '/nowhere',
  ]) {
    for (const version of ['1.1', '1.0']) {
      const whole = await say(portOf(app), `GET ${path} HTTP/1.1\r\nHost: a\r\n${CLOSE}\r\n`)
      const socket = connect({ port: portOf(app), host: '127.0.0.1', allowHalfOpen: true })
      socket.end(`GET ${path} HTTP/${version}\r\nHost: a\r\n\r\n`)
      const half = await text(socket)
      t.equal(half.slice(0, 12), whole.slice(0, 12), `${path} ${version}`)
      t.equal(half.split('\r\n\r\n')[1], whole.split('\r\n\r\n')[1], `${path} ${version}: the whole body`)
    }
  }
  const socket = connect({ port: portOf(app), host: '127.0.0.1', allowHalfOpen: true })
  socket.end(`GET /episodes/one/talk.mp3 HTTP/1.1\r\nHost: a\r\n\r\n`.repeat(3))
  t.equal((await text(socket)).match(/HTTP\/1\.1 200/g)?.length, 3, 'each request of several')
})
