import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { ownFolder } from '../own-folder.ts'
import { siteView, smallStation } from './a-small-station.ts'

t.test('a page, the navigation and the schedule are made anew while they are served', async (t) => {
  const station = await smallStation(ownFolder(t))
  const settings = await readFile(join(station, 'station.yaml'), 'utf8')
  const write = (path: string, text: string) => writeFile(join(station, path), text)
  await mkdir(join(station, 'pages'))
  await write('pages/about.md', '---\ntitle: About\n---\nFirst words.\n')
  const { app, tell, stop, liveSite, feed } = await siteView(station)
  t.teardown(stop)
  const page = async (address: string) => (await app.inject(address)).body
  const feedBefore = await feed()
  t.match(await page('/about/'), 'First words.')
  t.match(await page('/sitemap.xml'), '<loc>https://radio.example/about/</loc>')

  const before = liveSite.current().siteBuild
  await write('pages/about.md', '---\ntitle: About\n---\nOther words.\n')
  await tell(new Set(['pages/about.md']))
  t.match(await page('/about/'), 'Other words.')
  const after = liveSite.current().siteBuild
  for (const address of ['/', '/people/', '/episodes/talk-1/'])
    t.equal(after.find(address), before.find(address), `${address} is as it was`)

  await write('pages/about.md', '---\ntitle: Who we are\n---\nOther words.\n')
  await tell(new Set(['pages/about.md']))
  t.match(await page('/people/'), '<a href="../about/">Who we are</a>', 'links say the new title')

  await write(
    'station.yaml',
    `${settings}timezone: Europe/Rome\nnavigation: [home, schedule]\nschedule: [{ day: monday, time: "18:00", show: show }]\n`,
  )
  await tell(new Set(['station.yaml']))
  t.match(await page('/'), '<a href="schedule/">Schedule</a>')
  t.match(await page('/schedule/'), '<time datetime="18:00">')
  await write(
    'station.yaml',
    `${settings}timezone: Europe/Rome\nschedule: [{ day: monday, time: "19:00", show: show }]\n`,
  )
  await tell(new Set(['station.yaml']))
  t.match(await page('/schedule/'), '<time datetime="19:00">')
  t.notMatch(await page('/'), '<li><a href="schedule/">Schedule</a></li>\n<li><a href="schedule/"')

  await write('pages/search.md', '---\ntitle: Search\n---\nWords.\n')
  await tell(new Set(['pages/search.md']))
  t.match(JSON.stringify(liveSite.current().refused), 'page.name-reserved', 'what is wrong is refused')
  t.match(await page('/schedule/'), '<time datetime="19:00">', 'and the last good build stays')
  t.equal(await feed(), feedBefore, 'the feed never changes')
})
