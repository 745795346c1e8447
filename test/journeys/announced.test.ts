import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { htmlComplaints } from '../judges/html.ts'
import { ownFolder } from '../own-folder.ts'
import { built, NOW, SCHEDULED, siteView, smallStation } from './a-small-station.ts'
import { editFile } from './changes.ts'

const read = (station: string, file: string) => readFile(join(station, file), 'utf8')
const announce = (station: string, slug: string) =>
  editFile(join(station, `episodes/${slug}`), 'episode.md', /^guid/m, 'announce: true\nguid')
const listIn = (page: string) => /<section aria-labelledby="upcoming">([\s\S]*?)<\/section>/.exec(page)?.[1]

t.test('a scheduled episode is announced with its title and date, and leaves no other trace', async (t) => {
  const station = await smallStation(ownFolder(t))
  await editFile(station, 'station.yaml', /^language/m, 'timezone: Europe/Rome\nlanguage')
  await editFile(join(station, 'episodes/talk-7'), 'episode.md', /^title: .*$/m, 'title: Nobody knows yet')
  await built(station)
  const feed = await read(station, 'dist/feeds/show.xml')
  for (const page of ['index.html', 'shows/show/index.html'])
    t.equal(listIn(await read(station, `dist/${page}`)), undefined, page)
  await announce(station, 'talk-7')
  t.strictSame((await built(station)).codes, [])
  for (const page of ['index.html', 'shows/show/index.html']) {
    const html = await read(station, `dist/${page}`)
    const list = listIn(html) ?? ''
    t.match(list, '<h3><span>Nobody knows yet</span></h3>', page)
    t.match(list, '<time datetime="2025-07-01T10:00:00Z">July 1, 2025 at 12:00</time>')
    t.match(list, '(Europe/Rome)')
    t.notMatch(list, /href|talk-7|class="play"/)
    t.notMatch(html, /noindex|class="notice"/)
    t.strictSame(await htmlComplaints(html), [])
  }
  t.equal(await read(station, 'dist/feeds/show.xml'), feed)
  const { app, status, stop } = await siteView(station)
  t.teardown(stop)
  for (const address of ['/episodes/talk-7/', '/episodes/talk-7/talk-7.mp3', '/embed/talk-7/'])
    t.equal(await status(address), 404, address)
  const others = [
    '/sitemap.xml',
    '/feeds/show.json',
    '/archive/2025/',
    '/people/ann-lee/',
    '/search/?q=nobody',
  ]
  for (const address of others)
    t.notMatch((await app.inject(address)).body.replace('value="nobody"', ''), /Nobody knows|talk-7/, address)
  t.equal(await read(station, 'ledger.json').then((text) => /talk-7/.test(text)), false)
})

t.test('when its time comes it is an episode like any other, while it is served too', async (t) => {
  const station = await smallStation(ownFolder(t))
  await announce(station, 'talk-7')
  let now = new Date(SCHEDULED.getTime() - 100)
  const site = await siteView(station, { clock: { now: () => now }, lookMilliseconds: 50 })
  t.teardown(site.stop)
  const page = async (address: string) => (await site.app.inject(address)).body
  t.match(listIn(await page('/')), 'Talk 7')
  now = new Date(SCHEDULED.getTime() + 1)
  for (let tries = 0; tries < 100 && listIn(await page('/')) !== undefined; tries++)
    await new Promise((go) => setTimeout(go, 50))
  t.equal(listIn(await page('/')), undefined)
  t.match(await page('/'), 'href="episodes/talk-7/"')
  t.match(await page('/feeds/show.xml'), 'Talk 7')
  t.equal(await site.status('/episodes/talk-7/'), 200)
})

t.test('five are announced, the next one first', async (t) => {
  const station = await smallStation(ownFolder(t))
  for (let talk = 1; talk <= 7; talk++) {
    const file = join(station, `episodes/talk-${talk}/episode.md`)
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace(/^date: .*$/m, `date: 2125-0${8 - talk}-01T10:00:00Z`))
    await announce(station, `talk-${talk}`)
  }
  await built(station, NOW)
  const list = listIn(await read(station, 'dist/index.html')) ?? ''
  t.strictSame(
    [...list.matchAll(/<h3><span>(.*?)<\/span>/g)].map(([, title]) => title),
    ['Talk 7', 'Talk 6', 'Talk 5', 'Talk 4', 'Talk 3'],
  )
})

t.test('a draft cannot be announced, and is told how it can', async (t) => {
  const station = await smallStation(ownFolder(t))
  await announce(station, 'two')
  const { diagnostics, files } = await built(station)
  t.ok(files)
  t.match(diagnostics, [
    {
      code: 'episode.announce-idle',
      severity: 'warning',
      file: 'episodes/two/episode.md',
      line: 3,
      hint: /inonda publish two --at /,
    },
  ])
  t.equal(listIn(await read(station, 'dist/index.html')), undefined)
})
