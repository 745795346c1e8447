import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { test } from 'tap'
import { overloadGuard } from '../../src/server/overload.ts'
import { currentBuildOf, FOLDER, file, LIMITS, portOf, serve } from './site-build.ts'

/** Keeps the event loop for so long, as too much work does. */
function work(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

test('an event loop that is late again and again is too much, once is not', async (t) => {
  const over = overloadGuard({ wait: 200, answers: 0 })
  t.teardown(over.stop)
  t.equal(over.isOver(1_000_000), false, 'answers have no ceiling')
  work(500)
  await wait(0)
  t.equal(over.isOver(0), false, 'one long moment')
  for (let turn = 0; turn < 100 && !over.isOver(0); turn++) {
    work(500)
    await wait(0)
  }
  t.equal(over.isOver(0), true)
  for (let turn = 0; turn < 600 && over.isOver(0); turn++) await wait(100)
  t.equal(over.isOver(0), false, 'and it recovers by itself')
})

test('without ceilings nobody is sent away', async (t) => {
  const over = overloadGuard({ wait: 0, answers: 0 })
  for (let turn = 0; turn < 5; turn++) {
    work(150)
    await wait(0)
  }
  t.equal(over.isOver(1_000_000), false)
  over.stop()
})

test('with too much under way, what memory answers is answered still, and so is who looks after it', async (t) => {
  const long = Buffer.alloc(24 * 1024 * 1024)
  const pages = currentBuildOf()
  const current = currentBuildOf([
    ...pages.siteBuild.addresses.flatMap((address) => pages.siteBuild.find(address) ?? []),
    file('/long.mp3', 'long.mp3', 'audio/mpeg', long),
  ])
  const app = serve(t.testdir({ ...FOLDER, 'long.mp3': long }), {
    metrics: true,
    current: () => current,
    limits: { ...LIMITS, ceilings: { wait: 0, answers: 2 } },
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => app.close())
  const ask = (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${portOf(app)}${path}`, { headers })
  const feed = await ask('/feeds/all.xml')
  const body = await feed.text()
  await (await ask('/feeds/all.xml')).text()

  const slow = [1, 2].map(() => connect(portOf(app), '127.0.0.1'))
  for (const socket of slow) {
    socket.write('GET /long.mp3 HTTP/1.1\r\nHost: a\r\n\r\n')
    await once(socket, 'readable')
  }
  const refused = await ask('/episodes/one/talk.mp3')
  t.equal(refused.status, 503)
  t.match(refused.headers.get('retry-after'), /^[1-9]\d*$/)
  t.equal(refused.headers.get('content-type'), 'application/problem+json')
  t.equal(refused.headers.get('cache-control'), 'no-store')
  t.notOk(refused.headers.has('etag'))
  await refused.text()
  t.equal((await ask('/nowhere')).status, 503)

  t.equal(await (await ask('/feeds/all.xml')).text(), body)
  const held = { 'if-none-match': String(feed.headers.get('etag')) }
  t.equal((await ask('/feeds/all.xml', held)).status, 304)
  t.match(await (await ask('/healthz')).json(), { status: 'ok' })
  t.match(await (await ask('/metrics')).text(), /\ninonda_shed_total 2\n/)

  for (const socket of slow) socket.destroy()
  const recovered = async () => {
    const answer = await ask('/episodes/one/talk.mp3')
    await answer.arrayBuffer()
    return answer.status
  }
  for (let turn = 0; turn < 600 && (await recovered()) !== 200; turn++) await wait(100)
  t.equal(await recovered(), 200)
})
