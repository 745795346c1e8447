import t from 'tap'
import type { SiteView } from '../../src/model/site-view.ts'
import { pagesOf } from '../../src/render/pages.ts'
import { withoutOwnScripts } from '../judges/html.ts'
import { dataIn, type Node, schemaComplaints } from '../judges/schema-org.ts'
import { HOSTILE, makeEpisode, makeFeed, makeOnAir, makeTrailer, makeTranscript } from './on-air.ts'
import { shippedTemplates } from './shipped.ts'

const templates = shippedTemplates()
const URL_OF = 'https://faro.example/onda'

function dataAt(siteView: SiteView, address: string): readonly Node[] {
  const page = pagesOf(siteView, templates).find((one) => one.address === address)
  const [data] = dataIn(page?.html() ?? '')
  if (!data) throw new Error(`no data at ${address}`)
  t.equal(data['@context'], 'https://schema.org')
  return data['@graph']
}

function thing(nodes: readonly Node[], type: string): Node {
  const node = nodes.find((one) => one['@type'] === type)
  if (!node) throw new Error(`no ${type}`)
  return node
}

const nodesOf = (siteView: SiteView) =>
  pagesOf(siteView, templates).flatMap(({ html }) => dataIn(html()).flatMap((data) => data['@graph']))

t.test('by the types of schema.org nothing is wrong with any page, and what is wrong is found', async (t) => {
  const nodes = [
    ...nodesOf(makeOnAir({ cards: new Set(['/card.png', '/episodes/the-keeper/card.png']) })),
    ...nodesOf(makeOnAir({ feeds: [], episodes: [makeTrailer({ feeds: [] })] })),
    ...nodesOf(
      makeOnAir({ feeds: [makeFeed({ seasons: new Map([[2, 'The coast']]), link: 'https://l.example/' })] }),
    ),
  ]
  const kinds = new Set(nodes.map((node) => node['@type']))
  for (const kind of [
    'Organization',
    'WebSite',
    'PodcastSeries',
    'PodcastEpisode',
    'ProfilePage',
    'BreadcrumbList',
  ])
    t.ok(kinds.has(kind), kind)
  const episode = thing(nodes, 'PodcastEpisode')
  const wrong = [
    { ...episode, podcastLength: 'PT1M' },
    { ...episode, isAccessibleForFree: 'perhaps' },
    { ...episode, associatedMedia: { '@type': 'AudioObject', heardBy: 1 } },
  ]
  const complaints = schemaComplaints([...nodes, ...wrong])
  t.equal(complaints.length, wrong.length, complaints.join('\n'))
  t.match(complaints, [/podcastLength/, /isAccessibleForFree|perhaps/, /heardBy/])
})

t.test('an episode says all that is asked of one', async (t) => {
  const nodes = dataAt(makeOnAir(), '/episodes/the-keeper/')
  const episode = thing(nodes, 'PodcastEpisode')
  const page = `${URL_OF}/episodes/the-keeper/`
  t.match(episode, {
    '@id': `${page}#episode`,
    name: 'The keeper of “Capo <Nord>” & his lamp',
    url: page,
    description: 'What a keeper does all night.',
    datePublished: '2025-03-14T17:00:00.000Z',
    dateModified: '2025-04-01T00:00:00.000Z',
    duration: 'PT2M0S',
    inLanguage: 'en',
    episodeNumber: 7,
    partOfSeason: { '@type': 'PodcastSeason', seasonNumber: 2 },
    partOfSeries: [{ '@id': `${URL_OF}/#series-lamp`, name: 'Lamp & Lens', url: `${URL_OF}/shows/lamp/` }],
    image: [`${URL_OF}/episodes/the-keeper/cover.jpg`],
    license: 'https://faro.example/licence',
    keywords: ['light', 'sea'],
    correction: [
      { '@type': 'CorrectionComment', datePublished: '2025-04-01', text: 'The tower is 31 m high, not 13.' },
    ],
    isAccessibleForFree: true,
    accessibilityFeature: ['transcript', 'captions'],
    hasPart: [
      { '@type': 'Clip', name: 'Dusk', startOffset: 0, endOffset: 61.5, url: `${page}#t=0` },
      { startOffset: 61.5, endOffset: 120.5 },
    ],
  })
  t.match(episode['associatedMedia'], {
    '@type': 'AudioObject',
    contentUrl: `${page}the%20keeper.mp3`,
    embedUrl: `${URL_OF}/embed/the-keeper/`,
    encodingFormat: 'audio/mpeg',
    contentSize: '1234567 B',
    duration: 'PT2M0S',
    uploadDate: '2025-03-14T17:00:00.000Z',
    transcript: `${page}transcript.txt`,
    caption: { contentUrl: `${page}transcript.vtt`, encodingFormat: 'text/vtt', inLanguage: 'en' },
  })
})

t.test(
  'people stand under what they did, with the taxonomy’s word for it and one id everywhere',
  async (t) => {
    const siteView = makeOnAir()
    const episode = thing(dataAt(siteView, '/episodes/the-keeper/'), 'PodcastEpisode')
    const id = (person: string) => `${URL_OF}/people/${person}/#person`
    t.match(episode, {
      actor: [
        { '@type': 'Role', roleName: 'Host', actor: { '@id': id('anna-torre'), name: 'Anna Torre' } },
        { roleName: 'Guest', actor: { '@id': id('bruno'), name: 'Bruno & Figli <srl>' } },
      ],
      producer: [{ roleName: 'Executive Producer' }, { producer: { '@id': id('anna-torre') } }],
      editor: [{ roleName: 'Editor', editor: { '@id': id('carla-di-mare') } }],
    })
    const page = thing(dataAt(siteView, '/people/bruno/'), 'ProfilePage')
    t.match(page, { mainEntity: { '@id': id('bruno'), '@type': 'Person', sameAs: 'https://bruno.example/' } })
    t.notMatch(JSON.stringify(page), 'javascript:')
  },
)

t.test('a home page tells of the station and its search, and a show’s page of the show', async (t) => {
  const nodes = dataAt(makeOnAir(), '/')
  t.match(thing(nodes, 'WebSite'), {
    name: 'Radio Faro',
    url: `${URL_OF}/`,
    potentialAction: { target: { urlTemplate: `${URL_OF}/search/?q={search_term_string}` } },
  })
  t.match(thing(nodes, 'Organization'), {
    name: 'Radio Faro',
    url: `${URL_OF}/`,
    logo: `${URL_OF}/feeds/lamp.png`,
  })
  t.match(thing(dataAt(makeOnAir(), '/shows/lamp/'), 'PodcastSeries'), {
    url: `${URL_OF}/shows/lamp/`,
    name: 'Lamp & Lens',
    webFeed: `${URL_OF}/feeds/lamp.xml`,
    description: 'Talks with keepers of lights.\n\nOne a month.',
    image: `${URL_OF}/feeds/lamp.png`,
    author: { name: 'Radio Faro' },
    inLanguage: 'en',
    genre: ['Documentary', 'Technology'],
    license: 'https://creativecommons.org/licenses/by/4.0/',
    hasPart: [{ seasonNumber: 2 }],
  })
})

t.test('a path of links leads from the home page to the page', async (t) => {
  const crumbs = thing(dataAt(makeOnAir(), '/people/anna-torre/'), 'BreadcrumbList')
  t.strictSame(crumbs['itemListElement'], [
    { '@type': 'ListItem', position: 1, name: 'Radio Faro', item: `${URL_OF}/` },
    { '@type': 'ListItem', position: 2, name: 'People', item: `${URL_OF}/people/` },
    { '@type': 'ListItem', position: 3, name: 'Anna Torre', item: `${URL_OF}/people/anna-torre/` },
  ])
})

t.test('what is not so is not said', async (t) => {
  const summary = makeEpisode({ transcripts: [makeTranscript({ kind: 'summary' })] })
  const condensed = thing(
    dataAt(makeOnAir({ episodes: [summary] }), '/episodes/the-keeper/'),
    'PodcastEpisode',
  )
  t.strictSame(condensed['accessibilityFeature'], ['transcript'], 'a summary is no caption')
  const little = thing(dataAt(makeOnAir({ episodes: [makeTrailer()] }), '/episodes/hello/'), 'PodcastEpisode')
  for (const name of [
    'accessibilityFeature',
    'correction',
    'keywords',
    'episodeNumber',
    'partOfSeason',
    'hasPart',
  ])
    t.notOk(name in little, name)
  t.notMatch(JSON.stringify(little), /null|undefined|""/)
})

t.test('hostile words stay words: no sign ends the block', async (t) => {
  for (const nasty of HOSTILE) {
    const episodes = [makeEpisode({ title: nasty, summary: nasty, tags: [nasty] })]
    const page = pagesOf(makeOnAir({ episodes }), templates).find(({ address }) =>
      address.startsWith('/episodes/'),
    )
    const html = page?.html() ?? ''
    t.equal(dataIn(html).length, 1)
    t.notMatch(withoutOwnScripts(html), /<script/)
    t.notMatch(html, /\p{Surrogate}/u)
  }
})
