import { once } from 'node:events'
import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import t, { type Test } from 'tap'
import { fileRangeReader } from '../../../src/adapters/files/range-reader.ts'
import { readSettings } from '../../../src/settings.ts'
import {
  ask,
  closeAll,
  descriptors,
  figureIn,
  heldMemory,
  ONE_ADDRESS,
  silentSockets,
  until,
} from '../../server/hostile-clients.ts'
import { currentBuildOf, FOLDER, file, portOf, serve } from '../../server/site-build.ts'
import { times } from '../how-often.ts'

const MIB = 1024 * 1024
const LONG = Buffer.alloc(8 * MIB)
const STRANGER = '127.0.0.78'

/** A server with the limits that a bare environment gives, but for how late it may be: others use this machine too. */
async function attacked(t: Test) {
  const { settings } = readSettings({})
  if (settings === undefined) throw new Error('The defaults cannot be used.')
  const pages = currentBuildOf()
  const current = currentBuildOf([
    ...pages.siteBuild.addresses.flatMap((address) => pages.siteBuild.find(address) ?? []),
    file('/long.mp3', 'long.mp3', 'audio/mpeg', LONG),
  ])
  const root = t.testdir({ ...FOLDER, 'long.mp3': LONG })
  const ceilings = { ...settings.ceilings, wait: 0 }
  const limits = { ...settings, ceilings, rateLimit: 0, graceSeconds: 1 }
  const parts = fileRangeReader(root)
  const app = serve(root, { metrics: true, parts, current: () => current, limits })
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => app.close())
  const port = portOf(app)
  const figure = async (name: string) => figureIn((await app.inject('/metrics')).body, name)
  const isLevel = async () =>
    (await figure('inonda_requests_in_flight')) === 1 && (await figure('inonda_connections')) === 0
  const othersAreAnswered = async () => {
    for (const path of ['/', '/feeds/all.xml', '/long.mp3', '/episodes/one/talk.mp3']) {
      const { status } = await ask(port, path)
      if (status !== 200) throw new Error(`${path} is answered with ${status}`)
    }
    const { status } = await ask(port, '/long.mp3', '127.0.0.1', { range: 'bytes=5-9' })
    if (status !== 206) throw new Error(`a part is answered with ${status}`)
  }
  await othersAreAnswered()
  await until(isLevel)
  const [openBefore, memoryBefore] = [descriptors(), await heldMemory()]
  /** Throws where something is left of an attack. */
  const settle = async () => {
    if (!(await until(isLevel))) throw new Error('something is still under way')
    if (!(await until(() => descriptors() <= openBefore))) throw new Error(`${descriptors()} open`)
    const held = async () => (await heldMemory()) - memoryBefore
    if (!(await until(async () => (await held()) < 20 * MIB)))
      throw new Error(`${await held()} bytes are held`)
  }
  return { port, figure, othersAreAnswered, settle }
}

const ENDS: Readonly<Record<string, (socket: Socket) => unknown>> = {
  destroy: (socket) => socket.destroy(),
  reset: (socket) => socket.resetAndDestroy(),
  'end, then destroy': async (socket) => {
    socket.end()
    await wait(20)
    socket.destroy()
  },
  'read a little, then reset': async (socket) => {
    if (socket.readableLength === 0 && !socket.destroyed)
      await Promise.race([once(socket, 'readable'), wait(50)])
    socket.read(1000)
    socket.resetAndDestroy()
  },
}

t.test(
  'whatever is asked over a connection that dies, nothing is left of it',
  { skip: ONE_ADDRESS },
  async (t) => {
    const { port, othersAreAnswered, settle } = await attacked(t)
    const path = fc.constantFrom(
      '/long.mp3',
      '/episodes/one/talk.mp3',
      '/',
      '/feeds/all.xml',
      '/nowhere',
      '/healthz',
    )
    const fields = fc.constantFrom(
      ...[
        '',
        'Range: bytes=0-99999\r\n',
        'Range: bytes=100-\r\n',
        'Connection: close\r\n',
        'Expect: 100-continue\r\n',
      ],
      ...[
        'Connection: keep-alive\r\n',
        'If-None-Match: "x"\r\n',
        'Content-Length: 2\r\n',
        'Upgrade: h2c\r\n',
      ],
    )
    const request = fc
      .tuple(
        fc.constantFrom('GET', 'GET', 'HEAD', 'POST', 'OPTIONS'),
        path,
        fields,
        fc.constantFrom('1.1', '1.1', '1.0'),
      )
      .map(
        ([method, target, field, version]) =>
          `${method} ${target} HTTP/${version}\r\nHost: a\r\n${field}\r\n`,
      )
    const attack = fc.record({
      bytes: fc.array(request, { minLength: 1, maxLength: 5 }).map((requests) => requests.join('')),
      depth: fc.constantFrom(1, 3, 50, 400),
      sockets: fc.constantFrom(1, 5, 20),
      delay: fc.constantFrom(0, 1, 30),
      end: fc.constantFrom(...Object.keys(ENDS)),
    })
    await fc.assert(
      fc.asyncProperty(attack, async ({ bytes, depth, sockets, delay, end }) => {
        const opened = await silentSockets(port, sockets, bytes.repeat(depth), STRANGER)
        await wait(delay)
        await othersAreAnswered()
        await Promise.all(opened.map((socket) => ENDS[end]?.(socket)))
        closeAll(opened)
        await settle()
      }),
      { numRuns: times(5, 1000), endOnFailure: true },
    )
  },
)

t.test(
  'one address that opens as many downloads as it can keeps nobody else waiting',
  { skip: ONE_ADDRESS },
  async (t) => {
    const { port, figure, othersAreAnswered, settle } = await attacked(t)
    const request = 'GET /long.mp3 HTTP/1.1\r\nHost: a\r\n\r\n'
    // By itself, so that nothing of it is kept by what waits for the memory.
    const hold = async (counts: readonly number[]) => {
      const sockets: Socket[] = []
      for (const count of counts) {
        for (const socket of await silentSockets(port, count, request, STRANGER)) sockets.push(socket)
        await othersAreAnswered()
      }
      t.ok((await figure('inonda_requests_in_flight')) <= 1001)
      await othersAreAnswered()
      closeAll(sockets)
    }
    const isFull = times(1, 10) > 1
    for (let round = 0; round < times(1, 10); round++) {
      await hold(isFull ? [1199, 310] : [300, 100])
      await settle()
    }
  },
)
