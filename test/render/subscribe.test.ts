import t from 'tap'
import { renderFeedCode } from '../../src/render/feed-qr-code.ts'
import { pagesOf } from '../../src/render/pages.ts'
import { makeFeed, makeOnAir } from './on-air.ts'
import { shippedTemplates } from './shipped.ts'

const templates = shippedTemplates()
const FEED = 'https://faro.example/onda/feeds/lamp.xml'

t.test('the subscribe page opens a show in the apps that can be opened', async (t) => {
  const page =
    pagesOf(makeOnAir(), templates)
      .find(({ address }) => address === '/subscribe/')
      ?.html() ?? ''
  for (const href of [
    'podcast://faro.example/onda/feeds/lamp.xml',
    `overcast://x-callback-url/add?url=${encodeURIComponent(FEED)}`,
    'pktc://subscribe/faro.example/onda/feeds/lamp.xml',
    `https://antennapod.org/deeplink/subscribe?url=${encodeURIComponent(FEED)}`,
    'podcastaddict://faro.example/onda/feeds/lamp.xml',
    'feed://faro.example/onda/feeds/lamp.xml',
  ])
    t.match(page, `<a class="button" href="${href}" rel="noopener">`)
  t.match(page, `<code>${FEED}</code>`)
  t.match(
    page,
    `<img class="code" src="../feeds/lamp.qr.svg" width="200" height="200" alt="QR code of the address ${FEED}"`,
  )
  t.match(page, '<a href="../feeds/lamp.json" type="application/feed+json">')
  t.match(page, '<a href="../feeds/index.opml" type="text/x-opml">')
})

t.test('directories of a show are buttons with their names, and machines are told of them', async (t) => {
  const directories = [
    { name: 'Apple Podcasts', url: 'https://podcasts.apple.com/podcast/id0000000000' },
    { name: 'Rock & “Radio” <b>', url: 'https://rock.example/lamp?a=1&b=2' },
  ]
  const pages = pagesOf(
    makeOnAir({ feeds: [makeFeed({ directories }), makeFeed({ id: 'other' })] }),
    templates,
  )
  const page = pages.find(({ address }) => address === '/subscribe/')?.html() ?? ''
  t.match(
    page,
    '<a class="button" href="https://podcasts.apple.com/podcast/id0000000000" rel="noopener">Apple Podcasts</a>',
  )
  t.match(
    page,
    'href="https://rock.example/lamp?a=1&amp;b=2" rel="noopener">Rock &amp; “Radio” &lt;b&gt;</a>',
  )
  t.equal(page.match(/Listen and subscribe on/g)?.length, 1, 'a show without any has no heading of them')
  t.match(page, 'podcast://', 'apps that open the feed stay')
  t.match(
    pages.find(({ address }) => address === '/shows/lamp/')?.html(),
    '"sameAs":["https://podcasts.apple.com/',
  )
})

t.test('a station without shows says so', async (t) => {
  const page = pagesOf(makeOnAir({ feeds: [] }), templates)
    .find(({ address }) => address === '/subscribe/')
    ?.html()
  t.match(page, 'This station has no shows yet.')
  t.notMatch(page, 'index.opml')
})

t.test('every page that stands alone says in its head which feeds there are', async (t) => {
  for (const { address, html, framed } of pagesOf(makeOnAir(), templates)) {
    if (framed) continue
    const page = html()
    for (const id of ['lamp', 'empty']) {
      const links = [...page.matchAll(/<link rel="alternate" type="([^"]*)" title="[^"]*" href="([^"]*)">/g)]
      t.ok(
        links.some(([, type, href]) => type === 'application/rss+xml' && href?.endsWith(`/feeds/${id}.xml`)),
        address,
      )
      t.ok(
        links.some(
          ([, type, href]) => type === 'application/feed+json' && href?.endsWith(`/feeds/${id}.json`),
        ),
        address,
      )
    }
  }
})

t.test('a QR code is dark on light, has its quiet zone, and says what it says', async (t) => {
  const code = renderFeedCode({ url: 'https://faro.example/onda' }, makeFeed())
  t.match(code, '<rect width="')
  t.match(code, 'fill="#fff"')
  t.match(code, `<title>${FEED}</title>`)
  const size = Number(/viewBox="0 0 (\d+) /.exec(code)?.[1])
  const places = [...code.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, run]) => [
    Number(x),
    Number(y),
    Number(run),
  ])
  t.ok(places.every(([x = 0, y = 0, run = 0]) => x >= 4 && y >= 4 && y < size - 4 && x + run <= size - 4))
  t.ok(
    places.some(([x, y, run]) => x === 4 && y === 4 && run === 7),
    'the finder stands in the corner',
  )
})

t.test('an address that no code holds makes none', async (t) => {
  t.match(renderFeedCode({ url: `https://faro.example/${'a'.repeat(3000)}` }, makeFeed()), 'd=""')
})
