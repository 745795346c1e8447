import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { type Test, test } from 'tap'
import { readSettings, type Settings } from '../../src/settings.ts'
import { ask, figureIn, silentSockets, until } from './hostile-clients.ts'
import { currentBuildOf, FOLDER, file, LIMITS, portOf, say, serve } from './site-build.ts'

const MIB = 1024 * 1024
const LONG = Buffer.alloc(8 * MIB)
const LONG_REQUEST = 'GET /long.mp3 HTTP/1.1\r\nHost: a\r\n\r\n'
const NO_LIMITS = { downloads: 0, connections: 0, waitingBytes: 0 }

type Limits = NonNullable<Parameters<typeof serve>[1]>['limits']

async function served(t: Test, limits: Limits = LIMITS): Promise<FastifyInstance> {
  const current = currentBuildOf([file('/long.mp3', 'long.mp3', 'audio/mpeg', LONG)])
  const root = t.testdir({ ...FOLDER, 'long.mp3': LONG })
  const app = serve(root, { metrics: true, current: () => current, limits })
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => app.close())
  return app
}

const figure = async (app: FastifyInstance, name: string) =>
  figureIn((await app.inject('/metrics')).body, name)
const underWay = async (app: FastifyInstance) => (await figure(app, 'inonda_requests_in_flight')) - 1

/** What is said beyond the limit of a row, tried with a small one; or the limit itself, where it cannot be set. */
interface Row {
  readonly limit: RegExp
  /** Of the settings that a bare environment gives. */
  readonly value?: (settings: Settings) => number
  readonly holds?: (t: Test, written: number) => Promise<void>
}

const ROWS: readonly Row[] = [
  {
    limit: /^requests a minute/,
    value: ({ rateLimit }) => rateLimit,
    holds: async (t) => {
      const app = await served(t, { ...LIMITS, rateLimit: 1 })
      t.equal((await ask(portOf(app), '/nowhere')).status, 404)
      const { status, headers } = await ask(portOf(app), '/nowhere')
      t.equal(status, 429)
      t.match(headers['retry-after'], /^[1-9]\d*$/)
    },
  },
  {
    limit: /^searches a minute/,
    value: ({ searchLimit }) => searchLimit,
    // test/server/search-queue.test.ts holds it, with a station that can be searched.
  },
  {
    limit: /^responses in progress for one address/,
    value: ({ addresses }) => addresses.downloads,
    holds: async (t) => {
      const app = await served(t, { ...LIMITS, addresses: { ...NO_LIMITS, downloads: 2 } })
      const sockets = await silentSockets(portOf(app), 2, LONG_REQUEST)
      t.ok(await until(async () => (await underWay(app)) === 2))
      t.equal((await ask(portOf(app), '/long.mp3')).status, 429)
      for (const socket of sockets) socket.destroy()
    },
  },
  {
    limit: /^open connections of one address/,
    value: ({ addresses }) => addresses.connections,
    holds: async (t) => {
      const app = await served(t, { ...LIMITS, addresses: { ...NO_LIMITS, connections: 2 } })
      const sockets = await silentSockets(portOf(app), 2, '')
      await t.rejects(ask(portOf(app), '/'))
      t.equal(await figure(app, 'inonda_connections_refused_total'), 1)
      for (const socket of sockets) socket.destroy()
    },
  },
  {
    limit: /^MiB that one address/,
    value: ({ addresses }) => addresses.waitingBytes / MIB,
    holds: async (t) => {
      const app = await served(t, { ...LIMITS, addresses: { ...NO_LIMITS, waitingBytes: 1024 } })
      const sockets = await silentSockets(portOf(app), 1, LONG_REQUEST)
      t.ok(await until(async () => (await ask(portOf(app), '/long.mp3')).status === 429))
      for (const socket of sockets) socket.destroy()
    },
  },
  {
    limit: /^responses in progress in one process/,
    value: ({ ceilings }) => ceilings.answers,
    holds: async (t) => {
      const app = await served(t, { ...LIMITS, ceilings: { wait: 0, answers: 2 } })
      const sockets = await silentSockets(portOf(app), 2, LONG_REQUEST)
      t.ok(await until(async () => (await underWay(app)) === 2))
      const { status, headers } = await ask(portOf(app), '/long.mp3')
      t.equal(status, 503)
      t.match(headers['retry-after'], /^[1-9]\d*$/)
      for (const socket of sockets) socket.destroy()
    },
  },
  {
    limit: /^milliseconds that the event loop/,
    value: ({ ceilings }) => ceilings.wait,
    // test/server/overload.test.ts holds it, with an event loop that is late.
  },
  {
    limit: /^seconds for responses in progress/,
    value: ({ graceSeconds }) => graceSeconds,
    holds: async (t) => {
      const app = await served(t, { ...LIMITS, graceSeconds: 0.1 })
      const [socket] = await silentSockets(portOf(app), 1, LONG_REQUEST)
      t.ok(await until(async () => (await underWay(app)) === 1))
      await app.close()
      socket?.resume()
      t.ok(await until(() => socket?.closed === true))
    },
  },
  {
    limit: /^requests of one connection/,
    holds: async (t, written) => {
      const app = await served(t)
      const sockets = await silentSockets(portOf(app), 1, LONG_REQUEST.repeat(50))
      t.ok(await until(async () => (await underWay(app)) > 0))
      t.equal(await underWay(app), written)
      for (const socket of sockets) socket.destroy()
    },
  },
  {
    limit: /^requests that wait for their turn/,
    holds: async (t, written) => {
      const app = await served(t)
      const each = 1000
      const fit = Math.floor(written / (each - 1))
      const sockets = await silentSockets(portOf(app), fit, LONG_REQUEST.repeat(each))
      t.ok(await until(async () => (await underWay(app)) === fit))
      t.equal(await figure(app, 'inonda_connections_refused_total'), 0)
      sockets.push(...(await silentSockets(portOf(app), 2, LONG_REQUEST.repeat(each))))
      t.ok(await until(async () => (await figure(app, 'inonda_connections_refused_total')) > 0))
      for (const socket of sockets) socket.destroy()
    },
  },
  {
    limit: /^bytes of an address/,
    holds: async (t, written) => {
      const app = await served(t)
      t.equal((await ask(portOf(app), `/${'x'.repeat(written - 1)}`)).status, 404)
      t.equal((await ask(portOf(app), `/${'x'.repeat(written)}`)).status, 414)
    },
  },
  {
    limit: /^bytes of a request’s header fields/,
    holds: async (t, written) => {
      const app = await served(t)
      const long = `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(written)}\r\n\r\n`
      t.match(await say(portOf(app), long), /^HTTP\/1\.1 431 /)
      const fits = { x: 'x'.repeat(written - 200) }
      t.equal((await ask(portOf(app), '/nowhere', '127.0.0.1', fits)).status, 404)
    },
  },
  {
    limit: /^bytes of a request’s body/,
    holds: async (t, written) => {
      const app = await served(t)
      const asks = `GET / HTTP/1.1\r\nHost: a\r\nContent-Length: ${written + 1}\r\n\r\n`
      t.match(await say(portOf(app), asks), /^HTTP\/1\.1 413 /)
    },
  },
  {
    limit: /^seconds for a request’s header fields/,
    holds: async (t, written) => {
      const app = await served(t)
      t.equal(app.server.headersTimeout, written * 1000)
      app.server.headersTimeout = 1
      t.match(await say(portOf(app), 'GET / HTTP/1.1\r\nHost:'), /^HTTP\/1\.1 408 /)
    },
  },
  {
    limit: /^seconds for a whole request/,
    holds: async (t, written) => {
      t.equal((await served(t)).server.requestTimeout, written * 1000)
    },
  },
  {
    limit: /^seconds for the next request/,
    holds: async (t, written) => {
      const app = await served(t)
      t.equal(app.server.keepAliveTimeout, written * 1000)
      app.server.keepAliveTimeout = 1
      const socket = connect(portOf(app), '127.0.0.1')
      socket.resume().write('GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n')
      await once(socket, 'close')
    },
  },
  {
    limit: /^seconds in which no byte moves/,
    holds: async (t, written) => {
      const app = await served(t)
      t.equal(app.server.timeout, written * 1000)
      app.server.timeout = 100
      const [socket] = await silentSockets(portOf(app), 1, LONG_REQUEST)
      t.ok(await until(async () => (await underWay(app)) === 1))
      t.ok(await until(async () => (await underWay(app)) === 0), 'it is closed')
      socket?.destroy()
    },
  },
]

/** The rows of the table of limits: what, setting, default. */
function tableOfLimits(): readonly (readonly [limit: string, setting: string, value: number])[] {
  const manual = readFileSync(new URL('../../docs/run-it.md', import.meta.url), 'utf8')
  const [, section = ''] = manual.split(/^## Limits\n/m)
  const [table = ''] = section.trim().split('\n\n')
  return table
    .split('\n')
    .slice(2)
    .map((line) => {
      const [, limit = '', setting = '', value = ''] = line.split('|').map((cell) => cell.trim())
      return [limit, setting.replaceAll('`', ''), Number(value)]
    })
}

/** Settings that are no limits. */
const OTHERS =
  /_(TRUST_PROXY|LOG|LOG_SAMPLE|LOG_ADDRESSES|METRICS|MONITORING_TOKEN|WORKERS|ANNOUNCE|PODPING_COMMAND)$/

test('the table of limits has every setting that is one, with its default', (t) => {
  const { settings } = readSettings({})
  const { problems } = readSettings({ INONDA_X: '1' })
  const names = (problems[0]?.match(/INONDA_\w+/g) ?? []).slice(1).filter((name) => !OTHERS.test(name))
  const table = tableOfLimits()
  t.same(table.flatMap(([, setting]) => (setting === 'none' ? [] : [setting])).sort(), names.sort())
  for (const [limit, setting, value] of table) {
    const row = ROWS.find((one) => one.limit.test(limit))
    t.ok(row, limit)
    t.equal(row?.value !== undefined, setting !== 'none', limit)
    if (settings && row?.value) t.equal(row.value(settings), value, limit)
  }
  t.equal(table.length, ROWS.length)
  t.end()
})

for (const [limit, , value] of tableOfLimits()) {
  const row = ROWS.find((one) => one.limit.test(limit))
  if (row?.holds) test(`${limit}: ${value} is the limit`, async (t) => row.holds?.(t, value))
}
