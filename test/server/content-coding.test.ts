import { createHash } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { test } from 'tap'
import { isCompressible } from '../../src/build/response-headers.ts'
import { compressionCache } from '../../src/server/compression-cache.ts'
import { acceptedCodings } from '../../src/server/content-coding.ts'
import { CHAPTERS, FEED, FOLDER, MODIFIED, made, serve, siteBuild } from './site-build.ts'

const URL_OF_TEXT = '/feeds/all.xml'

test('what is accepted is read with its weights', (t) => {
  for (const [header, expected] of [
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip', 'gzip identity'],
    ['GZIP', 'gzip identity'],
    ['x-gzip', 'gzip identity'],
    ['br', 'br identity'],
    ['gzip, deflate, br', 'br gzip identity'],
    ['br;q=0.5, gzip', 'gzip br identity'],
    ['br; q=0.5 , gzip ; q=0.8', 'gzip br identity'],
    ['br;q=0, gzip', 'gzip identity'],
    ['br;q=0, gzip;q=0', 'identity'],
    ['br;q=0.000', 'identity'],
    ['br;q=0.001', 'br identity'],
    ['*', 'br gzip identity'],
    ['*;q=0', 'identity'],
    ['*;q=0, gzip', 'gzip'],
    ['gzip;q=0, *', 'br identity'],
    ['identity', 'identity'],
    ['identity, gzip;q=0.5', 'identity gzip'],
    ['identity;q=0.5, gzip', 'gzip identity'],
    ['gzip, identity;q=0', 'gzip'],
    ['identity;q=0', 'identity'],
    ['deflate, zstd', 'identity'],
    ['br;q=2', 'identity'],
    ['br;q=abc, gzip', 'gzip identity'],
    ['br;q=-1, gzip;q=', 'identity'],
    [',,gzip,,', 'gzip identity'],
  ] as const) {
    t.equal(acceptedCodings(header).join(' '), expected, String(header))
  }
  t.end()
})

test('text shrinks; sound and pictures do not', (t) => {
  for (const type of [
    'text/html; charset=utf-8',
    'text/vtt',
    'text/css',
    'application/rss+xml; charset=utf-8',
    'application/json',
    'application/json+chapters',
    'application/feed+json',
    'application/x-subrip',
    'application/xml',
    'image/svg+xml',
  ]) {
    t.ok(isCompressible(type), type)
  }
  for (const type of ['audio/mpeg', 'audio/ogg; codecs=opus', 'image/png', 'font/woff2', 'application/zip']) {
    t.notOk(isCompressible(type), type)
  }
  t.end()
})

test('one text travels in three forms, each with a strong tag of its own', async (t) => {
  const app = serve(t.testdir(FOLDER))
  t.teardown(() => app.close())
  const plain = await app.inject(URL_OF_TEXT)
  const gzip = await app.inject({ url: URL_OF_TEXT, headers: { 'accept-encoding': 'gzip' } })
  const br = await app.inject({ url: URL_OF_TEXT, headers: { 'accept-encoding': 'gzip, br' } })
  t.same(plain.rawPayload, FEED)
  t.same(gunzipSync(gzip.rawPayload), FEED)
  t.same(brotliDecompressSync(br.rawPayload), FEED)
  const digest = createHash('sha256').update(FEED).digest('base64url').slice(0, 27)
  t.same(
    [plain, gzip, br].map(({ headers }) => headers.etag),
    [`"${digest}"`, `"${digest}-gz"`, `"${digest}-br"`],
  )
  t.same(
    [plain, gzip, br].map(({ headers }) => headers['content-encoding']),
    [undefined, 'gzip', 'br'],
  )
  for (const { headers, rawPayload } of [plain, gzip, br]) {
    t.equal(headers.vary, 'Accept-Encoding, Sec-Fetch-Dest')
    t.equal(headers['content-length'], String(rawPayload.length))
    t.equal(headers['content-type'], 'application/rss+xml; charset=utf-8')
  }
})

test('HEAD tells of each form what GET tells', async (t) => {
  const app = serve(t.testdir(FOLDER))
  t.teardown(() => app.close())
  for (const url of siteBuild().addresses) {
    for (const encoding of ['identity', 'gzip', 'br']) {
      const headers = { 'accept-encoding': encoding }
      const get = await app.inject({ url, headers })
      const head = await app.inject({ method: 'HEAD', url, headers })
      t.equal(head.statusCode, get.statusCode, url)
      t.same({ ...head.headers, date: '' }, { ...get.headers, date: '' }, `${url} ${encoding}`)
      t.equal(head.rawPayload.length, 0, url)
      t.equal(get.headers['content-length'], String(get.rawPayload.length), url)
    }
  }
})

test('a tag is good for its own form, and only where that form is accepted', async (t) => {
  const app = serve(t.testdir(FOLDER))
  t.teardown(() => app.close())
  const plain = String((await app.inject(URL_OF_TEXT)).headers.etag)
  const gzip = plain.replace(/"$/, '-gz"')
  const br = plain.replace(/"$/, '-br"')
  for (const [held, accepted, answered] of [
    [plain, 'identity', plain],
    [plain, 'gzip, br', plain],
    [gzip, 'gzip', gzip],
    [gzip, 'gzip, br', gzip],
    [`${plain}, ${gzip}`, 'gzip, br', gzip],
    [`${plain}, ${gzip}, ${br}`, 'gzip, br', br],
    ['*', 'gzip', gzip],
    [gzip, 'identity', undefined],
    [br, 'gzip', undefined],
    [plain, 'gzip, identity;q=0', undefined],
  ] as const) {
    const headers = { 'if-none-match': held, 'accept-encoding': accepted }
    const answer = await app.inject({ url: URL_OF_TEXT, headers })
    t.equal(answer.statusCode, answered === undefined ? 200 : 304, `${held} for ${accepted}`)
    if (answered !== undefined) t.equal(answer.headers.etag, answered, `${held} for ${accepted}`)
    t.equal(answer.headers.vary, 'Accept-Encoding, Sec-Fetch-Dest')
  }
})

test('a body that is small, or does not shrink, stays as it is', async (t) => {
  const noise = createHash('shake256', { outputLength: 2000 }).digest()
  const current = {
    siteBuild: siteBuild([
      made('/noise.txt', 'text', 'text/plain', noise),
      made('/small', 'text', 'text/plain', CHAPTERS),
    ]),
    modified: () => MODIFIED,
    refused: [],
  }
  const app = serve(t.testdir(FOLDER), { current: () => current })
  t.teardown(() => app.close())
  for (const url of ['/noise.txt', '/small']) {
    const answer = await app.inject({ url, headers: { 'accept-encoding': 'gzip, br' } })
    t.notOk('content-encoding' in answer.headers, url)
    t.equal(answer.headers.vary, 'Accept-Encoding', url)
    const forced = await app.inject({ url, headers: { 'accept-encoding': 'gzip, identity;q=0' } })
    t.equal(forced.headers['content-encoding'], 'gzip', 'unless that is all that is accepted')
  }
})

test('recordings and pictures travel as they are', async (t) => {
  const app = serve(t.testdir(FOLDER))
  t.teardown(() => app.close())
  for (const url of ['/episodes/one/talk.mp3', '/episodes/one/.hidden.jpg']) {
    const answer = await app.inject({ url, headers: { 'accept-encoding': 'gzip, br' } })
    t.notOk('content-encoding' in answer.headers)
    t.notOk('vary' in answer.headers)
  }
})

test('a body is compressed once, for all who ask and for every build that holds it', async (t) => {
  const bodies = compressionCache()
  let made = 0
  const bytes = () => {
    made++
    return FEED
  }
  const [one, other] = await Promise.all([bodies.get('a', 'br', bytes), bodies.get('a', 'br', bytes)])
  t.equal(one, other)
  t.equal(await bodies.get('a', 'br', bytes), one)
  t.equal(made, 1)
  await bodies.get('a', 'gzip', bytes)
  t.equal(made, 2)
})

test('what was longest unasked is let go when there is too much', async (t) => {
  const size = (await compressionCache().get('a', 'gzip', () => FEED)).byteLength
  const bodies = compressionCache(size * 2)
  const first = await bodies.get('a', 'gzip', () => FEED)
  const second = await bodies.get('b', 'gzip', () => FEED)
  await bodies.get('a', 'gzip', () => FEED)
  await bodies.get('c', 'gzip', () => FEED)
  t.equal(await bodies.get('a', 'gzip', () => FEED), first)
  t.not(await bodies.get('b', 'gzip', () => FEED), second)
})

test('a body that cannot be compressed is asked for again, not remembered', async (t) => {
  const bodies = compressionCache()
  const broken = () => {
    throw new Error('not made')
  }
  await t.rejects(bodies.get('a', 'br', broken), /not made/)
  t.ok(await bodies.get('a', 'br', () => FEED))
})

test('a large body is compressed quickly rather than well', async (t) => {
  const large = Buffer.alloc(1_500_000, FEED)
  const body = await compressionCache().get('a', 'br', () => large)
  t.ok(brotliDecompressSync(body).equals(large))
})
