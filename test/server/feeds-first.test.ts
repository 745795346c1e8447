import { once } from 'node:events'
import { request as ask } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { type Test, test } from 'tap'
import type { CurrentBuild } from '../../src/build/site-build.ts'
import { compressionCache } from '../../src/server/compression-cache.ts'
import { CODING_PREFERENCES } from '../../src/server/content-coding.ts'
import { currentBuildOf, FEED, FOLDER, LIMITS, MODIFIED_TEXT, made, portOf, serve } from './site-build.ts'

const RSS = 'application/rss+xml; charset=utf-8'
const FEEDS = ['/feeds/one.xml', '/feeds/one.json', '/feeds/two.xml']

/** A standing with three feeds and an archive, which says how often the bytes of each were asked for. */
function counted(text: string) {
  const asked: Record<string, number> = {}
  const resources = [...FEEDS, '/feeds/one/page/1.xml'].map((address) => {
    const bytes = Buffer.from(`<rss>${text} ${address} ${'<item/>'.repeat(500)}</rss>`)
    const body = {
      bytes: () => {
        asked[address] = (asked[address] ?? 0) + 1
        return bytes
      },
    }
    return { ...made(address, 'feed', RSS, bytes), body }
  })
  return { current: currentBuildOf(resources), asked }
}

/** A listening server that is told of each standing before it stands. */
async function served(t: Test, first: CurrentBuild, limits: object = {}) {
  let now = first
  let prepare: (next: CurrentBuild) => Promise<void> = async () => {}
  const app = serve(t.testdir(FOLDER), {
    current: () => now,
    base: '/onda',
    limits: { ...LIMITS, ...limits },
    beforeNext: (given) => {
      prepare = given
    },
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => app.close())
  const get = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
    const sent = ask({ host: '127.0.0.1', port: portOf(app), path, headers, method, agent: false }).end()
    const [answer] = await once(sent, 'response')
    return { status: answer.statusCode, headers: answer.headers, body: await buffer(answer) }
  }
  const place = async (next: CurrentBuild) => {
    await prepare(next)
    now = next
  }
  return { app, get, place }
}

test('after a save, the first poll of a feed in each coding is answered from memory', async (t) => {
  const before = counted('before')
  const { get, place } = await served(t, before.current)
  const after = counted('after')
  await place(after.current)
  const made = { ...after.asked }
  for (const address of FEEDS) {
    const plain = Buffer.from(`<rss>after ${address} ${'<item/>'.repeat(500)}</rss>`)
    for (const path of [address, `/onda${address}`]) {
      for (const wish of CODING_PREFERENCES) {
        const refused = ['br', 'gzip', 'identity'].filter((coding) => !wish.includes(coding as 'br'))
        const weighed = wish.map((coding, at) => `${coding};q=${(1 - at * 0.1).toFixed(1)}`)
        const header = [...weighed, ...refused.map((coding) => `${coding};q=0`)].join(', ')
        const { status, headers, body } = await get(path, { 'accept-encoding': header })
        t.equal(status, 200)
        const coding = headers['content-encoding'] ?? 'identity'
        t.equal(coding, wish[0], header)
        t.equal(headers['content-length'], String(body.byteLength))
        const read =
          coding === 'br' ? brotliDecompressSync(body) : coding === 'gzip' ? gunzipSync(body) : body
        t.ok(read.equals(plain), header)
        const again = { 'accept-encoding': header, 'if-none-match': headers.etag }
        t.equal((await get(path, again)).status, 304)
      }
    }
  }
  t.same(after.asked, made, 'nothing was made for a poll')
  t.equal(made['/feeds/one/page/1.xml'], undefined, 'archives are left to those who ask')
  t.ok(gzipOf((await get('/feeds/one/page/1.xml', { 'accept-encoding': 'gzip' })).body).includes('page/1'))
})

function gzipOf(body: Buffer): string {
  return gunzipSync(body).toString()
}

test('what is answered from memory is what is worked out', async (t) => {
  const { current } = counted('same')
  const prepared = await served(t, current)
  await prepared.place({ ...current })
  const plain = await served(t, current)
  // Nothing is prepared for an address that is spelt otherwise, and the answer is the same.
  const other = (path: string) => path.replace('feeds', 'f%65eds')
  const { headers } = await prepared.get('/feeds/one.xml', { 'accept-encoding': 'gzip' })
  const tag = headers.etag
  const identity = (await plain.get(other('/feeds/one.xml'))).headers.etag
  for (const conditions of [
    {},
    { 'if-none-match': tag },
    { 'if-none-match': `W/${tag}` },
    { 'if-none-match': `"other", ${tag}` },
    { 'if-none-match': '"other"' },
    { 'if-none-match': '*' },
    { 'if-none-match': identity },
    { 'if-none-match': 'nonsense' },
    { 'if-modified-since': MODIFIED_TEXT },
    { 'if-modified-since': 'Fri, 14 Mar 2025 16:59:59 GMT' },
    { 'if-modified-since': 'Friday, 14-Mar-25 17:00:00 GMT' },
    { 'if-modified-since': 'Sat, 01 Jan 2050 00:00:00 GMT' },
    { 'if-modified-since': 'yesterday' },
    { 'if-none-match': '"other"', 'if-modified-since': MODIFIED_TEXT },
    { 'if-none-match': tag, 'if-modified-since': 'Fri, 14 Mar 2025 16:59:59 GMT' },
    { 'if-unmodified-since': 'Fri, 14 Mar 2025 16:59:59 GMT' },
    { 'if-match': '"other"' },
    { range: 'bytes=0-3' },
    { 'sec-fetch-dest': 'document' },
  ]) {
    for (const coding of ['gzip', 'br;q=0.5, gzip', 'identity', '']) {
      const wish = { 'accept-encoding': coding, ...conditions }
      const [memory, worked] = [
        await prepared.get('/feeds/one.xml', wish),
        await plain.get(other('/feeds/one.xml'), wish),
      ]
      const said = JSON.stringify(wish)
      t.equal(memory.status, worked.status, said)
      t.same(essential(memory.headers), essential(worked.headers), said)
      t.ok(memory.body.equals(worked.body), said)
    }
  }
})

function essential({ date: _, ...headers }: Record<string, unknown>): unknown {
  return Object.fromEntries(Object.entries(headers).sort(([one], [other]) => (one < other ? -1 : 1)))
}

test('a poll with If-Modified-Since alone is answered from memory', async (t) => {
  const { current, asked } = counted('dated')
  const { get, place } = await served(t, counted('before').current)
  await place(current)
  const made = { ...asked }
  for (const coding of ['gzip', 'br', 'identity']) {
    const { status, headers } = await get('/feeds/one.xml', {
      'accept-encoding': coding,
      'if-modified-since': MODIFIED_TEXT,
    })
    t.equal(status, 304)
    const ending = { gzip: '-gz"', br: '-br"' }[coding]
    if (ending === undefined) t.notMatch(headers.etag, /-(gz|br)"$/)
    else t.ok(headers.etag?.endsWith(ending))
  }
  t.same(asked, made)
})

test('a feed is answered under overload, also where nothing of it is in memory', async (t) => {
  const { current } = counted('shed')
  const pages = currentBuildOf()
  const all = [...current.siteBuild.addresses, '/episodes/one/', '/people/'].flatMap(
    (address) => current.siteBuild.find(address) ?? pages.siteBuild.find(address) ?? [],
  )
  const open = { value: () => {} }
  const slow = {
    ...made('/slow.txt', 'text', 'text/plain', FEED),
    body: { make: () => new Promise<Uint8Array>((done) => (open.value = () => done(FEED))), recipe: 'slow' },
  }
  const { get } = await served(t, currentBuildOf([...all, slow]), { ceilings: { wait: 0, answers: 1 } })
  const waiting = [get('/slow.txt'), get('/slow.txt')]
  // Once both are under way.
  while ((await get('/episodes/one/')).status !== 503) await wait(10)
  t.equal((await get('/people/')).status, 503)
  for (const path of [...FEEDS, '/feeds/one/page/1.xml', '/onda/feeds/two.xml', '/f%65eds/one.xml']) {
    for (const headers of [
      {},
      { 'accept-encoding': 'br' },
      { 'if-none-match': '"old"' },
      { range: 'bytes=0-3' },
    ])
      t.ok([200, 206].includes((await get(path, headers)).status), path)
    t.equal((await get(path, {}, 'HEAD')).status, 200, path)
    t.equal((await get(path, { 'if-modified-since': MODIFIED_TEXT })).status, 304, path)
  }
  open.value()
  await Promise.race(waiting)
})

test('that a feed did not change is said to who asks too often, and nothing else is', async (t) => {
  const { current } = counted('limited')
  const { get, place } = await served(t, counted('before').current, { rateLimit: 3 })
  await place(current)
  const { headers } = await get('/feeds/one.xml')
  const held = { 'if-none-match': String(headers.etag) }
  for (let count = 0; count < 10; count++) t.equal((await get('/feeds/one.xml', held)).status, 304)
  t.equal((await get('/feeds/one.xml', { 'if-modified-since': MODIFIED_TEXT })).status, 304)
  t.equal((await get('/feeds/one.xml')).status, 429)
  t.equal((await get('/feeds/one.xml', { 'if-none-match': '"old"' })).status, 429)
  t.equal((await get('/nowhere', held)).status, 429)
})

test('feeds stay in memory whatever else is asked for', async (t) => {
  const { current, asked } = counted('kept')
  const pages = Array.from({ length: 4200 }, (_, at) =>
    made(`/p/${at}/`, 'page', 'text/html', FEED.subarray(0, 300)),
  )
  const feeds = current.siteBuild.addresses.flatMap((address) => current.siteBuild.find(address) ?? [])
  const { app, get, place } = await served(t, current)
  await place(currentBuildOf([...feeds, ...pages]))
  const before = { ...asked }
  for (const { address } of pages) await app.inject(address)
  t.equal((await get('/feeds/one.xml', { 'accept-encoding': 'br' })).status, 200)
  t.same(asked, before)
})

test('a feed is compressed before what was asked for earlier', async (t) => {
  const bodies = compressionCache()
  const order: string[] = []
  const get = (name: string, isUrgent: boolean) =>
    bodies.get(
      name,
      'gzip',
      () => {
        order.push(name)
        return FEED
      },
      isUrgent,
    )
  const all = ['a', 'b', 'c', 'd'].map((name) => get(name, false))
  all.push(get('feed', true), get('d', true))
  await Promise.all(all)
  t.same(order, ['a', 'b', 'feed', 'd', 'c'], 'two are made at a time')
})
