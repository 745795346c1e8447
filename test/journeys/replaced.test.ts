import { existsSync } from 'node:fs'
import { chmod, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as rested } from 'node:timers/promises'
import t from 'tap'
import { IoError } from '../../src/ports/io-error.ts'
import { mp3 } from '../read/a-station.ts'
import { built, itemsIn, NOW, siteView, smallStation, until } from './a-small-station.ts'
import { editFile } from './changes.ts'

const recordingOf = (station: string, talk = 3) => join(station, `episodes/talk-${talk}/talk-${talk}.mp3`)
const HEARD = '/episodes/talk-3/talk-3.mp3'
const feedOf = (station: string) => readFile(join(station, 'dist/feeds/show.xml'), 'utf8')
const retitle = (station: string, talk: number, title: string) =>
  editFile(join(station, `episodes/talk-${talk}`), 'episode.md', /^title: .*$/m, `title: ${title}`)

/** What happens to a published recording. */
const REPLACED: readonly (readonly [words: string, make: (file: string) => Promise<void>])[] = [
  ['another recording', (file) => writeFile(file, mp3(90))],
  [
    'one byte of it is another',
    async (file) => {
      const bytes = await readFile(file)
      bytes[bytes.length - 1] = 1
      await writeFile(file, bytes)
    },
  ],
  ['no recording', (file) => rm(file)],
  ['an empty one', (file) => writeFile(file, '')],
  ['a broken copy', async (file) => writeFile(file, (await readFile(file)).subarray(0, 5000))],
  ['something else', (file) => writeFile(file, 'not found')],
  ['a second one', (file) => writeFile(file.replace('.mp3', '-b.mp3'), mp3(70))],
]

t.test('a replaced recording: build refuses, serve goes on with what a build holds', async (t) => {
  const station = await smallStation(t.testdir({}))
  await built(station)
  const feed = await feedOf(station)
  const bytes = await readFile(recordingOf(station))
  const { app, codes, health, feed: feedNow, status, tell, stop } = await siteView(station)
  for (const [words, make] of REPLACED) {
    await make(recordingOf(station))
    await retitle(station, 5, `Another title after ${words}`)
    t.equal((await built(station)).files, undefined, `${words}: nothing is built`)
    t.equal(await feedOf(station), feed)
    await tell()
    t.match(codes().join(), /ledger\.recording-/, `${words}: it is said`)
    t.equal(await health(), 'stale')
    const now = await feedNow()
    t.equal(itemOf(now, 3), itemOf(feed, 3), `${words}: the item is as it was`)
    t.match(now, `Another title after ${words}`, `${words}: other changes go on air`)
    const heard = await app.inject(HEARD)
    t.equal(heard.statusCode, 200, words)
    t.ok(heard.rawPayload.equals(bytes), `${words}: the published bytes`)
    const part = await app.inject({ url: HEARD, headers: { range: 'bytes=100-199' } })
    t.equal(part.statusCode, 206)
    t.ok(part.rawPayload.equals(bytes.subarray(100, 200)))
    t.equal(await status('/episodes/talk-3/'), 200)

    const again = await siteView(station)
    t.equal(itemOf(await again.feed(), 3), itemOf(feed, 3), `${words}: a restart does the same`)
    t.ok((await again.app.inject(HEARD)).rawPayload.equals(bytes))
    t.equal(await again.health(), 'stale')
    await again.stop()

    await rm(recordingOf(station).replace('.mp3', '-b.mp3'), { force: true })
    await writeFile(recordingOf(station), bytes)
    await tell()
    t.strictSame(codes(), [], `${words}: put back`)
  }
  await stop()
})

t.test('where no build holds the bytes, who asks for them is told to come again', async (t) => {
  const station = await smallStation(t.testdir({}))
  const first = await siteView(station)
  const bytes = await readFile(recordingOf(station))
  const feed = await first.feed()
  const { etag = '' } = (await first.app.inject(HEARD)).headers
  await writeFile(recordingOf(station), mp3(43).fill(1, 2000, 2100))
  await first.tell(new Set(['episodes/talk-3/talk-3.mp3']))
  const check = async ({ app, feed: feedNow, status, codes }: typeof first, words: string) => {
    t.equal(itemOf(await feedNow(), 3), itemOf(feed, 3), words)
    for (const headers of [{}, { range: 'bytes=0-99' }]) {
      for (const method of ['GET', 'HEAD'] as const) {
        const away = await app.inject({ method, url: HEARD, headers })
        t.equal(away.statusCode, 503, words)
        t.ok(Number(away.headers['retry-after']) > 0)
        t.equal(away.headers.etag, undefined)
      }
    }
    const held = await app.inject({ url: HEARD, headers: { 'if-none-match': etag } })
    t.equal(held.statusCode, 304, 'who has them may keep them')
    t.equal(await status('/episodes/talk-4/talk-4.mp3'), 200)
    t.equal(await status('/episodes/talk-3/'), 200)
    t.strictSame(codes(), ['ledger.recording-changed'])
  }
  await check(first, 'while it runs')
  await first.stop()
  const second = await siteView(station, { lookMilliseconds: 50 })
  await check(second, 'after a restart')
  await writeFile(recordingOf(station), bytes)
  t.ok(await until(() => second.codes().length === 0), 'it looks again by itself')
  t.ok((await second.app.inject(HEARD)).rawPayload.equals(bytes))
  await second.stop()
})

t.test('a new recording under a new name is an edit, also beside one that was replaced', async (t) => {
  const station = await smallStation(t.testdir({}))
  const { codes, status, feed, tell, stop } = await siteView(station)
  t.teardown(stop)
  await writeFile(recordingOf(station, 2), mp3(90))
  await rename(recordingOf(station, 4), recordingOf(station, 4).replace('.mp3', '-2.mp3'))
  await tell()
  t.strictSame(codes(), ['ledger.recording-changed'])
  t.match(await feed(), '/episodes/talk-4/talk-4-2.mp3')
  t.equal(await status('/episodes/talk-4/talk-4.mp3'), 301)
  t.equal(await status('/episodes/talk-2/talk-2.mp3'), 503)
})

t.test('an error beside a replaced recording stops the next build as it always does', async (t) => {
  const station = await smallStation(t.testdir({}))
  const { codes, feed, events, tell, stop } = await siteView(station)
  t.teardown(stop)
  const before = await feed()
  await writeFile(recordingOf(station), mp3(90))
  await tell()
  await editFile(join(station, 'episodes/talk-5'), 'episode.md', /^date: .*$/m, 'date: yesterday')
  await tell()
  t.strictSame(new Set(codes()), new Set(['ledger.recording-changed', 'episode.date-unreadable']))
  t.equal(itemOf(await feed(), 5), itemOf(before, 5))
  t.strictSame(
    events.map(({ kind }) => kind),
    ['held', 'refused'],
  )
})

t.test('what cannot be read is not taken for absent, and is looked at again', async (t) => {
  const station = await smallStation(t.testdir({}))
  let fault: Error | undefined
  const failing = <A extends readonly unknown[], R>(work: (...all: A) => R) => {
    return (...all: A): R => {
      if (fault && String(all[0]).startsWith('episodes')) throw fault
      return work(...all)
    }
  }
  const { codes, health, feed, status, events, stop, tell } = await siteView(station, {
    lookMilliseconds: 50,
    context: ({ storage, ...rest }) => ({
      ...rest,
      storage: {
        ...storage,
        list: failing(storage.list),
        read: failing(storage.read),
        facts: failing(storage.facts),
        ...(storage.mark && { mark: failing(storage.mark) }),
      },
    }),
  })
  t.teardown(stop)
  const before = await feed()
  const system = Object.assign(new Error('EIO: i/o error, scandir'), { syscall: 'scandir', code: 'EIO' })
  for (const one of [new IoError('storage', 'list', 'Cannot list episodes: i/o error.'), system]) {
    events.length = 0
    fault = one
    await tell(undefined)
    t.strictSame(codes(), ['station.outage'])
    t.match(JSON.stringify(events), /"kind":"io-error".*i\/o error.*"isRefused":true/)
    t.equal(await health(), 'stale')
    t.equal(await feed(), before)
    t.equal(await status('/episodes/talk-1/'), 200)
    await rested(200)
    t.equal(events.length, 1, 'it is said once, however often it is tried')
    fault = undefined
    t.ok(await until(() => codes().length === 0), 'it is tried again by itself')
    t.equal(await health(), 'ok')
  }
})

const MAY_ALL = process.getuid?.() === 0 ? 'root may read everything' : false

t.test('a folder that may not be read takes nothing off the air', { skip: MAY_ALL }, async (t) => {
  const station = await smallStation(t.testdir({}))
  await built(station)
  const { codes, feed, stop } = await siteView(station, { watch: 'real', lookMilliseconds: 50 })
  await chmod(join(station, 'episodes'), 0)
  t.ok(await until(() => codes().length > 0))
  t.equal(itemsIn(await feed()), 6)
  await chmod(join(station, 'episodes'), 0o755)
  t.ok(await until(() => codes().length === 0))
  await stop()
})

t.test('a real watch: folders that go and come back are followed', async (t) => {
  const root = t.testdir({ station: {} })
  const station = await smallStation(join(root, 'station'))
  const { codes, feed, stop } = await siteView(station, { watch: 'real', clock: { now: () => NOW } })
  t.teardown(stop)
  for (const [words, folder] of [
    ['episodes/', join(station, 'episodes')],
    ['the station', station],
  ] as const) {
    await rename(folder, join(root, 'away'))
    t.ok(await until(() => codes().length > 0), `${words} went`)
    t.equal(itemsIn(await feed()), 6)
    // What is kept is written two seconds after the last change.
    await rested(2_300)
    t.notOk(existsSync(folder), `${words}: nothing is written in its place`)
    await rename(join(root, 'away'), folder)
    t.ok(await until(() => codes().length === 0), `${words} came back`)
    await retitle(station, 1, `Seen after ${words}`)
    t.ok(await until(async () => (await feed()).includes(`Seen after ${words}`)), `${words}: an edit is seen`)
  }
})

function itemOf(feed: string, talk: number): string {
  const items = feed.split('<item>').slice(1)
  return items.find((item) => item.includes(`00000000000${talk}</guid>`)) ?? 'no item'
}
