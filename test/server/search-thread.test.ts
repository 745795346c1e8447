import { test } from 'tap'
import { type SearchWork, searchInThread } from '../../src/build/search-work.ts'
import { IoError } from '../../src/ports/io-error.ts'
import { searchThread } from '../../src/server/search-thread.ts'

const FILES = [[0, Buffer.from(JSON.stringify({ lamp: '4', lamps: '4', torre: '|4' }))]] as const
const TEXT = Buffer.from(
  JSON.stringify({ t: 'The lamp', h: '../a/', p: [{ r: 1, t: 'A lamp <b> & more.', a: 't', s: 'Anna' }] }),
)

async function searched(work: SearchWork) {
  return [
    await work.hits('lamp', 1, FILES),
    await work.hits('torre', 1, FILES),
    await work.result('lamp', TEXT),
  ]
}

/** A thread that does not do what it should. */
function thread(code: string, longestMs?: number) {
  const source = `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { ${code} })`
  return searchThread(longestMs, undefined, new URL(`data:text/javascript,${encodeURIComponent(source)}`))
}

test('a thread finds what is found without one', async (t) => {
  const { run, close } = searchThread()
  t.teardown(close)
  const found = await run(searched)
  t.strictSame(found, await searched(searchInThread))
  t.match(found[0], { count: 1, best: [{ kind: 'episodes', number: 0 }] })
  t.match(found[2], { passages: [{ a: 't', s: 'Anna' }] })
})

test('a thread that is not needed is ended, and begun again', async (t) => {
  const { run, close } = searchThread(undefined, 1)
  t.teardown(close)
  t.ok(await run(searched))
  await new Promise((done) => setTimeout(done, 50))
  t.ok(await run(searched))
})

test('a search that takes too long is given up, and the next one is not held up', async (t) => {
  const endless = thread('for (;;);', 200)
  t.teardown(endless.close)
  await t.rejects(endless.run(searched), IoError)
  await t.rejects(endless.run(searched), IoError, 'another thread, for as long')
  const slow = searchThread(100)
  t.teardown(slow.close)
  const tooLong = slow.run(async (work) => {
    await new Promise((done) => setTimeout(done, 300))
    return searched(work)
  })
  await t.rejects(tooLong, IoError, 'also what is not done in the thread counts')
})

test('a thread that fails is an outage, and another one is begun', async (t) => {
  for (const code of ['throw new Error("secret")', 'process.exit(3)']) {
    const failing = thread(code)
    t.teardown(failing.close)
    await t.rejects(failing.run(searched), IoError, code)
    await t.rejects(failing.run(searched), IoError, code)
  }
})

test('a thread that is closed leaves nobody waiting', async (t) => {
  const endless = thread('for (;;);')
  const search = endless.run(searched)
  search.catch(() => {})
  await new Promise((done) => setTimeout(done, 20))
  await endless.close()
  await t.rejects(search, IoError)
})
