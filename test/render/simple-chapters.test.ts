import { parseRssFeed } from 'feedsmith'
import t from 'tap'
import { renderRss } from '../../src/render/rss.ts'
import { HOSTILE, makeEpisode, makeFeed, makeOnAir, makeTrailer } from './on-air.ts'
import { childrenOf, itemOf, parse } from './xml.ts'

t.test('feedsmith reads the chapters of an item, and the way to hubs', async (t) => {
  const feed = makeFeed({ hubs: ['https://hub.example/?a=1&b=2', 'not a hub'] })
  const chapters = [
    { title: 'Late & <last>', start: 3661.0004, url: '/far' },
    { title: 'First', start: 0, image: 'https://pictures.example/a.jpg' },
    { title: 'Half', start: 59.9996, url: 'javascript:alert(1)' },
  ]
  const recording = { ...makeEpisode().recording, seconds: 4000 } as NonNullable<
    ReturnType<typeof makeEpisode>['recording']
  >
  const xml = rendered(feed, makeEpisode({ chapters, recording }))
  const read = parseRssFeed(xml)
  t.strictSame(read.items?.[0]?.psc?.chapters, [
    { start: '00:00:00', title: 'First', image: 'https://pictures.example/a.jpg' },
    { start: '00:01:00', title: 'Half' },
    { start: '01:01:01', title: 'Late & <last>', href: 'https://faro.example/far' },
  ])
  t.strictSame(
    read.atom?.links?.map(({ rel, href }) => [rel, href]),
    [
      ['self', 'https://faro.example/onda/feeds/lamp.xml'],
      ['hub', 'https://hub.example/?a=1&b=2'],
    ],
  )
})

t.test('thousandths are written where there are any', async (t) => {
  const [first, second] = startsOf(
    makeEpisode({
      chapters: [
        { title: 'a', start: 0.25 },
        { title: 'b', start: 61.0504 },
      ],
    }),
  )
  t.strictSame([first, second], ['00:00:00.250', '00:01:01.050'])
})

t.test('an episode without chapters has no list of them', async (t) => {
  t.strictSame(childrenOf(itemOf(rendered(makeFeed(), makeTrailer())), 'psc:chapters'), [])
})

t.test('a chapter always has a title, whatever it was called', async (t) => {
  for (const title of [...HOSTILE, '\u0000']) {
    const item = itemOf(rendered(makeFeed(), makeEpisode({ chapters: [{ title, start: 1 }] })))
    const [chapter] = childrenOf(childrenOf(item, 'psc:chapters')[0], 'psc:chapter')
    t.ok(chapter?.attributes['title'])
  }
})

t.test('an archive tells no hub', async (t) => {
  const feed = makeFeed({ hubs: ['https://hub.example/'] })
  const siteView = makeOnAir({ feeds: [feed] })
  const [channel] = parse(renderRss(siteView, feed, { page: 2, older: 1, episodes: [] })).children
  t.strictSame(
    childrenOf(channel, 'atom:link').map(({ attributes: { rel, href } }) => `${rel} ${href}`),
    [
      'self https://faro.example/onda/feeds/lamp/page/2.xml',
      'current https://faro.example/onda/feeds/lamp.xml',
      'prev-archive https://faro.example/onda/feeds/lamp/page/1.xml',
    ],
  )
})

function startsOf(episode: ReturnType<typeof makeEpisode>): (string | undefined)[] {
  const [list] = childrenOf(itemOf(rendered(makeFeed(), episode)), 'psc:chapters')
  return childrenOf(list, 'psc:chapter').map(({ attributes }) => attributes['start'])
}

function rendered(feed: ReturnType<typeof makeFeed>, episode: ReturnType<typeof makeEpisode>): string {
  return renderRss(makeOnAir({ feeds: [feed], episodes: [episode] }), feed)
}
