import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { htmlComplaints } from '../judges/html.ts'
import { ownFolder } from '../own-folder.ts'
import { siteView, smallStation } from './a-small-station.ts'
import { editFile } from './changes.ts'

/** Talks 1 to 3 are of 2024, the others of 2025; the odd ones are in a second show too. */
async function station(folder: string): Promise<string> {
  await smallStation(folder)
  const { readFile } = await import('node:fs/promises')
  const show = await readFile(join(folder, 'feeds/show.yaml'), 'utf8')
  await writeFile(join(folder, 'feeds/extra.yaml'), show.replace('The Show', 'The Extra'))
  for (let talk = 1; talk <= 6; talk++) {
    const episode = join(folder, `episodes/talk-${talk}`)
    if (talk <= 3) await editFile(episode, 'episode.md', /^date: 2025/m, 'date: 2024')
    if (talk % 2 === 1) await editFile(episode, 'episode.md', /^feed: show$/m, 'feed: [show, extra]')
  }
  await mkdir(join(folder, 'pages'))
  await writeFile(
    join(folder, 'pages/about.md'),
    '---\ntitle: About us\n---\nWe sit in a lighthouse.\n\nWrite to us.\n',
  )
  await writeFile(
    join(folder, 'pages/legal.md'),
    '---\ntitle: Imprint\nhidden: true\n---\nThe lighthouse association.\n',
  )
  return folder
}

t.test('a search is narrowed to a show and a year, and finds the pages of the station', async (t) => {
  const folder = await station(ownFolder(t))
  const site = await siteView(folder)
  t.teardown(site.stop)
  const page = async (query: string) => (await site.app.inject(`/search/?${query}`)).body
  const found = async (query: string) => {
    const results = (await page(query)).split('id="hits"')[1] ?? ''
    return [...results.matchAll(/<h3><a href="\.\.\/([^"]*)\/"/g)].map(([, address = '']) =>
      address.replace('episodes/talk-', ''),
    )
  }
  t.strictSame(await found('q=talk'), ['6', '5', '4', '3', '2', '1'])
  t.strictSame(await found('q=talk&year=2024'), ['3', '2', '1'])
  t.strictSame(await found('q=talk&show=extra'), ['5', '3', '1'])
  t.strictSame(await found('q=talk&show=extra&year=2025'), ['5'])
  t.strictSame(await found('q=&show=extra&year=2024'), ['3', '1'], 'all of it, where no word is asked for')
  t.strictSame(await found('q=takl&year=2024'), ['3', '2', '1'], 'with an error in the word')
  t.strictSame(await found('q=talk&year=1999'), [])
  t.strictSame(
    await found('q=talk&year=%3Cb%3E&show=..%2F'),
    ['6', '5', '4', '3', '2', '1'],
    'what is neither is left out',
  )
  t.strictSame(await found('q=ann'), ['people/ann-lee', '6', '5', '4', '3', '2', '1'])
  t.strictSame(await found('q=ann&year=2024'), ['3', '2', '1'], 'people are of no year')
  t.strictSame(await found('q=lighthouse'), ['about'], 'hidden pages are not found')
  t.match(await page('q=lighthouse'), '<mark>lighthouse</mark>')

  const html = await page('q=talk&show=extra&year=2024')
  t.match(html, 'name="q" value="talk"')
  t.match(html, /<label>Show <select name="show">[\s\S]*<option value="extra" selected>The Extra<\/option>/)
  t.match(html, /<label>Year <select name="year">[\s\S]*<option value="2024" selected>2024<\/option>/)
  t.match(html, '<title>talk · Search · Example Radio</title>')
  t.match(html, '3 results'.replace('3', '2'))
  t.strictSame(await htmlComplaints(html), [])

  await editFile(join(folder, 'pages'), 'about.md', /lighthouse/, 'windmill')
  await site.tell(new Set(['pages/about.md']))
  t.strictSame(await found('q=lighthouse'), [])
  t.strictSame(await found('q=windmill'), ['about'])
})

t.test('there is nothing to choose in a station of one show and one year', async (t) => {
  const site = await siteView(await smallStation(ownFolder(t)))
  t.teardown(site.stop)
  t.notMatch((await site.app.inject('/search/')).body, '<select')
})
