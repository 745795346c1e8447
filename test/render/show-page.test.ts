import t from 'tap'
import type { Episode } from '../../src/model/episode.ts'
import type { Feed } from '../../src/model/feed.ts'
import { pagesOf } from '../../src/render/pages.ts'
import { makeFeed, makeOnAir, makePicture, makeTrailer } from './on-air.ts'
import { shippedTemplates } from './shipped.ts'

const templates = shippedTemplates()

function pagesFor(episodes: readonly Episode[], facts: Partial<Feed> = {}): ReadonlyMap<string, string> {
  const siteView = makeOnAir({ feeds: [makeFeed(facts)], episodes })
  const pages = pagesOf(siteView, templates).filter(({ address }) => address.startsWith('/shows/'))
  return new Map(pages.map(({ address, html }) => [address, html()]))
}

/** Whole programmes, newest first. */
function programmes(count: number, facts: (index: number) => Partial<Episode> = () => ({})): Episode[] {
  return Array.from({ length: count }, (_, index) => {
    const date = new Date(Date.UTC(2025, 0, 15 - 7 * index))
    return makeTrailer({ slug: `e${index}`, guid: `${index}`, kind: 'full', date, ...facts(index) })
  })
}

t.test('a show has its picture, words, people, and its newest episode to be played', async (t) => {
  const [trailer, ...others] = programmes(3)
  const page = pagesFor([{ ...(trailer as Episode), kind: 'trailer' }, ...others]).get('/shows/lamp/') ?? ''
  t.match(page, '<h1>Lamp &amp; Lens</h1>')
  t.match(page, '<img src="../../feeds/lamp.png"')
  t.match(page, 'Talks with keepers of lights.\n\nOne a month.')
  t.match(page, '<a class="play button" href="../../episodes/e1/hello%20world.opus" type="audio/ogg"')
  t.match(page, 'href="../../subscribe/#feed-lamp"')
  t.match(page, '<a href="../../people/anna-torre/">Anna Torre</a> <span class="meta">Host</span>')
  t.match(page, '<a href="https://faro.example/give?a=1&amp;b=2" rel="noopener">Keep the lamp lit</a>')
  t.equal(page.match(/<article class="card">/g)?.length, 3)
  t.notMatch(page, 'rel="next"')
  t.notMatch(page, '<nav class="seasons"')
})

t.test('machines and previews are told what it is', async (t) => {
  const page = pagesFor(programmes(1)).get('/shows/lamp/') ?? ''
  t.match(page, '"@type":"PodcastSeries"')
  t.match(page, '"url":"https://faro.example/onda/shows/lamp/"')
  t.match(page, '"@type":"BreadcrumbList"')
  t.match(page, '<meta property="og:image" content="https://faro.example/onda/feeds/lamp.png">')
  t.match(page, '<link rel="canonical" href="https://faro.example/onda/shows/lamp/">')
})

t.test('twenty-five episodes stand on a page, and each page leads to those beside it', async (t) => {
  const pages = pagesFor(programmes(60))
  t.strictSame([...pages.keys()], ['/shows/lamp/', '/shows/lamp/page/2/', '/shows/lamp/page/3/'])
  const [first = '', second = '', third = ''] = [...pages.values()]
  t.strictSame(
    [first, second, third].map((page) => page.match(/<article class="card">/g)?.length),
    [25, 25, 10],
  )
  t.match(first, '<link rel="next" href="page/2/">')
  t.notMatch(first, 'rel="prev"')
  t.match(second, '<link rel="prev" href="../../">')
  t.match(second, '<link rel="next" href="../3/">')
  t.match(second, '<title>Lamp &amp; Lens, page 2 · Radio Faro</title>')
  t.match(second, 'Page 2 of 3')
  t.match(second, '<h1><a href="../../">Lamp &amp; Lens</a></h1>')
  t.notMatch(second, 'class="play button"', 'the newest is on the first page alone')
  t.notMatch(third, 'rel="next"')
})

t.test('seasons have headings, and links to where they begin', async (t) => {
  const season = (index: number) => (index < 26 ? 2 : 1)
  const episodes = programmes(30, (index) => ({
    season: season(index),
    // One that has none stands with what it follows.
    ...(index === 3 && { kind: 'bonus', season: undefined as never }),
  }))
  const pages = pagesFor(episodes, { seasons: new Map([[1, 'The first winter']]) })
  const [first = '', second = ''] = [...pages.values()]
  t.match(first, '<a href="#season-2">Season 2</a>')
  t.match(first, '<a href="page/2/#season-1">Season 1: The first winter</a>')
  t.equal(first.match(/<h2 id="season-2">/g)?.length, 1)
  t.match(second, '<h2 id="season-2">Season 2</h2>')
  t.match(second, '<h2 id="season-1">Season 1: The first winter</h2>')
})

t.test('a show without episodes says so', async (t) => {
  t.match(pagesFor([]).get('/shows/lamp/'), 'Nothing has been on the air yet.')
})

t.test('an own site of the show is linked', async (t) => {
  const page = pagesFor([], { link: 'https://lamp.example/' }).get('/shows/lamp/')
  t.match(page, '<a href="https://lamp.example/" rel="noopener">Website of the show</a>')
})

t.test('a row has the cover of the episode, or the artwork of the show, and what plays it', async (t) => {
  const cover = makePicture('episodes/e0/cover.jpg')
  const page = pagesFor(programmes(2, (index) => (index === 0 ? { cover } : {}))).get('/shows/lamp/') ?? ''
  const [, own = '', other = ''] = page.split('<article class="card">')
  t.match(own, '<img src="../../episodes/e0/cover.jpg" width="72" height="72" alt=""')
  t.match(other, '<img src="../../feeds/lamp.png" width="72" height="72" alt=""')
  t.match(own, 'data-key="0" data-seconds="0" aria-label="Play: Hello"></a>')
})
