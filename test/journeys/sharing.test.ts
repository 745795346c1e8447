import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { imageSize } from 'image-size'
import t from 'tap'
import { systemClock } from '../../src/adapters/files/clock.ts'
import { fileRangeReader } from '../../src/adapters/files/range-reader.ts'
import { sharpPictures } from '../../src/adapters/sharp/pictures.ts'
import { startLiveSite } from '../../src/build/live-site.ts'
import { compose } from '../../src/compose.ts'
import { buildServer } from '../../src/server/app.ts'
import { inonda } from '../cli/a-terminal.ts'
import { dataIn, schemaComplaints } from '../judges/schema-org.ts'
import { filesOf } from './a-built-sample.ts'
import { copyOfSample } from './a-sample.ts'

const LIMITS = { rateLimit: 0, trustProxy: false, graceSeconds: 1 } as const
const QUIET = { start: async () => async () => {} }
const STATION = 'https://radio.example.org'
const withoutSharp =
  (await sharpPictures().maker()) === undefined ? 'sharp, an optional package, is not installed' : false

t.test('the sample’s pages say of themselves what machines ask, without an error', async (t) => {
  const folder = await copyOfSample(t.testdir({}))
  t.equal((await inonda(['build', '--station', folder])).status, 0)
  const files = await filesOf(join(folder, 'dist'))
  const pages = [...files].filter(([path]) => path.endsWith('/index.html') || path === 'index.html')
  const nodes = pages.flatMap(([, bytes]) => dataIn(String(bytes)).flatMap((data) => data['@graph']))
  t.ok(nodes.filter((node) => node['@type'] === 'PodcastEpisode').length >= 7)
  t.ok(nodes.filter((node) => node['@type'] === 'ProfilePage').length >= 10)
  t.strictSame(schemaComplaints(nodes), [])

  // What Google asks of each: https://developers.google.com/search/docs/appearance/structured-data/search-gallery
  for (const node of nodes) {
    const { name, url, logo, mainEntity, itemListElement, datePublished, image, description } =
      node as Record<string, unknown>
    const kind = node['@type']
    if (kind === 'Organization') t.ok(name && url && logo, kind)
    if (kind === 'WebSite') t.ok(name && url, kind)
    if (kind === 'ProfilePage') t.match(mainEntity, { '@type': /^(Person|Organization)$/, name: String })
    if (kind === 'BreadcrumbList') t.ok((itemListElement as unknown[]).length >= 2, kind)
    if (kind === 'PodcastEpisode' || kind === 'PodcastSeries') t.ok(name && url && image && description, kind)
    if (kind === 'PodcastEpisode') t.match(datePublished, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
  }
  const ids = nodes.flatMap((node) => (typeof node['@id'] === 'string' ? [node['@id']] : []))
  t.equal(new Set(ids).size, ids.length, 'each thing is told of once')
})

t.test('a picture is made for every episode, of what previews show', { skip: withoutSharp }, async (t) => {
  const folder = await copyOfSample(t.testdir({}))
  t.equal((await inonda(['build', '--station', folder])).status, 0)
  const files = await filesOf(join(folder, 'dist'))
  const cards = [...files].filter(([path]) => path.endsWith('card.png'))
  t.equal(cards.length, 8, 'seven episodes and the station')
  for (const [path, bytes] of cards) {
    t.match(imageSize(bytes), { type: 'png', width: 1200, height: 630 }, path)
    t.ok(bytes.length < 300_000, `${path}: ${bytes.length} bytes, few enough for messengers`)
  }
  const page = String(files.get('episodes/from-tape-to-text/index.html'))
  t.match(page, `<meta property="og:image" content="${STATION}/episodes/from-tape-to-text/card.png">`)
})

t.test('a file of the producer’s own with that name stays what it is', { skip: withoutSharp }, async (t) => {
  const folder = await copyOfSample(t.testdir({}))
  const episode = join(folder, 'episodes', 'from-tape-to-text')
  const cover = await readFile(join(folder, 'feeds', 'in-onda.png'))
  await writeFile(join(episode, 'card.png'), cover)
  const facts = await readFile(join(episode, 'episode.md'), 'utf8')
  await writeFile(
    join(episode, 'episode.md'),
    facts.replace('soundbites:', () => 'images: [{ file: card.png, purpose: social }]\nsoundbites:'),
  )
  t.equal((await inonda(['build', '--station', folder])).status, 0)
  const files = await filesOf(join(folder, 'dist'))
  t.ok(files.get('episodes/from-tape-to-text/card.png')?.equals(cover))
  const page = String(files.get('episodes/from-tape-to-text/index.html'))
  t.match(page, 'og:image" content="https://radio.example.org/episodes/from-tape-to-text/cover.jpg"')
})

t.test(
  'oEmbed answers for every episode, by every address that it ever had, and for nothing else',
  async (t) => {
    const folder = await copyOfSample(t.testdir({}))
    t.equal((await inonda(['build', '--station', folder])).status, 0)
    await rename(join(folder, 'episodes', 'from-tape-to-text'), join(folder, 'episodes', 'tape'))
    const { context, root } = compose(folder)
    const { liveSite } = await startLiveSite(context, systemClock, QUIET, { onEvent: () => {} })
    if (!liveSite) throw new Error('the sample goes on air')
    const app = buildServer({ current: liveSite.current, parts: fileRangeReader(root), limits: LIMITS })
    t.teardown(async () => {
      await app.close()
      await liveSite.stop()
    })
    const ask = (url: string, more = '') => app.inject(`/oembed?url=${encodeURIComponent(url)}${more}`)

    const asFile = await app.inject('/episodes/tape/oembed.json')
    t.equal(asFile.headers['content-type'], 'application/json')
    for (const url of [
      `${STATION}/episodes/tape/`,
      `${STATION}/episodes/tape`,
      `${STATION}/episodes/tape/index.html?from=mail#t=3`,
      `${STATION}/episodes/from-tape-to-text/`,
      `${STATION}/embed/tape/`,
      `${STATION}/embed/from-tape-to-text/`,
      `http://radio.example.org/episodes/tape/`,
    ]) {
      const reply = await ask(url)
      t.strictSame([reply.statusCode, reply.body], [200, asFile.body], url)
    }
    for (const url of [
      STATION,
      `${STATION}/people/`,
      `${STATION}/episodes/read-along/`,
      `${STATION}/episodes/tape/tape.mp3`,
      `https://elsewhere.example/episodes/tape/`,
      `${STATION}.elsewhere.example/episodes/tape/`,
      `https://radio.example.org:8443/episodes/tape/`,
      `https://someone@radio.example.org/episodes/tape/`,
      `javascript:alert(1)//${STATION}/episodes/tape/`,
      '/episodes/tape/',
      'x',
    ])
      t.equal((await ask(url)).statusCode, 404, url)
    const narrow = (await ask(`${STATION}/episodes/tape/`, '&maxwidth=400')).json()
    t.match(narrow, { width: 400, html: /width="400"/, version: '1.0' })

    const moved = await app.inject('/embed/from-tape-to-text/')
    t.strictSame([moved.statusCode, moved.headers.location], [301, '/embed/tape/'])
  },
)
