import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { fileStorage } from '../../src/adapters/files/storage.ts'
import { httpDownloads } from '../../src/adapters/http/downloads.ts'
import { httpWeb } from '../../src/adapters/http/web.ts'
import { fetchedFeed } from '../../src/tasks/fetch-feed.ts'
import { ownFolder } from '../own-folder.ts'
import { mp3, png } from '../read/a-station.ts'
import { startHost } from './a-host.ts'
import { feedOf, imported } from './a-show.ts'

const SHOW = readFileSync(new URL('../fixtures/import/show.xml', import.meta.url), 'utf8')
const TERMS = { userAgent: 'Inonda/test', allowPrivate: true, againMilliseconds: 1 }
const VTT =
  'WEBVTT\n\n00:00:00.000 --> 00:00:00.400\n<v Bo Chen>We go out at high water.\n\n00:00:00.400 --> 00:00:00.900\n<v Ann Lee>And then?\n'
const CHAPTERS = JSON.stringify({
  version: '1.2.0',
  chapters: [
    { startTime: 0, title: 'Hello' },
    { startTime: 0.5, title: 'Out there', url: 'https://sea.example/' },
  ],
})

/** The show with all that it names on a host of this test. */
function files(url: string) {
  return {
    '/feed.xml': SHOW.replaceAll('https://media.example', url)
      .replace(/<podcast:soundbite.*?<\/podcast:soundbite>/, '')
      .replaceAll('https://old-host.example/cover.jpg', `${url}/cover.png`),
    '/cover.png': png(1400, 1400),
    '/3.mp3?source=feed': mp3(60),
    '/2.mp3': mp3(50),
    '/0.mp3': 'This is no recording.',
    '/3.vtt': VTT,
    '/3.json': CHAPTERS,
  }
}

t.test('recordings, pictures, transcripts and chapters come with the show', async (t) => {
  const folder = ownFolder(t)
  const { url, asked } = await startHost(t, files)
  const web = httpWeb({ userAgent: 'Inonda/test', allowPrivate: true, maxBytes: 1e6 })
  const found = await fetchedFeed(web, `${url}/feed.xml`)
  const terms = {
    storage: fileStorage(folder),
    downloads: httpDownloads(folder, TERMS),
    from: found.url ?? '',
  }
  const left = await imported(found.bytes, { ...terms, media: false })
  t.match(readFileSync(join(folder, 'episodes/the-crane/episode.md'), 'utf8'), 'url: http://127')
  t.notOk(asked.some((path) => path.includes('.mp3')))
  t.equal(left.added.length, 3)

  const { completed, diagnostics, added } = await imported(found.bytes, { ...terms, media: true })
  t.same(added, [])
  t.same(completed, ['the-crane', 'the-pilot-the-tide'])
  t.match(diagnostics, [
    { code: 'import.file-left', message: /0\.mp3 stays where it is: what its server sends is no recording/ },
  ])
  t.ok(readFileSync(join(folder, 'episodes/the-crane/the-crane.mp3')).equals(mp3(50)))
  const { xml, errors, episodes } = await feedOf(terms.storage, 'harbour-talk')
  t.same(errors, [])
  const pilot = episodes.find(({ slug }) => slug === 'the-pilot-the-tide')
  t.match(pilot, {
    recording: { file: 'the-pilot-the-tide.mp3', type: 'audio/mpeg' },
    transcripts: [{ turns: [{ speaker: 'Bo Chen', person: 'bo-chen', start: 0 }, { speaker: 'Ann Lee' }] }],
    chapters: [
      { start: 0, title: 'Hello' },
      { start: 0.5, title: 'Out there', url: 'https://sea.example/' },
    ],
  })
  t.match(xml, `length="${mp3(60).length}"`)
  t.match(xml, '<podcast:transcript url="https://station.example/episodes/the-pilot-the-tide/transcript.vtt"')

  const before = asked.length
  const again = await imported(found.bytes, { ...terms, media: true })
  t.same([again.added, again.completed, again.files], [[], [], []])
  t.same(asked.slice(before), ['/0.mp3'], 'only what is missing is asked for')
})

t.test('the older documents of a feed are followed, each once', async (t) => {
  const item = (number: number) =>
    `<item><title>Talk ${number}</title><guid>talk-${number}</guid><pubDate>Wed, 0${number} Jan 2020 10:00:00 GMT</pubDate><enclosure url="https://media.example/${number}.mp3" length="5" type="audio/mpeg"/></item>`
  const page = (older: string, rel: string, items: string) =>
    `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Talks</title>${older === '' ? '' : `<atom:link rel="${rel}" href="${older}"/>`}${items}</channel></rss>`
  const { url } = await startHost(t, () => ({
    '/2.xml': page('1.xml', 'prev-archive', item(2)),
    '/1.xml': page('2.xml', 'prev-archive', item(1)),
  }))
  const web = httpWeb({ userAgent: 'Inonda/test', allowPrivate: true, maxBytes: 1e6 })
  const { added, diagnostics } = await imported(page(`${url}/2.xml`, 'next', item(3)), {
    older: (one) => fetchedFeed(web, one),
  })
  t.same(added, ['talk-1', 'talk-2', 'talk-3'])
  t.match(
    diagnostics.find(({ code }) => code === 'import.pages-left'),
    { message: /2\.xml, and that could not be followed: it was read already/ },
  )
})

t.test('names in addresses never leave the folder of their episode', async (t) => {
  const folder = ownFolder(t)
  mkdirSync(join(folder, 'st'))
  writeFileSync(join(folder, 'mine.mp3'), 'mine')
  const { url } = await startHost(t, (url) => ({ ...files(url), '/..%2F..%2F..%2Fmine.mp3': mp3(50) }))
  const root = join(folder, 'st')
  const feed = files(url)
    ['/feed.xml'].replace(`${url}/2.mp3`, `${url}/..%2F..%2F..%2Fmine.mp3`)
    .replace('The crane', '../../mine')
  const storage = fileStorage(root)
  const { added } = await imported(feed, { storage, downloads: httpDownloads(root, TERMS), media: true })
  t.ok(added.includes('mine'))
  t.equal(readFileSync(join(folder, 'mine.mp3'), 'utf8'), 'mine')
  t.ok(readFileSync(join(root, 'episodes/mine/mine.mp3')).equals(mp3(50)))
})
