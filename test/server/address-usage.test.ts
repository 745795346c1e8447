import { type Test, test } from 'tap'
import { AddressUsages } from '../../src/server/client-address-usage.ts'
import { trustedProxies } from '../../src/server/trusted-proxies.ts'
import { readSettings } from '../../src/settings.ts'
import { ask, figureIn, ONE_ADDRESS, silentSockets, until } from './hostile-clients.ts'
import { currentBuildOf, FOLDER, file, LIMITS, portOf, serve } from './site-build.ts'

const KIB = 1024
const LONG = Buffer.alloc(8 * KIB * KIB)
const ENOUGH = { downloads: 1000, connections: 1000, waitingBytes: 1000 * KIB * KIB }
const STRANGER = '127.0.0.78'
const LONG_REQUEST = 'GET /long.mp3 HTTP/1.1\r\nHost: a\r\n\r\n'

async function served(t: Test, limits: Parameters<typeof serve>[1] & object = {}) {
  const pages = currentBuildOf()
  const current = currentBuildOf([
    ...pages.siteBuild.addresses.flatMap((address) => pages.siteBuild.find(address) ?? []),
    file('/long.mp3', 'long.mp3', 'audio/mpeg', LONG),
  ])
  const root = t.testdir({ ...FOLDER, 'long.mp3': LONG })
  const app = serve(root, { metrics: true, current: () => current, ...limits })
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => app.close())
  const figure = async (name: string) => figureIn((await app.inject('/metrics')).body, name)
  const port = portOf(app)
  // From now on, memory has it.
  await ask(port, '/feeds/all.xml')
  return { port, figure, underWay: async () => (await figure('inonda_requests_in_flight')) - 1 }
}

test('an address has at most so many connections and downloads, and gets them back', (t) => {
  const usages = new AddressUsages({ downloads: 2, connections: 2, waitingBytes: 0 })
  const [one, again] = [usages.connect('2001:db8::1'), usages.connect('2001:db8::2')]
  t.equal(one, again, 'a household')
  t.equal(usages.connect('2001:db8::3'), undefined)
  t.ok(usages.connect('2001:db8:0:1::1'))
  if (one === undefined) throw new Error('The first connection was refused.')
  t.same([usages.take(one), usages.take(one), usages.take(one)], [undefined, undefined, 'address'])
  usages.release(one)
  t.equal(usages.take(one), undefined)
  usages.disconnect(one)
  t.ok(usages.connect('2001:db8::3'))
  t.end()
})

test('what waits for an address, requests among it, is bounded', (t) => {
  const usages = new AddressUsages({ downloads: 0, connections: 0, waitingBytes: 64 * KIB })
  const usage = usages.of('192.0.2.7')
  t.equal(usages.take(usage), undefined)
  t.notOk(usages.isFull(usage))
  usage.unsentBytes = 60 * KIB
  t.notOk(usages.isFull(usage))
  usage.held = 1
  t.ok(usages.isFull(usage))
  t.equal(usages.take(usage), 'address')
  usages.clearUnsent()
  t.equal(usages.take(usage), undefined)
  t.end()
})

test('when nearly all is taken, nobody gets more than a share of it', (t) => {
  const usages = new AddressUsages({ downloads: 0, connections: 0, waitingBytes: 0 }, 150)
  const greedy = usages.of('192.0.2.1')
  for (let count = 0; count < 100; count++) t.equal(usages.take(greedy), undefined)
  t.equal(usages.take(greedy), 'share', 'two thirds are taken')
  const other = usages.of('192.0.2.2')
  for (let count = 0; count < 50; count++) t.equal(usages.take(other), undefined)
  t.equal(usages.take(other), 'share', 'two addresses, two shares')
  t.equal(usages.downloads, 150)
  t.end()
})

test('workers tell each other of an address that has much, and of one that is gone', (t) => {
  const limits = { downloads: 8, connections: 8, waitingBytes: 0 }
  const [one, other] = [new AddressUsages(limits, 0, 2), new AddressUsages(limits, 0, 2)]
  one.connect('192.0.2.7')
  t.equal(one.report(), undefined, 'who has little is nobody’s business')
  for (let count = 0; count < 5; count++) one.connect('192.0.2.7')
  const report = one.report() ?? []
  t.same(report, [['192.0.2.7', 6, 0, 0]])
  other.hear(1, report)
  const usages = [1, 2, 3].map(() => other.connect('192.0.2.7'))
  t.same(
    usages.map((usage) => usage !== undefined),
    [true, true, false],
    'eight in all',
  )
  other.hear(1, [])
  t.ok(other.connect('192.0.2.7'), 'a worker that is gone has nothing')
  t.end()
})

test('one address that holds all it may have is told to wait; nobody else is', {
  skip: ONE_ADDRESS,
}, async (t) => {
  const addresses = { ...ENOUGH, downloads: 20 }
  const { port, figure, underWay } = await served(t, { limits: { ...LIMITS, addresses } })
  const sockets = await silentSockets(port, 30, LONG_REQUEST, STRANGER)
  t.ok(await until(async () => (await underWay()) === 20))
  const refused = await ask(port, '/long.mp3', STRANGER)
  t.equal(refused.status, 429)
  t.match(refused.headers['retry-after'], /^[1-9]\d*$/)
  t.equal(refused.headers['content-type'], 'application/problem+json')
  t.equal((await ask(port, '/long.mp3', STRANGER, { range: 'bytes=0-1' })).status, 429, 'nor a part')
  const feed = await ask(port, '/feeds/all.xml', STRANGER)
  t.equal(feed.status, 200, 'a feed is no download')
  const held = { 'if-none-match': String(feed.headers.etag) }
  t.equal((await ask(port, '/feeds/all.xml', STRANGER, held)).status, 304)
  for (const path of ['/long.mp3', '/feeds/all.xml', '/']) t.equal((await ask(port, path)).status, 200, path)
  t.equal(await figure('inonda_rate_limited_total'), 12)

  for (const socket of sockets) socket.destroy()
  t.ok(await until(async () => (await underWay()) === 0))
  t.equal((await ask(port, '/long.mp3', STRANGER)).status, 200, 'and it has them back')
})

test('connections beyond the limit of an address are closed', { skip: ONE_ADDRESS }, async (t) => {
  const addresses = { ...ENOUGH, connections: 40 }
  const { port, figure } = await served(t, { limits: { ...LIMITS, addresses } })
  const sockets = await silentSockets(port, 60, '', STRANGER)
  for (const socket of sockets) socket.resume()
  t.ok(await until(() => sockets.filter((socket) => socket.closed).length === 20))
  t.equal(await figure('inonda_connections_refused_total'), 20)
  await t.rejects(ask(port, '/', STRANGER))
  t.equal((await ask(port, '/')).status, 200)
  for (const socket of sockets) socket.destroy()
  t.ok(await until(async () => (await figure('inonda_connections')) === 0))
  t.equal((await ask(port, '/', STRANGER)).status, 200)
})

test('bytes that an address does not take are bounded', { skip: ONE_ADDRESS }, async (t) => {
  const addresses = { ...ENOUGH, waitingBytes: KIB * KIB }
  const { port, figure, underWay } = await served(t, { limits: { ...LIMITS, addresses } })
  const sockets = await silentSockets(port, 12, LONG_REQUEST, STRANGER)
  t.ok(await until(async () => (await figure('inonda_unsent_bytes')) >= KIB * KIB))
  t.ok(await until(async () => (await ask(port, '/long.mp3', STRANGER)).status === 429))
  t.equal((await ask(port, '/feeds/all.xml', STRANGER)).status, 200)
  t.equal((await ask(port, '/long.mp3')).status, 200)

  const many = LONG_REQUEST.repeat(600)
  const pipelining = await silentSockets(port, 3, many, STRANGER)
  for (const socket of pipelining) socket.resume()
  t.ok(await until(() => pipelining.every((socket) => socket.closed)), 'nor are its requests held')
  for (const socket of sockets) socket.destroy()
  t.ok(await until(async () => (await underWay()) === 0))
  t.ok(await until(async () => (await ask(port, '/long.mp3', STRANGER)).status === 200))
})

test('behind a believed proxy each listener has an address of its own', async (t) => {
  const addresses = { ...ENOUGH, downloads: 2, connections: 4 }
  const limits = { ...LIMITS, trustProxy: ['loopback'], addresses }
  const { port, underWay } = await served(t, { limits })
  const from = (address: string) => `GET /long.mp3 HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: ${address}\r\n\r\n`
  const sockets = (
    await Promise.all([
      silentSockets(port, 3, from('2001:db8::1')),
      silentSockets(port, 2, from('192.0.2.7')),
      silentSockets(port, 2, ''),
    ])
  ).flat()
  t.ok(await until(async () => (await underWay()) === 4), 'two for each')
  const status = async (address: string) =>
    (await ask(port, '/long.mp3', '127.0.0.1', { 'x-forwarded-for': address })).status
  t.equal(await status('2001:db8::2'), 429, 'the same /64')
  t.equal(await status('::ffff:192.0.2.7'), 429)
  t.equal(await status('192.0.2.8'), 200)
  for (const socket of sockets) socket.destroy()
  t.ok(await until(async () => (await underWay()) === 0))
  t.equal(await status('2001:db8::2'), 200)
})

test('whose connections are a proxy’s', (t) => {
  for (const [proxies, address, isOne] of [
    [false, '127.0.0.1', false],
    [0, '192.0.2.7', false],
    [1, '192.0.2.7', true],
    [['loopback'], '127.0.0.9', true],
    [['loopback'], '::ffff:127.0.0.1', true],
    [['loopback'], '::1', true],
    [['loopback'], '10.0.0.1', false],
    [['uniquelocal', '192.0.2.7'], '10.0.0.1', true],
    [['uniquelocal', '192.0.2.7'], '192.0.2.7', true],
    [['linklocal'], 'fe80::1', true],
    [['2001:db8::/32'], '2001:db8:1::1', true],
    [['2001:db8::/32'], '2001:db9::1', false],
    [['10.0.0.0/8'], 'no address', false],
  ] as const) {
    t.equal(trustedProxies(proxies)(address), isOne, `${String(proxies)} ${address}`)
  }
  t.end()
})

test('two hundred ordinary listeners behind one address poll, read and play', async (t) => {
  const { settings } = readSettings({})
  if (settings === undefined) throw new Error('The defaults cannot be used.')
  const { port, figure, underWay } = await served(t, { limits: { ...settings, graceSeconds: 1 } })
  // A browser opens six connections; one of them plays, and its player has enough for now.
  const players = await silentSockets(port, 200, LONG_REQUEST)
  const waiting = await silentSockets(port, 600, '')
  t.ok(await until(async () => (await underWay()) === 200))
  const listen = async () => {
    const feed = await ask(port, '/feeds/all.xml')
    const held = { 'if-none-match': String(feed.headers.etag) }
    const answers = await Promise.all([
      ask(port, '/feeds/all.xml', '127.0.0.1', held),
      ask(port, '/episodes/one/talk.mp3', '127.0.0.1', { range: 'bytes=0-1' }),
    ])
    const pages = [await ask(port, '/'), await ask(port, '/episodes/one/.hidden.jpg')]
    return [feed, ...answers, ...pages].map(({ status }) => status).join(' ')
  }
  const statuses = new Set(await Promise.all(Array.from({ length: 200 }, listen)))
  t.same([...statuses], ['200 304 206 200 200'])
  t.equal(await figure('inonda_connections_refused_total'), 0)
  t.equal(await figure('inonda_rate_limited_total'), 0)
  for (const socket of [...players, ...waiting]) socket.destroy()
  t.ok(await until(async () => (await underWay()) === 0))
})
