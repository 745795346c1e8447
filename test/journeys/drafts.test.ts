import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { inonda } from '../cli/a-terminal.ts'
import { htmlComplaints } from '../judges/html.ts'
import { ownFolder } from '../own-folder.ts'
import { built, NOW, SCHEDULED, siteView, smallStation } from './a-small-station.ts'
import { editFile } from './changes.ts'

const DRAFTS = { drafts: { folder: 'preview' } }
const read = (station: string, file: string) => readFile(join(station, file), 'utf8')
const readOr = (station: string, file: string) => read(station, file).catch(() => 'none')

/** Every file of a folder, by its path. */
async function filesIn(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const one of await readdir(`${folder}/`, { recursive: true, withFileTypes: true })) {
    const path = join(one.parentPath, one.name)
    if (one.isFile()) files.set(path.slice(folder.length), await readFile(path, 'latin1'))
  }
  return files
}

/** A station with a draft that has a transcript and a recording, and one that has nothing, not even a title. */
async function station(folder: string): Promise<string> {
  await smallStation(folder)
  await editFile(
    join(folder, 'episodes/two'),
    'episode.md',
    /---\n$/,
    'tags: [secret]\n---\n\nUnspoken words.\n',
  )
  await editFile(join(folder, 'episodes/two'), 'episode.md', /^season.*\nepisode.*\n/m, '')
  await writeFile(
    join(folder, 'episodes/two/two.mp3'),
    await readFile(join(folder, 'episodes/talk-1/talk-1.mp3')),
  )
  await writeFile(join(folder, 'episodes/two/transcript.md'), '**Ann Lee:** Said in secret.\n')
  const { mkdir } = await import('node:fs/promises')
  await mkdir(join(folder, 'episodes/idea'))
  await writeFile(
    join(folder, 'episodes/idea/episode.md'),
    '---\nguid: 00000000-0000-4000-8000-0000000000aa\nfeed: show\n---\n',
  )
  return folder
}

t.test('a preview shows drafts and scheduled episodes with a mark, and publishes nothing', async (t) => {
  const folder = await station(ownFolder(t))
  await built(folder)
  const plain = await filesIn(join(folder, 'dist'))
  const ledger = await read(folder, 'ledger.json')
  const preview = await built(folder, NOW, DRAFTS)
  t.ok(preview.files, preview.codes.join())
  const files = await filesIn(join(folder, 'preview'))

  const draft = files.get('/episodes/two/index.html') ?? ''
  t.match(draft, '<p class="notice">This is a preview of a draft. It is not published.</p>')
  t.match(draft, '<meta name="robots" content="noindex">')
  t.notMatch(draft, /oembed|application\/ld\+json|og:title|rel="canonical"/)
  t.match(draft, 'Said in secret.')
  const scheduled = files.get('/episodes/talk-7/index.html') ?? ''
  t.match(scheduled, 'The episode goes on air on July 1, 2025 at 10:00.')
  t.match(
    files.get('/episodes/idea/index.html'),
    '<h1>idea</h1>',
    'a draft without a title is called by its folder',
  )
  t.notOk(files.has('/embed/idea/index.html'), 'and has nothing to be heard')
  for (const path of ['/embed/two/index.html', '/episodes/two/transcript.html']) {
    t.match(files.get(path), 'preview of a draft', path)
    t.match(files.get(path), 'content="noindex"', path)
  }
  t.equal(files.get('/episodes/two/two.mp3'), await readFile(join(folder, 'episodes/two/two.mp3'), 'latin1'))
  t.notOk(files.has('/episodes/two/oembed.json'))
  for (const path of [
    '/episodes/two/index.html',
    '/episodes/talk-7/index.html',
    '/episodes/idea/index.html',
    '/',
    '/shows/show/',
    '/embed/two/index.html',
    '/episodes/two/transcript.html',
  ])
    t.strictSame(await htmlComplaints(files.get(path.replace(/\/$/, '/index.html')) ?? ''), [], path)

  for (const path of ['/index.html', '/shows/show/index.html']) {
    const page = files.get(path) ?? ''
    const list = /<section aria-labelledby="upcoming">([\s\S]*?)<\/section>/.exec(page)?.[1] ?? ''
    t.match(list, /Scheduled<\/span>[\s\S]*<time datetime="2025-07-01T10:00:00Z">[\s\S]*Draft<\/span>/, path)
    t.match(list, /<a href="[^"]*episodes\/two\/">Two<\/a>/, path)
    t.match(page, 'content="noindex"', path)
  }
  // Everything else is as it is published, but for what every answer carries.
  const own = /^\/(?:episodes|embed)\/(?:two|idea|talk-7)\//
  const isAlike = (path: string) => !['/index.html', '/shows/show/index.html', '/_headers'].includes(path)
  const others = [...files.keys()].filter((path) => !own.test(path))
  t.strictSame(others.sort(), [...plain.keys()].sort(), 'no other file is there')
  for (const path of others.filter(isAlike)) t.equal(files.get(path), plain.get(path), path)
  t.match(
    files.get('/_headers'),
    /^\/\*\n(?: {2}.*\n)*? {2}cache-control: private, no-cache\n {2}x-robots-tag: noindex$/m,
  )
  t.equal(files.get('/_headers')?.split('cache-control').length, 2)
  t.equal(await read(folder, 'ledger.json'), ledger)
  t.notMatch(ledger, /0000000000aa|\/episodes\/two\//)
})

t.test('builds with drafts and without do not disturb each other', async (t) => {
  const folder = await station(ownFolder(t))
  await built(folder)
  const plain = await filesIn(join(folder, 'dist'))
  const preview = async () => {
    t.ok((await built(folder, NOW, DRAFTS)).files)
    return filesIn(join(folder, 'preview'))
  }
  const first = await preview()
  t.ok((await built(folder)).files)
  t.strictSame(await filesIn(join(folder, 'dist')), plain)
  t.strictSame(await preview(), first)
  await editFile(join(folder, 'episodes/two'), 'episode.md', /Unspoken/, 'Other')
  await built(folder)
  t.strictSame(await filesIn(join(folder, 'dist')), plain, 'what is changed in a draft changes nothing')
  t.match((await preview()).get('/episodes/two/index.html'), 'Other words.')
  await editFile(
    join(folder, 'episodes/two'),
    'episode.md',
    /^guid/m,
    'date: 2025-05-30T10:00:00Z\nstatus: published\nguid',
  )
  await built(folder)
  const feed = await read(folder, 'dist/feeds/show.xml')
  t.match(
    feed,
    '<guid isPermaLink="false">7d1f0e7c-51c5-4d0e-8f6a-3b1c0f6f2b11</guid>',
    'it is published as it is',
  )
  t.notMatch((await preview()).get('/episodes/two/index.html'), 'class="notice"')
})

t.test('a station that was only looked at with drafts has no ledger', async (t) => {
  const folder = await station(ownFolder(t))
  t.ok((await built(folder, NOW, DRAFTS)).files)
  t.equal(await readOr(folder, 'ledger.json'), 'none')
})

t.test('drafts are not built where something is published', async (t) => {
  const folder = await station(ownFolder(t))
  const run = (...words: string[]) => inonda(['build', '--station', folder, ...words])
  for (const out of [[], ['--out', 'dist/'], ['--out', './dist/preview']]) {
    const { status, err } = await run('--drafts', ...out)
    t.equal(status, 1)
    t.match(err, /hosting\.folder-published[\s\S]*inonda build --drafts --out preview/, out.join(' '))
  }
  t.equal((await run('--out', 'public')).status, 0)
  t.match((await run('--drafts', '--out', 'public')).err, 'hosting.folder-published')
  t.notMatch((await filesIn(join(folder, 'public'))).get('/index.html'), 'Draft')
  const told = await run('--drafts', '--out', 'preview')
  t.equal(told.status, 0, told.err)
  t.match(told.err, 'This is a preview')
  t.equal((await run('--drafts', '--out', 'preview')).status, 0, 'again, where nothing is new')
  t.equal((await run('--out', 'preview')).status, 0, 'what is published may take the place of a preview')
  t.notMatch((await filesIn(join(folder, 'preview'))).get('/index.html'), 'Draft')
})

t.test('a server shows them too, follows them, and lets nobody index or keep any of it', async (t) => {
  const folder = await station(ownFolder(t))
  let now = NOW
  const site = await siteView(folder, { drafts: true, clock: { now: () => now } })
  t.teardown(site.stop)
  const { app, tell, status } = site
  const page = async (address: string) => (await app.inject(address)).body
  for (const address of ['/episodes/two/', '/episodes/two/two.mp3', '/', '/feeds/show.xml']) {
    const { headers, statusCode } = await app.inject(address)
    t.equal(statusCode, 200, address)
    t.match(headers, { 'x-robots-tag': 'noindex', 'cache-control': 'private, no-cache' }, address)
  }
  const lists = ['/feeds/show.xml', '/feeds/show.json', '/feeds/index.opml', '/sitemap.xml', '/archive/2025/']
  for (const address of [...lists, '/tags/', '/people/ann-lee/', '/search/?q=secret', '/search/?q=unspoken'])
    t.notMatch(await page(address), /episodes\/(?:two|idea|talk-7)\//, address)
  const url = encodeURIComponent('https://radio.example/episodes/two/')
  t.equal(await status(`/oembed?url=${url}`), 404)
  t.equal((await app.inject('/healthz')).json().status, 'ok')
  t.match(await page('/episodes/two/'), 'Unspoken words.')
  await editFile(join(folder, 'episodes/two'), 'episode.md', /Unspoken/, 'Corrected')
  await tell(new Set(['episodes/two/episode.md']))
  t.match(await page('/episodes/two/'), 'Corrected words.')
  now = new Date(SCHEDULED.getTime() + 1)
  await tell(new Set())
  t.notMatch(await page('/episodes/talk-7/'), 'class="notice"')
  t.match(await page('/feeds/show.xml'), '/episodes/talk-7/')
  t.equal(await readOr(folder, 'ledger.json'), 'none')
})
