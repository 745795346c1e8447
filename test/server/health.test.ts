import { test } from 'tap'
import type { Metrics } from '../../src/server/metrics.ts'
import { currentBuildOf, FOLDER, portOf, say, serve } from './site-build.ts'

const STRANGER = '203.0.113.7'
const PROBLEM = {
  code: 'episode.title-missing',
  severity: 'error',
  file: 'episodes/not-yet-public/episode.md',
  line: 3,
  column: 1,
  message: 'A sentence.',
  hint: 'Another.',
} as const

test('the public is told one word, whatever the station is doing', async (t) => {
  let current = currentBuildOf()
  const app = serve(t.testdir(FOLDER), { current: () => current, base: '/onda' })
  t.teardown(() => app.close())
  const next = new Date('2025-03-16T00:00:00Z')
  const scheduled = { ...current, siteBuild: { ...current.siteBuild, next } }
  for (const [stands, status] of [
    [scheduled, 'ok'],
    [{ ...scheduled, refused: [PROBLEM] }, 'stale'],
  ] as const) {
    current = stands
    for (const url of ['/healthz', '/healthz?details=1', '/onda/healthz', 'http://radio.example/healthz']) {
      const answer = await app.inject({ url, remoteAddress: STRANGER })
      t.equal(answer.statusCode, 200, url)
      t.equal(answer.body, JSON.stringify({ status }), url)
      t.match(answer.headers, {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      })
      t.notOk('access-control-allow-origin' in answer.headers)
    }
  }
  const head = await app.inject({ method: 'HEAD', url: '/healthz', remoteAddress: STRANGER })
  t.strictSame([head.statusCode, head.body], [200, ''])
  const put = await app.inject({ method: 'PUT', url: '/healthz', remoteAddress: STRANGER })
  t.strictSame([put.statusCode, put.headers.allow], [405, 'GET, HEAD'])
})

// app.inject takes the scheme and the host away.
test('the health is answered in the absolute form of an address too, over a connection', async (t) => {
  const app = serve(t.testdir(FOLDER), { base: '/onda' })
  await app.listen({ port: 0, host: '127.0.0.1' })
  t.teardown(() => app.close())
  const statusOf = async (target: string) => {
    const said = await say(
      portOf(app),
      `GET ${target} HTTP/1.1\r\nHost: radio.example\r\nConnection: close\r\n\r\n`,
    )
    return Number(/^HTTP\/1\.1 (\d+)/.exec(said)?.[1])
  }
  t.equal(await statusOf('/healthz'), 200)
  t.equal(await statusOf('http://radio.example/healthz'), 200)
  t.equal(await statusOf('http://radio.example/onda/healthz?details=1'), 200)
  t.equal(await statusOf('http://radio.example/episodes/one/'), 200)
  t.equal(await statusOf('http://somebody@radio.example/healthz'), 400, 'no host has a user')
})

test('the details are for this machine, a private network and the token', async (t) => {
  const next = new Date('2025-03-16T00:00:00Z')
  const { siteBuild, ...rest } = currentBuildOf(undefined, [PROBLEM])
  const current = { ...rest, siteBuild: { ...siteBuild, next } }
  const monitoringToken = 'a-token-of-this-test'
  const app = serve(t.testdir(FOLDER), { current: () => current, monitoringToken })
  t.teardown(() => app.close())
  const details = {
    status: 'stale',
    moment: '2025-03-15T00:00:00.000Z',
    next: '2025-03-16T00:00:00.000Z',
    addresses: 14,
    problems: 1,
    refused: [{ code: PROBLEM.code, severity: 'error', file: PROBLEM.file, line: 3 }],
  }
  const authorization = `Bearer ${monitoringToken}`
  for (const [remoteAddress, headers, sees] of [
    ['127.0.0.1', {}, true],
    ['::1', {}, true],
    ['10.1.2.3', {}, true],
    [STRANGER, {}, false],
    ['127.0.0.1', { 'x-forwarded-for': '10.0.0.1' }, false],
    ['127.0.0.1', { via: '1.1 a' }, false],
    [STRANGER, { authorization }, true],
    ['127.0.0.1', { authorization, 'x-forwarded-for': STRANGER }, true],
    [STRANGER, { authorization: `${authorization}x` }, false],
    [STRANGER, { authorization: 'Bearer ' }, false],
    [STRANGER, { authorization: `Basic ${monitoringToken}` }, false],
  ] as const) {
    const answer = await app.inject({ url: '/healthz', remoteAddress, headers })
    t.same(answer.json(), sees ? details : { status: 'stale' }, `${remoteAddress} ${JSON.stringify(headers)}`)
  }
})

test('of several workers the worst is told', async (t) => {
  const fine = { problems: 0, processes: 1, moment: 0, requests: {}, durations: [] }
  const all = (...some: readonly Partial<Metrics>[]) => some.map((one) => ({ ...fine, ...one }) as Metrics)
  for (const [figures, status] of [
    [all({}, {}), 'ok'],
    [all({}), 'starting'],
    [all({}, { problems: 1 }), 'stale'],
    [all({}, { problems: 2 }), 'stale'],
    [all({ problems: 1 }), 'stale'],
  ] as const) {
    let gathered = 0
    const workerGroup = {
      ...{ size: 2, reporting: () => {}, sharing: () => {}, sharingUsages: () => {}, warnOnce: () => {} },
      gather: async () => {
        gathered++
        await new Promise((go) => setTimeout(go, 5))
        return figures
      },
    }
    const app = serve(t.testdir(FOLDER), { workerGroup })
    const ask = () => app.inject({ url: '/healthz', remoteAddress: STRANGER })
    const answers = await Promise.all(Array.from({ length: 20 }, ask))
    for (const { body } of answers) t.equal(body, JSON.stringify({ status }))
    t.equal(gathered, 1, 'who asks meanwhile is told the same')
    await ask()
    t.equal(gathered, 2, 'who asks later is told anew')
    await app.close()
  }
})
