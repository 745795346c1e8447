import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { png } from '../read/a-station.ts'
import { built, siteView, smallStation } from './a-small-station.ts'

const read = (station: string, file: string) => readFile(join(station, file), 'utf8')
const ART = /<itunes:image href="https:\/\/radio\.example(\/feeds\/[^"]*)"/
const COVER = /<itunes:image href="https:\/\/radio\.example(\/episodes\/[^"]*)"/
const addressIn = async (station: string, pattern: RegExp) =>
  pattern.exec(await read(station, 'dist/feeds/show.xml'))?.[1] ?? ''

t.test(
  'new artwork under the old name has a new address, and the old addresses go on answering',
  async (t) => {
    const station = await smallStation(t.testdir({}))
    const file = join(station, 'feeds/show.png')
    const first = await readFile(file)
    await built(station)
    t.equal(await addressIn(station, ART), '/feeds/show.png')

    const second = png(1500, 1500)
    await writeFile(file, second)
    t.strictSame((await built(station)).codes, [])
    const now = await addressIn(station, ART)
    t.match(now, /^\/feeds\/show-[0-9a-f]{10}\.png$/)
    t.ok((await readFile(join(station, `dist${now}`))).equals(second))
    t.ok(
      (await readFile(join(station, 'dist/feeds/show.png'))).equals(second),
      'who asks at the old address has it too',
    )
    const feed = await read(station, 'dist/feeds/show.xml')
    t.notMatch(feed, 'https://radio.example/feeds/show.png')
    t.match(JSON.parse(await read(station, 'dist/feeds/show.json')), { icon: `https://radio.example${now}` })
    const kept = await read(station, 'ledger.json')
    t.strictSame((await built(station)).codes, [])
    t.equal(await addressIn(station, ART), now, 'it is the same in the next build')
    t.equal(await read(station, 'ledger.json'), kept)

    await writeFile(file, png(1600, 1600))
    await built(station)
    const third = await addressIn(station, ART)
    t.not(third, now)
    t.match(await read(station, 'dist/_redirects'), `${now} ${third} 301\n`)
    const { app, status, stop } = await siteView(station)
    const answer = await app.inject(now)
    t.strictSame([answer.statusCode, answer.headers.location], [301, third])
    t.strictSame([await status(third), await status('/feeds/show.png')], [200, 200])
    await stop()

    await writeFile(file, first)
    await built(station)
    t.equal(await addressIn(station, ART), '/feeds/show.png', 'the first one stands where it stood')
    t.match(await read(station, 'dist/_redirects'), `${third} /feeds/show.png 301\n`)
  },
)

t.test('a new cover of an episode likewise, and nothing else of the feed changes', async (t) => {
  const station = await smallStation(t.testdir({}))
  const cover = join(station, 'episodes/talk-2/cover.png')
  await writeFile(cover, png(1400, 1400))
  await built(station)
  const before = await read(station, 'dist/feeds/show.xml')
  t.equal(await addressIn(station, COVER), '/episodes/talk-2/cover.png')
  await writeFile(cover, png(1500, 1500))
  t.strictSame((await built(station)).codes, [])
  const now = await addressIn(station, COVER)
  t.match(now, /^\/episodes\/talk-2\/cover-[0-9a-f]{10}\.png$/)
  const after = await read(station, 'dist/feeds/show.xml')
  t.equal(after.replaceAll(now, '/episodes/talk-2/cover.png').replaceAll('1500', '1400'), before)
  const { status, stop } = await siteView(station)
  t.strictSame([await status(now), await status('/episodes/talk-2/cover.png')], [200, 200])
  t.match(await read(station, 'dist/episodes/talk-2/index.html'), now.split('/').at(-1))
  await stop()
})

t.test(
  'a station of a program that noted no pictures keeps every address until a picture changes',
  async (t) => {
    const station = await smallStation(t.testdir({}))
    await built(station)
    const feed = await read(station, 'dist/feeds/show.xml')
    const { pictures, ...old } = JSON.parse(await read(station, 'ledger.json'))
    t.match(pictures, { 'feeds/show.png': { address: '/feeds/show.png', formerly: [] } })
    await writeFile(join(station, 'ledger.json'), `${JSON.stringify(old, null, 2)}\n`)
    t.strictSame((await built(station)).codes, [])
    t.equal(await read(station, 'dist/feeds/show.xml'), feed)
    await writeFile(join(station, 'feeds/show.png'), png(1500, 1500))
    await built(station)
    t.match(await addressIn(station, ART), /show-[0-9a-f]{10}\.png/)
  },
)

t.test('a look at another moment notes no picture', async (t) => {
  const station = await smallStation(t.testdir({}))
  await built(station)
  const ledger = await read(station, 'ledger.json')
  await writeFile(join(station, 'feeds/show.png'), png(1500, 1500))
  await built(station, undefined, { at: new Date('2030-01-01T00:00:00Z') })
  t.equal(await read(station, 'ledger.json'), ledger)
})
