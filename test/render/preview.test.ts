import t from 'tap'
import type { SiteView } from '../../src/model/site-view.ts'
import { localeOf } from '../../src/render/pages/preview.ts'
import { pagesOf, redirectPage } from '../../src/render/pages.ts'
import { makeEpisode, makeOnAir } from './on-air.ts'
import { shippedTemplates } from './shipped.ts'

const templates = shippedTemplates()
const CARDS = new Set(['/card.png', '/episodes/the-keeper/card.png'])
const STATION = 'https://faro.example/onda'

function render(siteView: SiteView, address: string): string {
  const page = pagesOf(siteView, templates).find((one) => one.address === address)
  if (!page) throw new Error(`no page at ${address}`)
  return page.html()
}

/** Open Graph and the like, by name; of several the first. */
function metaOf(page: string): Record<string, string> {
  const pairs = [...page.matchAll(/<meta (?:property|name)="([^"]*)" content="([^"]*)">/g)]
  return Object.fromEntries(pairs.reverse().map(([, name = '', content = '']) => [name, content]))
}

t.test('every page that is to be found has the four basics of Open Graph', async (t) => {
  for (const siteView of [makeOnAir(), makeOnAir({ cards: CARDS })]) {
    for (const { address, html, hidden } of pagesOf(siteView, templates)) {
      const meta = metaOf(html())
      if (hidden) t.notOk('og:title' in meta, address)
      else {
        for (const name of ['og:title', 'og:type', 'og:image', 'og:image:alt', 'og:locale', 'og:site_name'])
          t.ok(meta[name], `${address} ${name}`)
        t.equal(meta['og:url'], STATION + address)
        t.ok(meta['og:image']?.startsWith(`${STATION}/`), 'an absolute URL')
      }
    }
  }
  t.notOk('og:title' in metaOf(redirectPage(makeOnAir(), templates, '/a/', '/')))
})

t.test('an episode is an article with its card, its recording and its days', async (t) => {
  t.match(metaOf(render(makeOnAir({ cards: CARDS }), '/episodes/the-keeper/')), {
    'og:type': 'article',
    'og:image': `${STATION}/episodes/the-keeper/card.png`,
    'og:image:width': '1200',
    'og:image:height': '630',
    'twitter:card': 'summary_large_image',
    'og:audio': `${STATION}/episodes/the-keeper/the%20keeper.mp3`,
    'og:audio:type': 'audio/mpeg',
    'article:published_time': '2025-03-14T17:00:00.000Z',
    'article:modified_time': '2025-04-01T00:00:00.000Z',
    'article:tag': 'light',
    'og:locale': 'en_US',
  })
})

t.test('where nobody draws cards, the cover is shown, small', async (t) => {
  t.match(metaOf(render(makeOnAir(), '/episodes/the-keeper/')), {
    'og:image': `${STATION}/episodes/the-keeper/cover.jpg`,
    'og:image:width': '1400',
    'twitter:card': 'summary',
  })
  t.match(metaOf(render(makeOnAir(), '/')), { 'og:type': 'website', 'og:image': `${STATION}/feeds/lamp.png` })
})

t.test('a person is a profile with their own picture, where the station has it', async (t) => {
  const siteView = makeOnAir({ cards: CARDS })
  t.match(metaOf(render(siteView, '/people/carla-di-mare/')), {
    'og:type': 'profile',
    'og:image': `${STATION}/people/carla%20di%20mare.png`,
  })
  t.match(metaOf(render(siteView, '/people/anna-torre/')), { 'og:image': `${STATION}/card.png` })
})

t.test('a language has the territory where most speak it', async (t) => {
  t.strictSame(['en', 'it', 'zh-Hans', 'pt-BR', 'zh-TW'].map(localeOf), [
    'en_US',
    'it_IT',
    'zh_CN',
    'pt_BR',
    'zh_TW',
  ])
  t.equal(localeOf('x-klingon!'), 'x_klingon!', 'what is no language stays what it is')
})

t.test(
  'an episode in a frame is the player and links that leave the frame, for nobody to find',
  async (t) => {
    const page = render(makeOnAir(), '/embed/the-keeper/')
    t.match(page, '<meta name="robots" content="noindex">')
    t.match(page, `<link rel="canonical" href="${STATION}/episodes/the-keeper/">`)
    t.match(page, /<audio [^>]*controls preload="none"/)
    t.match(page, 'src="../../episodes/the-keeper/the%20keeper.mp3"')
    const links = [...page.matchAll(/<a [^>]*>/g)].map(([link]) => link)
    t.ok(links.length >= 3)
    for (const link of links) t.match(link, / target="_top"| download/)
  },
)

t.test('an episode can be taken along: its address, and code with nothing of its own in it', async (t) => {
  const siteView = makeOnAir({ episodes: [makeEpisode({ title: '"><script>alert(1)</script>' })] })
  const page = render(siteView, '/episodes/the-keeper/')
  t.match(page, `value="${STATION}/episodes/the-keeper/"`)
  t.match(page, '&lt;iframe src=&quot;https://faro.example/onda/embed/the-keeper/&quot;')
  t.match(page, 'title=&quot;&amp;quot;&amp;gt;&amp;lt;script')
  t.match(
    page,
    /<link rel="alternate" type="application\/json\+oembed" title="[^"]*" href="https:\/\/faro.example\/onda\/episodes\/the-keeper\/oembed.json">/,
  )
})
