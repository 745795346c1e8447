import t from 'tap'
import { renderRss } from '../../src/render/rss.ts'
import { HOSTILE, makeEpisode, makeFeed, makeOnAir, makeTrailer, makeTranscript } from './on-air.ts'
import { childOf, childrenOf, itemOf, type Node, parse, textOf } from './xml.ts'

t.test('a station that has one of everything', async (t) => {
  t.matchSnapshot(rendered(), 'feed')
})

t.test('the same air gives the same bytes, however often it is rendered', async (t) => {
  const siteView = makeOnAir()
  const feed = makeFeed()
  const first = renderRss(siteView, feed)
  t.equal(renderRss(siteView, feed), first)
  t.equal(renderRss(siteView, makeFeed({ id: 'lamp' })), first)
  t.equal(first.match(/<content:encoded>/g)?.length, 2)
})

t.test('no element that may stand once is repeated', async (t) => {
  const manyTimes = new Set([
    'itunes:category',
    'podcast:person',
    'podcast:transcript',
    'item',
    'podcast:funding',
    'podcast:location',
    'podcast:image',
    'podcast:trailer',
    'psc:chapter',
    'atom:link',
  ])
  const walk = (node: Node) => {
    const names = node.children.map((child) => child.name).filter((name) => !manyTimes.has(name))
    t.equal(new Set(names).size, names.length, `${node.name}: ${names.join(' ')}`)
    node.children.forEach(walk)
  }
  walk(parse(rendered()))
})

t.test('no attribute is empty, undefined or null', async (t) => {
  t.notMatch(rendered(), /="(|undefined|null|NaN)"/)
})

t.test('lastBuildDate is the newest change of the feed, whatever its texts hold', async (t) => {
  const title = HOSTILE[5] ?? ''
  const siteView = makeOnAir({
    feeds: [makeFeed({ title, description: title })],
    episodes: [makeEpisode({ title })],
  })
  const [channel] = parse(renderRss(siteView, siteView.feeds[0] ?? makeFeed())).children
  t.equal(textOf(channel, 'lastBuildDate'), 'Tue, 01 Apr 2025 00:00:00 GMT')
  t.equal(textOf(channel, 'title'), title)
})

t.test(
  'each document says where it stands, who tells of changes, and where the older ones are',
  async (t) => {
    const siteView = makeOnAir()
    const feed = makeFeed({ hubs: ['https://hub.example/'] })
    const feeds = 'https://faro.example/onda/feeds'
    for (const [page, older, ways] of [
      [undefined, undefined, { hub: 'https://hub.example/', self: `${feeds}/lamp.xml` }],
      [
        undefined,
        2,
        {
          hub: 'https://hub.example/',
          'prev-archive': `${feeds}/lamp/page/2.xml`,
          self: `${feeds}/lamp.xml`,
        },
      ],
      [
        2,
        1,
        {
          current: `${feeds}/lamp.xml`,
          'prev-archive': `${feeds}/lamp/page/1.xml`,
          self: `${feeds}/lamp/page/2.xml`,
        },
      ],
      [1, undefined, { current: `${feeds}/lamp.xml`, self: `${feeds}/lamp/page/1.xml` }],
    ] as const) {
      const [channel] = parse(
        renderRss(siteView, feed, { episodes: siteView.episodes, page, older }),
      ).children
      const said = childrenOf(channel, 'atom:link').map(({ attributes: { rel, href } }) => [rel, href])
      t.strictSame(said.sort(), Object.entries(ways).sort(), `${page} ${older}`)
      t.equal(childrenOf(channel, 'fh:archive').length, page === undefined ? 0 : 1)
    }
  },
)

t.test('a feed without episodes has no lastBuildDate and no items', async (t) => {
  const siteView = makeOnAir()
  const [channel] = parse(renderRss(siteView, makeFeed({ id: 'empty' }))).children
  t.notOk(channel?.children.some(({ name }) => name === 'lastBuildDate' || name === 'item'))
})

t.test('what a show does not have is not there', async (t) => {
  const { owner, copyright, license, locations, ...bare } = makeFeed({
    funding: [],
    locked: false,
    link: 'https://lamp.example/show',
  })
  const [channel] = parse(renderRss(makeOnAir({ feedGuids: new Map() }), bare)).children
  for (const name of [
    'itunes:owner',
    'copyright',
    'podcast:license',
    'podcast:location',
    'podcast:funding',
    'podcast:guid',
  ])
    t.notOk(
      channel?.children.some((child) => child.name === name),
      name,
    )
  t.same(childOf(channel, 'podcast:locked'), {
    name: 'podcast:locked',
    attributes: {},
    text: 'no',
    children: [],
  })
  t.equal(textOf(channel, 'link'), 'https://lamp.example/show')
  t.equal(textOf(childOf(channel, 'image'), 'link'), 'https://lamp.example/show')
})

t.test('an address that is none, or no web address, stays out', async (t) => {
  const feed = makeFeed({
    link: 'javascript:alert(1)',
    funding: [
      { url: 'not a url', title: 'x' },
      { url: 'https://faro.example/più', title: 'y' },
    ],
  })
  const [channel] = parse(renderRss(makeOnAir(), feed)).children
  t.equal(textOf(channel, 'link'), 'https://faro.example/onda/shows/lamp/')
  t.same(
    childrenOf(channel, 'podcast:funding').map(({ attributes }) => attributes.url),
    ['https://faro.example/pi%C3%B9'],
  )
})

t.test(
  'persons are restated on items, once for each role; a role that the episode fills is its own',
  async (t) => {
    const [anna] = makeFeed().credits
    if (anna === undefined) throw new Error('the fixture has a host')
    const guest = { ...anna, role: 'Guest' }
    const persons = (credits: (typeof anna)[]) =>
      childrenOf(itemOf(rendered({ episodes: [makeTrailer({ credits })] })), 'podcast:person').map(
        ({ text, attributes }) => `${text} ${attributes.role}`,
      )
    t.same(persons([]), ['Anna Torre host'])
    t.same(persons([guest, { ...guest, team: 'Board' }]), ['Anna Torre host', 'Anna Torre guest'])
    t.same(persons([{ ...anna, person: { ...anna.person, id: 'b', name: 'B' } }]), ['B host'])
  },
)

t.test('captions are promised only of a verbatim transcript with written times', async (t) => {
  const offered = (facts: Parameters<typeof makeTranscript>[0]) => {
    const episode = makeEpisode({ transcripts: [makeTranscript(facts)] })
    return childrenOf(itemOf(rendered({ episodes: [episode] })), 'podcast:transcript').map(
      ({ attributes: { type, rel } }) => [type, rel].join(' ').trim(),
    )
  }
  const timed = ['text/vtt', 'text/html', 'application/x-subrip', 'application/json']
  t.same(offered({}), [
    'text/vtt captions',
    'text/html',
    'application/x-subrip captions',
    'application/json captions',
  ])
  t.same(offered({ kind: 'edited' }), timed)
  const { turns } = makeTranscript()
  const estimated = turns.map(({ start, ...turn }, index) =>
    index === 1 ? turn : { ...turn, start: start ?? 0 },
  )
  t.same(offered({ turns: estimated }), timed)
  t.same(offered({ chapters: [], turns: turns.map(({ start, ...turn }) => turn) }), ['text/html'])
  t.same(offered({ turns: [] }), [])
})

t.test('chapters are named only where there is a file of them', async (t) => {
  t.equal(childrenOf(itemOf(rendered()), 'podcast:chapters').length, 1)
  t.equal(childrenOf(itemOf(rendered({ episodes: [makeTrailer()] })), 'podcast:chapters').length, 0)
})

t.test('a description is at most 4000 bytes of UTF-8, cut at a word', async (t) => {
  const description = (summary: string) =>
    textOf(itemOf(rendered({ episodes: [makeEpisode({ summary })] })), 'description')
  const long = description('però '.repeat(1_000))
  t.ok(Buffer.byteLength(long) <= 4000)
  t.match(long, /però…$/)
  t.ok(Buffer.byteLength(description('\u{1f4fb}'.repeat(2_000))) <= 4000)
  t.notMatch(description('\u{1f4fb}'.repeat(2_000)), /\ufffd/)
})

t.test('a description is plain text: what looks like a tag is none', async (t) => {
  const episode = makeEpisode({ summary: 'Q&A: 2 < 3, <script>alert(1)</script>' })
  t.equal(
    textOf(itemOf(rendered({ episodes: [episode] })), 'description'),
    'Q&A: 2 < 3, &lt;script>alert(1)&lt;/script>',
  )
})

t.test('texts of the namespaces are trimmed to what those allow', async (t) => {
  const feed = makeFeed({
    title: 'word '.repeat(100),
    funding: [{ url: 'https://a.example/', title: 'word '.repeat(100) }],
  })
  const [channel] = parse(renderRss(makeOnAir(), feed)).children
  t.match(textOf(channel, 'title'), /^.{240,254}…$/)
  t.match(textOf(channel, 'podcast:funding'), /^.{120,127}…$/)
})

function rendered(facts: Parameters<typeof makeOnAir>[0] = {}): string {
  const siteView = makeOnAir(facts)
  return renderRss(siteView, siteView.feeds[0] ?? makeFeed())
}
