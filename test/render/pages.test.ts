import t from 'tap'
import {
  assetAddress,
  chaptersAddress,
  feedAddress,
  feedCodeAddress,
  jsonFeedAddress,
  OPML,
  recordingAddress,
  stationFileAddress,
  type TranscriptFormat,
  transcriptAddress,
  translationOf,
} from '../../src/model/address.ts'
import type { Episode } from '../../src/model/episode.ts'
import type { SiteView } from '../../src/model/site-view.ts'
import { pagesOf, redirectPage } from '../../src/render/pages.ts'
import { withoutOwnScripts } from '../judges/html.ts'
import { makeEpisode, makeOnAir, makeTrailer } from './on-air.ts'
import { shippedTemplates } from './shipped.ts'

const templates = shippedTemplates()

function render(siteView: SiteView, address: string): string {
  const page = pagesOf(siteView, templates).find((one) => one.address === address)
  if (!page) throw new Error(`no page at ${address}`)
  return page.html()
}

t.test(
  'a station has a home, a page an episode, a translation, a show, a year, a tag and a person, people, credits and one for what is not there',
  async (t) => {
    t.same(
      pagesOf(makeOnAir(), templates).map(({ address }) => address),
      [
        '/',
        '/episodes/the-keeper/',
        '/episodes/the-keeper/it/',
        '/episodes/hello/',
        '/embed/the-keeper/',
        '/embed/hello/',
        '/shows/lamp/',
        '/shows/empty/',
        '/archive/',
        '/archive/2025/',
        '/tags/',
        '/tags/light/',
        '/tags/sea/',
        '/people/',
        '/people/anna-torre/',
        '/people/bruno/',
        '/people/carla-di-mare/',
        '/credits/',
        '/subscribe/',
        '/search/',
        '/404.html',
      ],
    )
  },
)

t.test('the same station gives the same pages', async (t) => {
  const all = () => pagesOf(makeOnAir(), templates).map(({ html }) => html())
  t.same(all(), all())
})

t.test('every link leads somewhere, under any base path', async (t) => {
  const notes = 'No links.'
  const siteView = makeOnAir({
    episodes: [
      makeEpisode({ notes }),
      makeEpisode({
        slug: 'lampara',
        guid: 'b',
        language: 'it',
        notes,
        date: new Date('2024-01-01T00:00:00Z'),
      }),
      makeTrailer(),
      ...Array.from({ length: 13 }, (_, index) =>
        makeTrailer({ slug: `old-${index}`, guid: `old-${index}` }),
      ),
    ],
  })
  const pages = new Map(pagesOf(siteView, templates).map(({ address, html }) => [address, html()]))
  const known = new Set([...pages.keys(), ...filesOf(siteView)])
  const idsOf = (address: string) =>
    new Set([...(pages.get(address) ?? '').matchAll(/ id="([^"]*)"/g)].map(([, id]) => id))
  for (const [address, page] of pages) {
    // Every page but this one works anywhere; this one is shown at any depth of its own host.
    const base = address === '/404.html' ? '/onda' : '/deep/er'
    for (const link of linksIn(page)) {
      const url = new URL(link, `https://faro.example${base}${address}`)
      if (/^(?:https?|mailto|podcast|overcast|pktc|podcastaddict|feed):/.test(link)) continue
      const target = url.pathname.slice(base.length)
      t.ok(url.pathname.startsWith(base) && known.has(target), `${address}: ${link}`)
      if (url.hash && pages.has(target))
        t.ok(idsOf(target).has(decodeURIComponent(url.hash.slice(1))), `${address}: ${link}`)
    }
  }
})

t.test('nothing is loaded from elsewhere, and no script or style stands in a page', async (t) => {
  for (const { address, html } of pagesOf(makeOnAir(), templates)) {
    const page = html()
    t.notMatch(withoutOwnScripts(page), /<(script|style|iframe|object|embed)\b/i, address)
    t.notMatch(page, /<form (?![^>]*action="\.\/" method="get")/i, address)
    t.notMatch(page, /\s(style|on\w+)=/i, address)
    t.notMatch(page, / src(set)?="(?:https?:)?\/\//, address)
    t.notMatch(page, /javascript:/i, address)
  }
})

t.test('a page says in its head what it is, where it stands and which feeds there are', async (t) => {
  const page = render(makeOnAir(), '/episodes/the-keeper/')
  t.match(page, '<html lang="en">')
  // Who needs larger letters makes them larger: nothing forbids it (WCAG 2.2, 1.4.4).
  t.match(page, '<meta name="viewport" content="width=device-width, initial-scale=1">')
  t.match(page, '<title>The keeper of “Capo &lt;Nord&gt;” &amp; his lamp · Radio Faro</title>')
  t.match(page, '<meta name="description" content="What a keeper does all night.">')
  t.match(page, '<link rel="canonical" href="https://faro.example/onda/episodes/the-keeper/">')
  t.match(
    page,
    'type="application/rss+xml" title="Lamp &amp; Lens" href="https://faro.example/onda/feeds/lamp.xml"',
    'type="application/feed+json" title="Lamp &amp; Lens" href="https://faro.example/onda/feeds/lamp.json"',
  )
  t.match(page, '<link rel="stylesheet" href="../../assets/style.css">')
  t.notMatch(page, 'noindex')
})

t.test(
  'the home page has something to listen to at once, eleven more, the shows and the way to all',
  async (t) => {
    const trailer = makeTrailer({ slug: 'new', guid: 'new' })
    const episodes = [trailer, ...manyEpisodes(15)]
    const page = render(makeOnAir({ episodes }), '/')
    t.match(
      page,
      /<h2 id="latest">[\s\S]*<h3><a href="episodes\/e0\/">[\s\S]*<a class="play button" href="episodes\/e0\/hello%20world\.opus" type="audio\/ogg"/,
    )
    t.equal(page.match(/<article class="card">/g)?.length, 11)
    t.match(page, '<span class="mark">Trailer</span>')
    t.match(page, /<a class="button" href="archive\/">All episodes <span class="meta">16 episodes</)
    t.match(page, '<a href="feeds/lamp.xml" type="application/rss+xml">')
    t.ok(page.indexOf('id="newest"') < page.indexOf('id="shows"'))
  },
)

t.test('the archive has its years with their months, and a page for each year', async (t) => {
  const siteView = makeOnAir({ episodes: manyEpisodes(15) })
  const archive = render(siteView, '/archive/')
  t.match(
    archive,
    /<a href="2025\/">2025<\/a>[\s\S]*3 episodes[\s\S]*<a href="2024\/">2024[\s\S]*12 episodes/,
  )
  t.match(archive, '<a href="2024/#2024-11">November <span class="meta">4</span></a>')
  const year = render(siteView, '/archive/2024/')
  t.match(year, /<h2 id="2024-12">December<\/h2>[\s\S]*<h2 id="2024-11">November<\/h2>/)
  t.match(year, 'Later: <a rel="next" href="../2025/">2025</a>')
  t.notMatch(year, 'rel="prev"')
  t.equal(year.match(/<h3><a href="\.\.\/\.\.\/episodes\//g)?.length, 12)
})

t.test('ten thousand episodes make no page larger than a year of them', async (t) => {
  const episodes = manyEpisodes(10_000, 1)
  const siteView = makeOnAir({ episodes })
  t.ok(render(siteView, '/').length < 40_000)
  t.ok(render(siteView, '/archive/').length < 150_000)
  t.ok(render(siteView, '/archive/2020/').length < 250_000)
})

t.test('a tag’s page has all that is tagged alike, and episodes lead there', async (t) => {
  const [first, second, third] = manyEpisodes(3)
  const episodes = [
    { ...first, tags: ['Café', '职业'] },
    { ...second, tags: ['cafe', 'CAFE', 'C++'] },
    third,
  ] as Episode[]
  const siteView = makeOnAir({ episodes })
  t.match(render(siteView, '/tags/'), /C\+\+<[\s\S]*href="cafe\/" rel="tag">[\s\S]*2 episodes[\s\S]*>职业</)
  t.match(render(siteView, '/tags/cafe/'), /2 episodes[\s\S]*episodes\/e0\/[\s\S]*episodes\/e1\//)
  t.match(render(siteView, '/episodes/e0/'), '<a href="../../tags/%E8%81%8C%E4%B8%9A/" rel="tag">职业</a>')
  t.equal(render(siteView, '/episodes/e1/').match(/rel="tag"/g)?.length, 2)
  t.notMatch(
    render(makeOnAir({ episodes: manyEpisodes(3) }), '/archive/'),
    'All tags',
    'where there are none',
  )
})

t.test('the navigation marks the page that is open, or what it belongs to', async (t) => {
  const current = (address: string) => / aria-current="(\w+)">([^<]*)</.exec(render(makeOnAir(), address))
  t.match(current('/'), { 1: 'page', 2: 'Home' })
  t.match(current('/archive/'), { 1: 'page', 2: 'Archive' })
  for (const address of ['/archive/2025/', '/tags/sea/', '/episodes/hello/'])
    t.match(current(address), { 1: 'true', 2: 'Archive' }, address)
  t.match(current('/people/bruno/'), { 1: 'true', 2: 'People' })
  t.equal(current('/404.html'), null)
})

t.test('a station without episodes has a home all the same', async (t) => {
  t.match(render(makeOnAir({ episodes: [] }), '/'), 'Nothing has been on the air yet.')
})

t.test(
  'a person’s page has roles and teams with their episodes, and a picture only from the station itself',
  async (t) => {
    const siteView = makeOnAir()
    const carla = render(siteView, '/people/carla-di-mare/')
    t.match(carla, '<img src="../carla%20di%20mare.png" width="1400" height="1400" alt="Carla di Mare">')
    t.match(
      carla,
      /<h2><span>Executive Producer<\/span> <span class="team">Board<\/span><\/h2>[\s\S]*href="..\/..\/episodes\/the-keeper\/"/,
    )
    const anna = render(siteView, '/people/anna-torre/')
    t.notMatch(anna, /<div class="opening person">\s*<img/)
    t.match(anna, 'href="https://pictures.example/anna.jpg" rel="nofollow noopener"')
    t.match(anna, /Regularly in <cite>Lamp &amp; Lens<\/cite>/)
    const bruno = render(siteView, '/people/bruno/')
    t.match(bruno, 'href="https://bruno.example/" rel="me nofollow noopener"')
    t.notMatch(bruno, 'alert(1)')
  },
)

t.test('the credits are by team, and by the taxonomy’s groups and roles in its order', async (t) => {
  const page = render(makeOnAir(), '/credits/')
  t.match(page, /<dt>Board<\/dt>[\s\S]*Anna Torre[\s\S]*1 episode<[\s\S]*Carla di Mare/)
  t.match(
    page,
    /Creative Direction[\s\S]*Executive Producer[\s\S]*Cast[\s\S]*Host[\s\S]*Guest[\s\S]*Writing[\s\S]*Editor/,
  )
})

t.test('the page for what is not there works at any depth', async (t) => {
  const page = render(makeOnAir(), '/404.html')
  t.match(page, '<link rel="stylesheet" href="/onda/assets/style.css">')
  t.match(page, '<a href="/onda/people/">')
  t.match(page, '<meta name="robots" content="noindex">')
  t.notMatch(page, 'rel="canonical"')
  t.match(render(makeOnAir({ url: 'https://faro.example' }), '/404.html'), 'href="/assets/style.css"')
})

t.test('a moved address leads to the new one, without a script', async (t) => {
  const page = redirectPage(makeOnAir(), templates, '/episodes/old/', '/episodes/the-keeper/')
  t.match(page, '<meta http-equiv="refresh" content="0; url=../the-keeper/">')
  t.match(page, '<link rel="canonical" href="https://faro.example/onda/episodes/the-keeper/">')
  t.match(page, '<meta name="robots" content="noindex">')
  t.match(page, '<a href="../the-keeper/">')
})

t.test('a station’s own template takes the place of the one that ships', async (t) => {
  const own = shippedTemplates({
    'credits.liquid': "{% layout 'layout' %}{% block main %}<h1>{{ site.title }}!</h1>{% endblock %}",
  })
  const page = pagesOf(makeOnAir(), own).find(({ address }) => address === '/credits/')
  t.match(page?.html(), '<h1>Radio Faro!</h1>')
})

/** Whole programmes, newest first, the first of them on 15 January 2025. */
function manyEpisodes(count: number, days = 7): Episode[] {
  return Array.from({ length: count }, (_, index) => {
    const date = new Date(Date.UTC(2025, 0, 15 - days * index))
    return makeTrailer({ slug: `e${index}`, guid: `${index}`, kind: 'full', date })
  })
}

function linksIn(page: string): string[] {
  return [...page.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'))
}

/** The addresses beside the pages, as the build has them. */
function filesOf({ episodes, feeds, station }: SiteView): string[] {
  const pictures = [
    ...feeds.map(({ artwork }) => artwork),
    ...episodes.map(({ cover }) => cover),
    ...station.people.map(({ picture }) => picture),
  ]
  const formats: TranscriptFormat[] = ['html', 'txt', 'json', 'vtt', 'srt']
  return [
    ...[
      ...['style.css', 'icon.svg', 'copy.js', 'site.js', 'browser.js'],
      ...['player.js', 'player-view.js', 'reading.js'],
      ...['search.js', 'search-query.js', 'share.js'],
    ].map(assetAddress),
    OPML,
    ...feeds.flatMap(({ id }) => [feedAddress(id), jsonFeedAddress(id), feedCodeAddress(id)]),
    ...pictures.flatMap((picture) => (picture ? [stationFileAddress(picture.file)] : [])),
    ...episodes.flatMap((episode) => [
      chaptersAddress(episode.slug),
      recordingAddress(episode.slug, episode.recording?.file ?? ''),
      ...episode.transcripts.flatMap(({ language }) =>
        formats.map((format) => transcriptAddress(episode.slug, format, translationOf(episode, language))),
      ),
    ]),
  ]
}
