import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { inonda } from '../cli/a-terminal.ts'
import { built, siteView, smallStation } from './a-small-station.ts'
import { editFile } from './changes.ts'

const OLD = '/feeds/show.xml'
const GUID = /<podcast:guid>(.*?)<\/podcast:guid>/
const read = (station: string, file: string) => readFile(join(station, file), 'utf8')
const ledgerOf = async (station: string) => JSON.parse(await read(station, 'ledger.json'))
const feedLine = async (station: string, line: string) => {
  for (const slug of await readdir(join(station, 'episodes')))
    await editFile(join(station, 'episodes', slug), 'episode.md', /^feed: .*$/m, line)
}

/** A published station, whose feed has another file name since. */
async function renamedShow(folder: string): Promise<string> {
  const station = await smallStation(folder)
  await built(station)
  await rename(join(station, 'feeds/show.yaml'), join(station, 'feeds/talks.yaml'))
  await feedLine(station, 'feed: talks')
  return station
}

t.test('a show under another file name is refused, and told both ways out', async (t) => {
  const station = await renamedShow(t.testdir({}))
  const { files, diagnostics } = await built(station)
  t.equal(files, undefined)
  const reported = diagnostics.find(({ code }) => code === 'ledger.feed-renamed')
  t.match(reported, { severity: 'error', file: 'feeds/talks.yaml', message: /\/feeds\/show\.xml/ })
  t.match(
    reported?.hint,
    /git mv feeds\/talks\.yaml feeds\/show\.yaml.*write formerly: show in feeds\/talks\.yaml/,
  )
  await rename(join(station, 'feeds/talks.yaml'), join(station, 'feeds/show.yaml'))
  await feedLine(station, 'feed: show')
  t.strictSame((await built(station)).codes, [], 'one way out')
})

t.test(
  'a show that says what it was formerly keeps its guid, and its old addresses redirect for ever',
  async (t) => {
    const station = await renamedShow(t.testdir({}))
    const guid = (await ledgerOf(station)).feeds.show.guid
    const file = join(station, 'feeds/talks.yaml')
    const plain = await readFile(file, 'utf8')
    await writeFile(file, `formerly: show\n${plain}`)
    t.strictSame((await built(station)).codes, [])
    const feed = await read(station, 'dist/feeds/talks.xml')
    t.equal(GUID.exec(feed)?.[1], guid)
    t.match(feed, '<itunes:new-feed-url>https://radio.example/feeds/talks.xml</itunes:new-feed-url>')
    const moved = await read(station, 'dist/_redirects')
    t.match(moved, `${OLD} /feeds/talks.xml 301\n`)
    t.match(moved, '/feeds/show.json /feeds/talks.json 301\n')
    t.match((await ledgerOf(station)).feeds, {
      talks: { guid, address: '/feeds/talks.xml', formerly: [OLD] },
    })
    t.strictSame((await built(station)).codes, [], 'nothing is said of it again')

    const { app, status, stop } = await siteView(station)
    const answer = await app.inject(OLD)
    t.strictSame([answer.statusCode, answer.headers.location], [301, '/feeds/talks.xml'])
    t.equal(await status('/feeds/talks.xml'), 200)
    await stop()

    await writeFile(file, plain)
    t.strictSame((await built(station)).codes, [], 'the line may go')
    t.match(await read(station, 'dist/_redirects'), OLD)
    const later = await read(station, 'dist/feeds/talks.xml')
    t.equal(GUID.exec(later)?.[1], guid)
    t.notMatch(later, 'new-feed-url')
  },
)

t.test('a former name that is the name or the address of a file is told as it is meant', async (t) => {
  const station = await renamedShow(t.testdir({}))
  const plain = await read(station, 'feeds/talks.yaml')
  for (const written of ['show.yaml', '/feeds/show.xml', 'https://radio.example/feeds/show.xml']) {
    await writeFile(join(station, 'feeds/talks.yaml'), `formerly: ${written}\n${plain}`)
    const reported = (await built(station)).diagnostics.find(({ code }) => code === 'feed.value-wrong')
    t.match(reported, { file: 'feeds/talks.yaml', line: 1, hint: 'Write formerly: show' }, written)
  }
})

t.test('without a ledger too, a show that was another one formerly has the guid of that one', async (t) => {
  const station = await renamedShow(t.testdir({}))
  const guid = (await ledgerOf(station)).feeds.show.guid
  await editFile(join(station, 'feeds'), 'talks.yaml', /^/, 'formerly: [show]\n')
  for (const name of ['ledger.json', 'dist', '.inonda']) await rm(join(station, name), { recursive: true })
  await built(station)
  t.equal((await ledgerOf(station)).feeds.talks.guid, guid)
})

t.test('the old address of a show is of no other show', async (t) => {
  const station = await renamedShow(t.testdir({}))
  await editFile(join(station, 'feeds'), 'talks.yaml', /^/, 'formerly: show\n')
  await built(station)
  await writeFile(
    join(station, 'feeds/show.yaml'),
    (await read(station, 'feeds/talks.yaml')).replace(/^formerly.*\n/, ''),
  )
  const { files, codes } = await built(station)
  t.equal(files, undefined)
  t.ok(codes.includes('ledger.feed-address-taken'), String(codes))
})

t.test('a feed that is gone is refused; where it has ended, its address says so', async (t) => {
  const station = await smallStation(t.testdir({}))
  const show = await read(station, 'feeds/show.yaml')
  await writeFile(join(station, 'feeds/extra.yaml'), show.replace('The Show', 'The Extra'))
  await feedLine(station, 'feed: [show, extra]')
  t.strictSame((await built(station)).codes, [])
  await rm(join(station, 'feeds/extra.yaml'))
  await feedLine(station, 'feed: show')
  const refused = await built(station)
  t.equal(refused.files, undefined)
  t.match(refused.diagnostics, [
    { code: 'ledger.feed-gone', hint: /git checkout feeds\/extra\.yaml.*--allow-removal/ },
  ])
  t.ok((await built(station, undefined, { allowRemoval: true })).files)
  t.strictSame((await built(station)).codes, [], 'no word of it for ever after')
  const { status, stop } = await siteView(station)
  t.strictSame(
    [await status('/feeds/extra.xml'), await status('/feeds/extra.json'), await status(OLD)],
    [410, 410, 200],
  )
  await stop()
})

t.test('another url is refused until it is declared; then guids stay and directories are told', async (t) => {
  const station = await smallStation(t.testdir({}))
  await built(station)
  const guid = (await ledgerOf(station)).feeds.show.guid
  await editFile(station, 'station.yaml', /^url: .*$/m, 'url: https://new.example/onda')
  const { files, diagnostics } = await built(station)
  t.equal(files, undefined)
  t.match(diagnostics, [
    {
      code: 'ledger.url-changed',
      file: 'station.yaml',
      line: 2,
      hint: /Write url: https:\/\/radio\.example\. .*formerly: https:\/\/radio\.example/,
    },
  ])
  await editFile(station, 'station.yaml', /^language/m, 'formerly: https://radio.example/\nlanguage')
  t.strictSame((await built(station)).codes, [])
  const feed = await read(station, 'dist/feeds/show.xml')
  t.match(feed, `<podcast:guid>${guid}</podcast:guid>`)
  t.match(feed, '<itunes:new-feed-url>https://new.example/onda/feeds/show.xml</itunes:new-feed-url>')
  t.match((await ledgerOf(station)).feeds.show, { guid, url: 'https://new.example/onda' })
  await editFile(station, 'station.yaml', /^formerly.*\n/m, '')
  t.strictSame((await built(station)).codes, [])
})

t.test('what stood below an old path of the same host redirects to the new one', async (t) => {
  const station = await smallStation(t.testdir({}))
  await editFile(station, 'station.yaml', /^url: .*$/m, 'url: https://radio.example/onda')
  await built(station)
  await editFile(
    station,
    'station.yaml',
    /^url: .*$/m,
    'url: https://radio.example\nformerly: [https://radio.example/onda, https://old.example]',
  )
  t.strictSame((await built(station)).codes, [])
  const moved = await read(station, 'dist/_redirects')
  t.match(moved, '/onda/* /:splat 301\n')
  t.match(moved, 'https://old.example/* https://radio.example/:splat 301!\n')
  const { app, status, stop } = await siteView(station)
  for (const address of ['/feeds/show.xml', '/episodes/talk-1/talk-1.mp3', '/episodes/talk-1', '/']) {
    const answer = await app.inject(`/onda${address}?a=1`)
    t.strictSame([answer.statusCode, answer.headers.location], [301, `${address}?a=1`], address)
  }
  t.equal(await status('/onda/nothing'), 404)
  t.equal(await status('/ondata/feeds/show.xml'), 404)
  await stop()
})

t.test('an episode that leaves a feed is refused; one that is in another one too is not', async (t) => {
  const station = await smallStation(t.testdir({}))
  const show = await read(station, 'feeds/show.yaml')
  await writeFile(join(station, 'feeds/extra.yaml'), show.replace('The Show', 'The Extra'))
  await built(station)
  await editFile(join(station, 'episodes/talk-1'), 'episode.md', /^feed: show$/m, 'feed: extra')
  const { files, diagnostics } = await built(station)
  t.equal(files, undefined)
  t.match(diagnostics, [
    {
      code: 'ledger.episode-moved',
      file: 'episodes/talk-1/episode.md',
      line: 4,
      hint: /^Write feed: \[show, extra\].*inonda correct talk-1 --feed extra$/,
    },
  ])
  await editFile(join(station, 'episodes/talk-1'), 'episode.md', /^feed: extra$/m, 'feed: [show, extra]')
  t.strictSame((await built(station)).codes, [])
})

t.test(
  'a ledger that names less than was published is missed, with .inonda or with dist/ alone',
  async (t) => {
    for (const isKept of [true, false]) {
      const station = await smallStation(t.testdir({}))
      await built(station)
      const ledger = await ledgerOf(station)
      const [last = ''] = Object.keys(ledger.episodes).reverse()
      delete ledger.episodes[last]
      await writeFile(join(station, 'ledger.json'), JSON.stringify(ledger))
      if (!isKept) await rm(join(station, '.inonda'), { recursive: true })
      const { files, diagnostics } = await built(station)
      t.equal(files, undefined)
      t.match(diagnostics, [{ code: 'ledger.missing', message: /names 5 published episodes only.*\(6\)/ }])
      t.ok((await built(station, undefined, { allowRemoval: true })).files)
      t.strictSame((await built(station)).codes, [])
    }
  },
)

t.test('a station of a program that noted less is taken over as it is', async (t) => {
  const station = await smallStation(t.testdir({}))
  await built(station)
  const now = await ledgerOf(station)
  const feed = await read(station, 'dist/feeds/show.xml')
  const old = structuredClone(now)
  delete old.feeds.show.url
  for (const entry of Object.values<{ feeds?: unknown }>(old.episodes)) delete entry.feeds
  await writeFile(join(station, 'ledger.json'), `${JSON.stringify(old, null, 2)}\n`)
  t.strictSame((await built(station)).codes, [])
  t.equal(await read(station, 'dist/feeds/show.xml'), feed)
  t.strictSame(await ledgerOf(station), now)
})

t.test('check says it too', async (t) => {
  const station = await renamedShow(t.testdir({}))
  const { status, err } = await inonda(['check', '--station', station])
  t.equal(status, 1)
  t.match(err, 'ledger.feed-renamed')
})
