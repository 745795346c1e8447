import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import type { CurrentBuild } from '../../src/build/site-build.ts'
import type { Resource } from '../../src/model/resource.ts'
import { LIMITS, MODIFIED, made, serve, siteBuild } from './site-build.ts'

const HTML = 'text/html; charset=utf-8'
const PAGE = made('/search/', 'page', HTML, Buffer.from('<!doctype html><title>Search</title>'))
const FEED = made('/feeds/all.xml', 'feed', 'application/rss+xml; charset=utf-8', Buffer.from('<rss/>'))

/** A server whose build answers a question with the question. */
function searchable(root: string) {
  const asked: string[] = []
  const search = async (question: string): Promise<Resource> => {
    asked.push(question)
    return made(
      '/search/',
      'page',
      HTML,
      Buffer.from(`<!doctype html><title>${encodeURIComponent(question)}</title>`),
    )
  }
  const current = { siteBuild: { ...siteBuild([PAGE, FEED]), search }, modified: () => MODIFIED, refused: [] }
  return { app: serve(root, { current: () => current, base: '/onda' }), asked }
}

t.test('a question is answered with a page of its own, with the base path and without', async (t) => {
  const { app, asked } = searchable(t.testdir({}))
  for (const url of [
    '/search/?q=perch%C3%A9+no',
    '/onda/search/?q=perch%C3%A9%20no&x=1',
    '/search/index.html?q=perch%C3%A9+no',
  ]) {
    const { statusCode, body, headers } = await app.inject(url)
    t.equal(statusCode, 200)
    t.match(body, encodeURIComponent('perché no'))
    t.equal(headers['cache-control'], 'public, max-age=60')
    t.equal(headers['content-type'], HTML)
    t.match(headers['content-security-policy'], "script-src 'self'")
    t.equal(headers.etag, undefined)
  }
  t.same(new Set(asked), new Set(['perché no']))
})

t.test('the address without a slash leads there, with its question', async (t) => {
  const { app } = searchable(t.testdir({}))
  const { statusCode, headers } = await app.inject('/search?q=a')
  t.equal(statusCode, 301)
  t.equal(headers.location, './search/?q=a')
})

t.test('without a question the page is the build’s', async (t) => {
  const { app, asked } = searchable(t.testdir({}))
  for (const url of ['/search/', '/search/?q=', '/search/?q=%20', '/search/?p=a', '/search/?q=%FF%00'])
    t.equal((await app.inject(url)).statusCode, 200, url)
  t.equal(asked.length, 1, 'what cannot be decoded is a question like any other')
  t.ok((await app.inject('/search/')).headers.etag)
})

t.test('an answer can be compressed, and asked for without its body', async (t) => {
  const { app } = searchable(t.testdir({}))
  const zipped = await app.inject({ url: '/search/?q=a', headers: { 'accept-encoding': 'gzip' } })
  t.equal(zipped.headers['content-encoding'], 'gzip')
  t.equal(zipped.headers.vary, 'Accept-Encoding')
  const head = await app.inject({ method: 'HEAD', url: '/search/?q=a' })
  t.equal(head.body, '')
  t.ok(Number(head.headers['content-length']) > 0)
})

t.test('a feed that is opened as a document is XML, the same bytes', async (t) => {
  const { app } = searchable(t.testdir({}))
  const read = await app.inject('/feeds/all.xml')
  // What an app was answered before is at hand, and is not for a browser.
  await app.inject('/feeds/all.xml')
  const opened = await app.inject({ url: '/feeds/all.xml', headers: { 'sec-fetch-dest': 'document' } })
  t.equal(read.headers['content-type'], 'application/rss+xml; charset=utf-8')
  t.equal(opened.headers['content-type'], 'application/xml; charset=utf-8')
  t.equal(opened.body, read.body)
  for (const { headers } of [read, opened]) t.equal(headers.vary, 'Accept-Encoding, Sec-Fetch-Dest')
  const page = await app.inject({ url: '/search/', headers: { 'sec-fetch-dest': 'document' } })
  t.equal(page.headers['content-type'], HTML)
})

const BUSY = made('/search/', 'page', HTML, Buffer.from('<!doctype html><title>Too many</title>'))

/** A server whose searches end when they are told to. */
function held(root: string, searchLimit = 0) {
  const asked: string[] = []
  const ends: (() => void)[] = []
  let running = 0
  let mostRunning = 0
  const search = async (question: string): Promise<Resource> => {
    asked.push(question)
    mostRunning = Math.max(mostRunning, ++running)
    await new Promise<void>((end) => ends.push(end))
    running--
    return made('/search/', 'page', HTML, Buffer.from(`<!doctype html><title>${question}</title>`))
  }
  const current = (): CurrentBuild => ({
    siteBuild: { ...siteBuild([PAGE, FEED]), search, busySearch: () => BUSY },
    modified: () => MODIFIED,
    refused: [],
  })
  let now = current()
  const app = serve(root, { current: () => now, limits: { ...LIMITS, searchLimit } })
  const ask = (question: string, remoteAddress = '192.0.2.1', more: object = {}) =>
    app.inject({ url: `/search/?q=${encodeURIComponent(question)}`, remoteAddress, ...more })
  let come = 0
  app.addHook('preHandler', async () => {
    come++
  })
  /** Once so many requests in all have come in, and each of them is asked for or waits. */
  const arrived = async (count: number) => {
    while (come < count) await wait(1)
    for (let turn = 0; turn < 5; turn++) await wait(0)
  }
  /** Ends one search after the other until all these requests are answered. */
  const endUntil = async <T>(requests: readonly Promise<T>[]): Promise<T[]> => {
    let isOver = false
    const all = Promise.all(requests).finally(() => {
      isOver = true
    })
    for (; !isOver; await wait(0)) ends.shift()?.()
    return all
  }
  const renew = () => {
    now = current()
  }
  return { app, ask, asked, arrived, endUntil, renew, mostRunning: () => mostRunning }
}

t.test('while searches wait, a feed is answered before the next one, with a tag and without', async (t) => {
  const { app, ask, asked, arrived, endUntil, mostRunning } = held(t.testdir({}))
  const { headers } = await app.inject('/feeds/all.xml')
  const searches = Array.from({ length: 30 }, (_, at) => ask(`word${at}`))
  await arrived(31)
  t.equal(asked.length, 1)
  for (const conditions of [{}, { 'if-none-match': String(headers.etag) }, { 'accept-encoding': 'br' }])
    t.ok((await app.inject({ url: '/feeds/all.xml', headers: conditions })).statusCode < 400)
  t.equal(asked.length, 1, 'no search ended meanwhile, and none began')
  for (const { statusCode } of await endUntil(searches)) t.equal(statusCode, 200)
  t.equal(mostRunning(), 1)
})

t.test('who searches from elsewhere waits for one search of another, not for all of them', async (t) => {
  const { ask, asked, arrived, endUntil } = held(t.testdir({}))
  const greedy = Array.from({ length: 20 }, (_, at) => ask(`greedy${at}`, '2001:db8::1'))
  await arrived(20)
  const same = ask('same network', '2001:db8::2')
  const others = ['192.0.2.7', '192.0.2.8'].map((address) => ask(address, address))
  await arrived(23)
  await endUntil([...greedy, same, ...others])
  t.same(asked.slice(0, 4), ['greedy0', 'greedy1', '192.0.2.7', '192.0.2.8'])
  t.equal(asked.at(-1), 'same network', 'a network of IPv6 is one asker')
})

t.test('searches have a limit of their own, which is said as a page where one is wanted', async (t) => {
  const { app, ask, endUntil } = held(t.testdir({}), 3)
  const all = Array.from({ length: 3 }, (_, at) => ask(`word${at}`))
  for (const { statusCode } of await endUntil(all)) t.equal(statusCode, 200)
  const browser = await ask('word0', undefined, { headers: { accept: 'text/html,*/*;q=0.8' } })
  t.equal(browser.statusCode, 429)
  t.match(browser.headers['content-type'], 'text/html')
  t.match(browser.body, 'Too many')
  t.match(browser.headers['content-security-policy'], "script-src 'self'")
  const program = await ask('word9', undefined, { headers: { accept: 'application/json' } })
  t.equal(program.statusCode, 429)
  t.equal(program.headers['content-type'], 'application/problem+json')
  const head = await ask('word9', undefined, { method: 'HEAD' })
  t.equal(head.statusCode, 429)
  t.equal(head.body, '')
  for (const { headers } of [browser, program, head]) {
    t.match(headers['retry-after'], /^[1-9]\d?$/)
    t.equal(headers['cache-control'], 'no-store')
  }
  t.equal(
    (await app.inject({ url: '/search/', remoteAddress: '192.0.2.1' })).statusCode,
    200,
    'the page itself',
  )
  t.equal((await app.inject({ url: '/feeds/all.xml', remoteAddress: '192.0.2.1' })).statusCode, 200)
})

t.test('more than can wait is sent away, and who waits already is answered', async (t) => {
  const { ask, arrived, endUntil, asked } = held(t.testdir({}))
  const all = Array.from({ length: 300 }, (_, at) => ask(`word${at}`, `192.0.2.${at % 250}`))
  await arrived(300)
  const answers = await endUntil(all)
  const refused = answers.filter(({ statusCode }) => statusCode !== 200)
  t.equal(refused.length, 300 - asked.length)
  t.ok(asked.length > 150 && asked.length < 250, String(asked.length))
  for (const { statusCode, headers } of refused) {
    t.ok([429, 503].includes(statusCode))
    t.equal(headers['retry-after'], '5')
  }
})

t.test('the same search is done once while its build stands, whatever the method and coding', async (t) => {
  const { ask, asked, arrived, endUntil, renew } = held(t.testdir({}))
  const both = [ask('lamp'), ask('lamp', '192.0.2.2')]
  await arrived(2)
  for (const { body } of await endUntil(both)) t.match(body, '<title>lamp<')
  for (const more of [{ method: 'HEAD' }, { headers: { 'accept-encoding': 'gzip' } }, {}])
    t.equal((await ask('lamp', '192.0.2.3', more)).statusCode, 200)
  t.equal(asked.length, 1)
  renew()
  const [anew] = await endUntil([ask('lamp')])
  t.equal(anew?.statusCode, 200)
  t.equal(asked.length, 2)
})

t.test('of a long question so much is asked for as a page has room for', async (t) => {
  const { ask, asked, endUntil } = held(t.testdir({}))
  const questions = [
    'x'.repeat(7000),
    'a '.repeat(1700),
    '电'.repeat(800),
    '🎙'.repeat(600),
    '\u0301'.repeat(1000),
  ]
  const all = questions.map((question) => ask(question))
  for (const { statusCode } of await endUntil(all)) t.equal(statusCode, 200)
  t.equal(asked.length, questions.length)
  for (const question of asked) t.ok([...question].length <= 200, question.slice(0, 10))
})
