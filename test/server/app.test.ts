import { test } from 'tap'
import type { Resource } from '../../src/model/resource.ts'
import { IoError } from '../../src/ports/io-error.ts'
import { currentBuildOf, FEED, FOLDER, MODIFIED, NOTES, serve, siteBuild } from './site-build.ts'

const PROBLEM = 'application/problem+json'

test('every resource is answered with its bytes, its very type, and how long it may be kept', async (t) => {
  const app = serve(t.testdir(FOLDER))
  t.teardown(() => app.close())
  for (const [url, type, kept] of [
    ['/', 'text/html; charset=utf-8', 'public, max-age=60, must-revalidate'],
    ['/feeds/all.xml', 'application/rss+xml; charset=utf-8', 'public, max-age=300'],
    ['/episodes/one/transcript.vtt', 'text/vtt; charset=utf-8', 'public, max-age=300'],
    ['/episodes/one/chapters.json', 'application/json+chapters', 'public, max-age=300'],
    ['/assets/station.css', 'text/css; charset=utf-8', 'public, max-age=3600'],
    ['/assets/mark.svg', 'image/svg+xml', 'public, max-age=86400'],
    ['/episodes/one/.hidden.jpg', 'image/jpeg', 'public, max-age=86400'],
    ['/episodes/one/talk.mp3', 'audio/mpeg', 'public, max-age=31536000, immutable'],
  ] as const) {
    const answer = await app.inject(url)
    t.equal(answer.statusCode, 200, url)
    t.equal(answer.headers['content-type'], type, url)
    t.equal(answer.headers['cache-control'], kept, url)
    t.equal(answer.headers['x-content-type-options'], 'nosniff', url)
    t.equal(answer.headers['referrer-policy'], 'strict-origin-when-cross-origin', url)
  }
  t.same((await app.inject('/feeds/all.xml')).rawPayload, FEED)
})

test('pages run nothing but what the station itself serves', async (t) => {
  const app = serve(t.testdir(FOLDER))
  t.teardown(() => app.close())
  for (const url of ['/', '/episodes/one/transcript.html']) {
    const { headers } = await app.inject(url)
    const policy = String(headers['content-security-policy'])
    t.match(policy, "default-src 'none'")
    t.match(policy, "script-src 'self'")
    t.notMatch(policy, /unsafe|\*/)
    t.ok('permissions-policy' in headers)
  }
  const drawing = await app.inject('/assets/mark.svg')
  t.match(drawing.headers['content-security-policy'], /sandbox/)
  t.notOk('content-security-policy' in (await app.inject('/feeds/all.xml')).headers)
})

test('players on other sites may read everything but pages', async (t) => {
  const app = serve(t.testdir(FOLDER))
  t.teardown(() => app.close())
  for (const url of siteBuild().addresses.filter((address) => address !== '/episodes/uno/')) {
    const { headers } = await app.inject(url)
    const preflight = await app.inject({ method: 'OPTIONS', url })
    t.equal(preflight.statusCode, 204, url)
    t.equal(preflight.headers.allow, 'GET, HEAD', url)
    const page = /\/$|404/.test(url)
    t.equal(headers['access-control-allow-origin'], page ? undefined : '*', url)
    t.equal(preflight.headers['access-control-allow-origin'], page ? undefined : '*', url)
    if (page) continue
    const exposed = 'Content-Length, Content-Range, Accept-Ranges, ETag'
    t.equal(headers['access-control-expose-headers'], exposed, url)
    t.match(preflight.headers['access-control-allow-headers'], /Range/, url)
  }
})

test('what moved is told for good, with the page that says so', async (t) => {
  for (const [base, location] of [
    ['', '/episodes/one/'],
    ['/onda', '/onda/episodes/one/'],
  ] as const) {
    const app = serve(t.testdir(FOLDER), { base })
    t.teardown(() => app.close())
    const answer = await app.inject('/episodes/uno/')
    t.equal(answer.statusCode, 301)
    t.equal(answer.headers.location, location)
    t.same(answer.rawPayload, NOTES)
    t.equal((await app.inject('/episodes/uno/?from=app')).headers.location, `${location}?from=app`)
  }
})

test('an outage is 503, a mistake of ours 500, and neither tells how', async (t) => {
  const lines: string[] = []
  const log = { write: (line: string) => lines.push(line), requests: false }
  const broken = (error: Error): Resource => ({
    address: '/x.txt',
    kind: 'text',
    type: 'text/plain',
    body: {
      bytes: () => {
        throw error
      },
    },
  })
  for (const [error, status] of [
    [new IoError('storage', 'read', 'the secret disk is away'), 503],
    [new Error('the secret is out'), 500],
    [Object.assign(new Error('the secret code'), { statusCode: 502 }), 500],
  ] as const) {
    const current = currentBuildOf([broken(error)])
    const app = serve(t.testdir(FOLDER), { current: () => current, log })
    const answer = await app.inject('/x.txt')
    t.equal(answer.statusCode, status)
    t.equal(answer.headers['content-type'], PROBLEM)
    t.equal(answer.headers['cache-control'], 'no-store')
    t.equal(answer.headers['retry-after'], status === 503 ? '5' : undefined)
    t.notMatch(answer.body, /secret/)
    t.match(lines.at(-1), /secret/)
    await app.close()
  }
  const none = () => {
    throw new IoError('storage', 'list', 'no build yet')
  }
  const app = serve(t.testdir(FOLDER), { current: none })
  t.equal((await app.inject('/healthz')).statusCode, 503)
  t.equal((await app.inject('/')).statusCode, 503)
  t.equal((await app.inject({ method: 'POST', url: '/' })).statusCode, 503)
  await app.close()
})

test('the log tells of requests, and of nobody who made them', async (t) => {
  const lines: string[] = []
  const log = { write: (line: string) => lines.push(line), requests: true }
  const app = serve(t.testdir(FOLDER), { log })
  await app.inject({
    url: '/feeds/all.xml?listener=ada',
    remoteAddress: '192.0.2.7',
    headers: { 'user-agent': 'Player/1', cookie: 'a=b' },
  })
  await app.inject('/nowhere?listener=ada')
  await app.close()
  const told = lines.map((line) => JSON.parse(line)).filter(({ path }) => path !== undefined)
  t.match(told, [
    { method: 'GET', path: '/feeds/all.xml', status: 200, milliseconds: Number },
    { method: 'GET', path: '/nowhere', status: 404 },
  ])
  t.notMatch(lines.join(''), /ada|192\.0\.2\.7|Player|a=b/)
  const quiet = serve(t.testdir(FOLDER), { log: { ...log, requests: false } })
  lines.length = 0
  await quiet.inject('/')
  await quiet.close()
  t.same(lines, [])
})

test('a new build is answered from the moment it stands', async (t) => {
  let current = currentBuildOf()
  const app = serve(t.testdir(FOLDER), { current: () => current })
  t.teardown(() => app.close())
  const before = await app.inject('/feeds/all.xml')
  const changed: Resource = {
    address: '/feeds/all.xml',
    kind: 'feed',
    type: 'application/rss+xml; charset=utf-8',
    body: { bytes: () => NOTES },
  }
  current = { siteBuild: siteBuild([changed]), modified: () => MODIFIED, refused: [] }
  const headers = { 'if-none-match': String(before.headers.etag) }
  const after = await app.inject({ url: '/feeds/all.xml', headers })
  t.equal(after.statusCode, 200)
  t.same(after.rawPayload, NOTES)
  t.not(after.headers.etag, before.headers.etag)
})

test('a script on another site may read that a file is missing, and learns nothing of pages', async (t) => {
  const app = serve(t.testdir(FOLDER))
  t.teardown(() => app.close())
  const origin = async (url: string) => (await app.inject(url)).headers['access-control-allow-origin']
  for (const url of ['/feeds/none.xml', '/episodes/none/a.mp3', '/episodes/one/none.vtt'])
    t.equal(await origin(url), '*', url)
  t.equal(await origin('/episodes/none/'), undefined)
})
