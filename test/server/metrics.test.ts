import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { test } from 'tap'
import { openDescriptors } from '../../src/adapters/files/descriptors.ts'
import { inBatches } from '../../src/server/log.ts'
import { sumMetrics } from '../../src/server/metrics.ts'
import { currentBuildOf, FOLDER, file, LIMITS, made, portOf, serve } from './site-build.ts'

test('the figures tell what was answered, as Prometheus reads it', async (t) => {
  const app = serve(t.testdir(FOLDER), {
    metrics: true,
    descriptors: openDescriptors,
    limits: { ...LIMITS, rateLimit: 6 },
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => app.close())
  const url = `http://127.0.0.1:${portOf(app)}`
  const ask = async (path: string) => (await fetch(url + path)).text()
  await ask('/feeds/all.xml')
  await ask('/feeds/all.xml')
  await ask('/nowhere')
  await ask('/episodes/one/talk.mp3')
  const told = await fetch(`${url}/metrics`)
  t.equal(told.headers.get('content-type'), 'text/plain; version=0.0.4; charset=utf-8')
  t.equal(told.headers.get('cache-control'), 'no-store')
  const text = await told.text()
  for (const line of [
    '# TYPE inonda_requests_total counter',
    'inonda_requests_total{kind="feed",status="2xx"} 2',
    'inonda_requests_total{kind="other",status="4xx"} 1',
    'inonda_requests_total{kind="recording",status="2xx"} 1',
    'inonda_rate_limited_total 0',
    'inonda_shed_total 0',
    '# TYPE inonda_answer_seconds histogram',
    'inonda_answer_seconds_bucket{le="+Inf"} 4',
    'inonda_answer_seconds_count 4',
    'inonda_requests_in_flight 1',
    'inonda_processes 1',
    'inonda_edition_addresses 14',
    'inonda_edition_problems 0',
  ]) {
    t.ok(text.includes(`\n${line}\n`) || text.startsWith(`${line}\n`), line)
  }
  t.ok(text.endsWith('\n'))
  t.match(text, /\ninonda_sent_bytes_total [1-9]\d{3,}\n/)
  t.match(text, /\ninonda_resident_memory_bytes [1-9]\d+\n/)
  for (const line of text.trimEnd().split('\n')) {
    t.match(line, /^(?:# (?:HELP|TYPE) \w+ .+|\w+(?:\{\w+="[^"]*"(?:,\w+="[^"]*")*\})? [\d.e+-]+)$/)
  }
  await ask('/')
  await ask('/')
  t.match(await ask('/healthz'), /"status":"ok"/)
})

test('the figures are for nobody outside', async (t) => {
  const root = t.testdir(FOLDER)
  const closed = serve(root)
  t.equal((await closed.inject('/metrics')).statusCode, 404, 'off unless it is asked for')
  await closed.close()

  const app = serve(root, { metrics: true })
  t.teardown(() => app.close())
  for (const [remoteAddress, status] of [
    ['127.0.0.1', 200],
    ['::1', 200],
    ['::ffff:10.1.2.3', 200],
    ['192.168.1.9', 200],
    ['172.16.0.1', 200],
    ['fd12::1', 200],
    ['172.32.0.1', 404],
    ['203.0.113.7', 404],
    ['2001:db8::1', 404],
    ['::ffff:203.0.113.7', 404],
  ] as const) {
    t.equal((await app.inject({ url: '/metrics', remoteAddress })).statusCode, status, remoteAddress)
  }
  for (const name of [
    'x-forwarded-for',
    'x-forwarded-host',
    'forwarded',
    'via',
    'x-real-ip',
    'true-client-ip',
    'fly-client-ip',
    'x-appengine-user-ip',
    'x-azure-clientip',
    'x-envoy-external-address',
    'x-original-host',
    'x-vercel-forwarded-for',
    'cdn-loop',
  ]) {
    const headers = { [name]: '127.0.0.1' }
    t.equal((await app.inject({ url: '/metrics', headers })).statusCode, 404, name)
  }
  const trusting = serve(root, { metrics: true, limits: { ...LIMITS, trustProxy: ['loopback'] } })
  t.teardown(() => trusting.close())
  for (const [from, status] of [
    ['10.0.0.7', 200],
    ['203.0.113.7', 404],
  ] as const) {
    const headers = { 'x-forwarded-for': from }
    t.equal((await trusting.inject({ url: '/metrics', headers })).statusCode, status, from)
  }
  for (const [remoteAddress, headers] of [
    ['10.0.0.9', { 'x-forwarded-for': '10.0.0.7' }],
    ['127.0.0.1', { via: '1.1 proxy' }],
    ['127.0.0.1', { forwarded: 'for=203.0.113.7' }],
  ] as const) {
    const answer = await trusting.inject({ url: '/metrics', remoteAddress, headers })
    t.equal(answer.statusCode, 404, `${JSON.stringify(headers)}: nobody who is trusted says who asks`)
  }
})

test('the token opens the figures from anywhere, and nothing like it does', async (t) => {
  const app = serve(t.testdir(FOLDER), { metrics: true, monitoringToken: 'a-token-of-this-test' })
  t.teardown(() => app.close())
  const remoteAddress = '203.0.113.7'
  for (const [authorization, status] of [
    ['Bearer a-token-of-this-test', 200],
    ['bearer a-token-of-this-test', 200],
    ['Bearer a-token-of-this-tes', 404],
    ['Bearer a-token-of-this-test2', 404],
    ['Bearer A-TOKEN-OF-THIS-TEST', 404],
    ['Bearer', 404],
    ['Bearer ', 404],
    ['Basic a-token-of-this-test', 404],
    ['a-token-of-this-test', 404],
  ] as const) {
    const headers = { authorization, 'x-forwarded-for': '192.0.2.1' }
    const answer = await app.inject({ url: '/metrics', remoteAddress, headers })
    t.equal(answer.statusCode, status, authorization)
  }
  const off = serve(t.testdir(FOLDER), { monitoringToken: 'a-token-of-this-test' })
  t.teardown(() => off.close())
  const headers = { authorization: 'Bearer a-token-of-this-test' }
  t.equal((await off.inject({ url: '/metrics', headers })).statusCode, 404, 'still off unless asked for')
})

test('figures of several processes are those of one server', (t) => {
  const one = {
    requests: { 'feed 2xx': 2 },
    ...{
      bytes: 10,
      aborted: 1,
      limited: 0,
      shed: 1,
      durations: [1, 2],
      milliseconds: 5,
      inFlight: 1,
      connections: 2,
      refusedConnections: 3,
      unsentBytes: 100,
    },
    ...{
      memory: 100,
      descriptors: 7,
      lag: 0.2,
      processes: 1,
      addresses: 5,
      moment: 50,
      problems: 0,
    },
  }
  const other = {
    ...one,
    requests: { 'feed 2xx': 1, 'page 3xx': 4 },
    lag: 0.1,
    moment: 40,
    problems: 3,
  }
  t.match(sumMetrics([one, other]), {
    requests: { 'feed 2xx': 3, 'page 3xx': 4 },
    bytes: 20,
    shed: 2,
    refusedConnections: 6,
    unsentBytes: 200,
    processes: 2,
    lag: 0.2,
    addresses: 5,
    moment: 40,
    problems: 3,
  })
  t.end()
})

test('a line of the log says who asked only when it was told to', async (t) => {
  for (const [addresses, said] of [
    ['off', undefined],
    ['network', '192.0.2.0/24'],
    ['on', '192.0.2.7'],
  ] as const) {
    const lines: string[] = []
    const log = { write: (line: string) => lines.push(line), requests: true, addresses }
    const app = serve(t.testdir(FOLDER), { log })
    await app.inject({ url: '/feeds/all.xml', remoteAddress: '192.0.2.7' })
    await app.inject({ url: '/"\\\u0001?x', remoteAddress: '192.0.2.7' })
    await app.close()
    const [first, second] = lines.map((line) => JSON.parse(line))
    t.match(first, { path: '/feeds/all.xml', kind: 'feed', status: 200 })
    t.equal(first.address, said)
    t.equal(second.kind, 'other')
  }
})

test('of many requests that went well a few are logged, and every one that did not', async (t) => {
  const lines: string[] = []
  const log = { write: (line: string) => lines.push(line), requests: true, sample: 5 }
  const app = serve(t.testdir(FOLDER), { log })
  for (let count = 0; count < 10; count++) await app.inject('/')
  for (let count = 0; count < 3; count++) await app.inject('/nowhere')
  await app.close()
  const told = lines.map((line) => JSON.parse(line))
  t.same(told.map(({ status, sample }) => [status, sample]).sort(), [
    [200, 5],
    [200, 5],
    [404, undefined],
    [404, undefined],
    [404, undefined],
  ])
})

test('lines go out together, in their order, and none is lost at the end', (t) => {
  const written: string[] = []
  const { write, flush } = inBatches((text) => written.push(text))
  write('a\n')
  write('b\n')
  t.same(written, [])
  flush()
  flush()
  t.same(written, ['a\nb\n'])
  write('x'.repeat(40_000))
  t.equal(written.length, 2)
  t.end()
})

test('a download that is given up is counted', async (t) => {
  const long = Buffer.alloc(24 * 1024 * 1024)
  const current = currentBuildOf([
    file('/long.mp3', 'long.mp3', 'audio/mpeg', long),
    made('/', 'page', 'text/html', Buffer.from('x')),
  ])
  const app = serve(t.testdir({ 'long.mp3': long }), { metrics: true, current: () => current })
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => app.close())
  const socket = connect(portOf(app), '127.0.0.1')
  socket.write('GET /long.mp3 HTTP/1.1\r\nHost: a\r\n\r\n')
  await once(socket, 'readable')
  socket.destroy()
  const metrics = async () => (await fetch(`http://127.0.0.1:${portOf(app)}/metrics`)).text()
  for (let turn = 0; turn < 1000 && !/inonda_aborted_total 1\n/.test(await metrics()); turn++) await wait(50)
  t.match(await metrics(), /inonda_aborted_total 1\n/)
})
