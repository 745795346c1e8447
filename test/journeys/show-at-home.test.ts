import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { htmlComplaints } from '../judges/html.ts'
import { ownFolder } from '../own-folder.ts'
import { built, siteView, smallStation } from './a-small-station.ts'
import { editFile } from './changes.ts'

const read = (station: string, file: string) => readFile(join(station, file), 'utf8')

t.test('the page of a show is the home page, and whatever names one names the other', async (t) => {
  const station = await smallStation(ownFolder(t))
  await built(station)
  const ledger = await read(station, 'ledger.json')
  const plain = await read(station, 'dist/feeds/show.xml')
  const page = await read(station, 'dist/shows/show/index.html')
  await editFile(
    station,
    'station.yaml',
    /^language/m,
    'home: show\nnavigation: [home, shows/show, archive]\nlanguage',
  )
  t.strictSame((await built(station)).codes, [])
  const home = await read(station, 'dist/index.html')
  t.match(home, /<h1>The Show<\/h1>/)
  t.match(home, '<link rel="canonical" href="https://radio.example/">')
  t.match(home, '<a href="./" aria-current="page">The Show</a>')
  const kinds = [...home.matchAll(/"@type":"(\w+)"/g)].map(([, kind]) => kind)
  for (const kind of ['Organization', 'WebSite', 'PodcastSeries']) t.ok(kinds.includes(kind), kind)
  t.notOk(kinds.includes('BreadcrumbList'))
  t.match(home, '"url":"https://radio.example/"')
  t.strictSame(await htmlComplaints(home), [])
  const rows = (html: string) => html.match(/<article class="card">/g)?.length
  t.equal(rows(home), rows(page), 'all of its episodes are there')

  const feed = await read(station, 'dist/feeds/show.xml')
  t.equal(feed, plain.replaceAll('https://radio.example/shows/show/', 'https://radio.example/'))
  t.match(feed, '<link>https://radio.example/</link>')
  t.match(await read(station, 'dist/feeds/index.opml'), 'htmlUrl="https://radio.example/"')
  const map = await read(station, 'dist/sitemap.xml')
  t.equal(map.split('<loc>https://radio.example/</loc>').length, 2, 'it is listed once')
  t.notMatch(map, '/shows/show/')
  const episode = await read(station, 'dist/episodes/talk-1/index.html')
  t.match(episode, '<p class="kicker"><a href="../../">The Show</a></p>')
  t.notMatch(episode, '/shows/show/')
  t.match(await read(station, 'dist/_redirects'), '/shows/show/ / 301\n')
  t.match(await read(station, 'dist/shows/show/index.html'), 'https://radio.example/')
  t.equal(await read(station, 'ledger.json'), ledger)

  const { app, stop } = await siteView(station)
  t.teardown(stop)
  const moved = await app.inject('/shows/show/')
  t.strictSame([moved.statusCode, moved.headers.location], [301, '/'])
})

t.test('older pages stay, and other shows are found on the home page', async (t) => {
  const station = await smallStation(ownFolder(t))
  const one = await read(station, 'episodes/talk-1/episode.md')
  const { cp } = await import('node:fs/promises')
  for (let more = 10; more < 32; more++) {
    const folder = join(station, `episodes/more-${more}`)
    await cp(join(station, 'episodes/talk-1'), folder, { recursive: true })
    const guid = `00000000-0000-4000-8000-0000000001${more}`
    await writeFile(join(folder, 'episode.md'), one.replace(/^guid: .*$/m, `guid: ${guid}`))
  }
  const show = await read(station, 'feeds/show.yaml')
  await writeFile(join(station, 'feeds/extra.yaml'), show.replace('The Show', 'The Extra'))
  await editFile(station, 'station.yaml', /^language/m, 'home: show\nlanguage')
  t.strictSame((await built(station)).codes, [])
  const home = await read(station, 'dist/index.html')
  t.match(home, '<link rel="next" href="shows/show/page/2/">')
  t.match(home, /<h2 id="shows">[\s\S]*<a href="shows\/extra\/">The Extra<\/a>/)
  const second = await read(station, 'dist/shows/show/page/2/index.html')
  t.match(second, '<link rel="prev" href="../../../../">')
  t.notMatch(second, 'id="shows"')
  t.notMatch(await read(station, 'dist/shows/extra/index.html'), 'id="shows"')
})

t.test('a home page that is of no show is told, and what may have been meant', async (t) => {
  const station = await smallStation(ownFolder(t))
  await editFile(station, 'station.yaml', /^language/m, 'home: shwo\nlanguage')
  const { files, diagnostics } = await built(station)
  t.equal(files, undefined)
  t.match(diagnostics, [{ code: 'station.home-unknown', line: 3, hint: 'Write home: show' }])
})
