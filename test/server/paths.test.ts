import { test } from 'tap'
import { asFolder, readBase, readTarget } from '../../src/server/request-target.ts'
import { FOLDER, NOTES, portOf, say, serve } from './site-build.ts'

/** Spellings of an address that is there, and what it is. */
const SAME: readonly (readonly [string, string])[] = [
  ['/episodes/one/', '/episodes/one/'],
  ['/episodes/one/index.html', '/episodes/one/'],
  ['/index.html', '/'],
  ['/%65pisodes/one/', '/episodes/one/'],
  ['/episodes/%6F%6e%65/', '/episodes/one/'],
  ['/episodes/one/?_from=app&x=../..', '/episodes/one/'],
  ['/episodes/one/?a?b%00%zz', '/episodes/one/'],
  ['/feeds/all%2Exml', '/feeds/all.xml'],
  ['/episodes/one/caff%C3%A8%20%231.opus', '/episodes/one/caff%C3%A8%20%231.opus'],
  ['/episodes/one/caff%c3%a8%20%231.opus', '/episodes/one/caff%C3%A8%20%231.opus'],
]

/** Everything that has been tried on file servers; none may be answered with anything of the station. */
const TRICKS = [
  '/../station.yaml',
  '/..',
  '/.',
  '/./',
  '/episodes/one/../one/',
  '/episodes/./one/',
  '/episodes/one/.',
  '/episodes/one/..',
  '/%2e%2e/station.yaml',
  '/%2E%2E/station.yaml',
  '/.%2e/station.yaml',
  '/%2e./station.yaml',
  '/%2e/episodes/one/',
  '/%252e%252e/station.yaml',
  '/%25%32%65%25%32%65/station.yaml',
  '/%u002e%u002e/station.yaml',
  '/%c0%ae%c0%ae/station.yaml',
  '/%c0%af../station.yaml',
  '/%e0%80%ae%e0%80%ae/station.yaml',
  '/%f0%80%80%ae/station.yaml',
  '/%ef%bc%8e%ef%bc%8e/station.yaml',
  '/..%2fstation.yaml',
  '/..%2Fstation.yaml',
  '/%2fetc%2fpasswd',
  '/episodes%2fone%2f',
  '/episodes%2Fone/talk.mp3',
  '/..%5cstation.yaml',
  '/..\\station.yaml',
  '/\\..\\station.yaml',
  '/episodes\\one\\talk.mp3',
  '/episodes%5Cone%5Ctalk.mp3',
  '/....//station.yaml',
  '/.../station.yaml',
  '//station.yaml',
  '//',
  '///etc/passwd',
  '//episodes/one/',
  '/episodes//one/',
  '/episodes/one//',
  '/episodes/one/talk.mp3/',
  '/episodes/one/talk.mp3/..',
  '/episodes/one/talk.mp3%00',
  '/episodes/one/talk.mp3%00.html',
  '/%00',
  '/episodes/one/talk.mp3%0a',
  '/episodes/one/talk.mp3%0d%0aSet-Cookie:%20a=b',
  '/episodes/one/talk.mp3%20',
  '/episodes/one/talk.mp3.',
  '/episodes/one/talk.mp3::$DATA',
  '/episodes/one/TALK.MP3',
  '/Episodes/one/',
  '/episodes/one/talk.mp3;.html',
  '/..;/station.yaml',
  '/%',
  '/%2',
  '/%zz',
  '/%e9',
  '/%ed%a0%80',
  '/episodes/one/caff\u00e8 #1.opus',
  '/station.yaml',
  '/./station.yaml',
  '/ledger.json',
  '/.git/config',
  '/episodes/one/episode.md',
  '/~root',
  '/C:/station.yaml',
  '/file:///etc/passwd',
  '/__proto__',
  '/constructor',
  '/toString',
  '/people/index.html/',
  '/episodes/one#x',
]

test('an address has one spelling, and other spellings lead to it', async (t) => {
  for (const [spelling, address] of SAME) {
    const read = readTarget(spelling)?.address ?? ''
    t.equal(read.replace(/index\.html$/, ''), address, spelling)
  }
  const app = serve(t.testdir(FOLDER))
  t.teardown(() => app.close())
  for (const [spelling, address] of SAME) {
    const [one, other] = await Promise.all([app.inject(spelling), app.inject(address)])
    t.equal(one.statusCode, 200, spelling)
    t.same(one.rawPayload, other.rawPayload, spelling)
    t.equal(one.headers.etag, other.headers.etag, spelling)
  }
})

test('no encoding of a path leads out of the build', async (t) => {
  t.ok(TRICKS.length >= 40)
  const app = serve(t.testdir(FOLDER), { base: '/onda' })
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => app.close())
  for (const trick of TRICKS.flatMap((path) => [path, `/onda${path}`])) {
    const answer = await say(portOf(app), `GET ${trick} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`)
    t.match(answer, /^HTTP\/1\.1 (?:400|404) /, trick)
    t.notMatch(answer, /secret of the source|root:|Set-Cookie|ENOENT|\bat \//, trick)
  }
})

test('a request line may hold a whole url, and nothing else that is no path', async (t) => {
  const app = serve(t.testdir(FOLDER))
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => app.close())
  const status = async (target: string) => {
    const answer = await say(portOf(app), `GET ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`)
    return answer.slice(9, 12)
  }
  t.equal(await status('http://radio.example/episodes/one/'), '200')
  t.equal(await status('HTTPS://radio.example/people/?x'), '200')
  t.equal(await status('http://radio.example/../station.yaml'), '400')
  t.equal(await status('ftp://radio.example/people/'), '400')
  t.equal(await status('people/'), '400')
  t.equal(await status('*'), '400')
  t.same(readTarget('http://radio.example'), { address: '/', query: '' })
  t.same(readTarget('http://radio.example?x=1'), { address: '/', query: '?x=1' })
})

test('two requests sent at once are answered in their order', async (t) => {
  const app = serve(t.testdir(FOLDER))
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => app.close())
  const answer = await say(
    portOf(app),
    'GET /%zz HTTP/1.1\r\nHost: a\r\n\r\nGET /people/ HTTP/1.1\r\nHost: a\r\n\r\n' +
      'HEAD /feeds/all.xml HTTP/1.1\r\nHost: a\r\n\r\nGET /nowhere HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
  )
  t.same(
    [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status),
    ['400', '200', '200', '404'],
  )
  t.ok(answer.includes(NOTES.toString()))
})

test('a folder without its slash is told where it is, by a word that holds under any host', async (t) => {
  const app = serve(t.testdir(FOLDER), { base: '/onda' })
  t.teardown(() => app.close())
  for (const [url, location] of [
    ['/people', './people/'],
    ['/people?from=app', './people/?from=app'],
    ['/episodes/one', './one/'],
    ['/onda/episodes/one?x', './one/?x'],
    ['/onda', './onda/'],
  ] as const) {
    const answer = await app.inject(url)
    t.equal(answer.statusCode, 301, url)
    t.equal(answer.headers.location, location, url)
    const there = new URL(location, `http://radio.example${url}`)
    t.equal((await app.inject(there.pathname)).statusCode, 200, url)
  }
  t.equal((await app.inject('/feeds')).statusCode, 404)
  t.equal(asFolder({ address: '/a%3Ab', query: '' }), './a%3Ab/')
})

test('the path of the public url is answered with it and without', async (t) => {
  const root = t.testdir(FOLDER)
  for (const base of ['/feeds', '/feeds/', 'feeds']) {
    const app = serve(root, { base })
    t.teardown(() => app.close())
    for (const url of [
      '/feeds/feeds/all.xml',
      '/feeds/all.xml',
      '/feeds/',
      '/',
      '/feeds/healthz',
      '/healthz',
    ]) {
      t.equal((await app.inject(url)).statusCode, 200, `${base} ${url}`)
    }
    t.equal((await app.inject('/feeds/feeds/feeds/all.xml')).statusCode, 404)
    const moved = await app.inject('/feeds/episodes/uno/')
    t.equal(moved.headers.location, '/feeds/episodes/one/')
  }
})

test('a public path that could never be asked for is our own mistake', (t) => {
  t.equal(readBase(''), '')
  t.equal(readBase('/'), '')
  t.equal(readBase('/a/b/'), '/a/b')
  t.throws(() => readBase('/a/../b'), /cannot stand before an address/)
  t.end()
})
