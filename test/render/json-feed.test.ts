import { parseJsonFeed } from 'feedsmith'
import t from 'tap'
import { renderJsonFeed } from '../../src/render/json-feed.ts'
import { xmlLine } from '../../src/render/xml-text.ts'
import { HOSTILE, makeEpisode, makeFeed, makeOnAir, makeTrailer } from './on-air.ts'

const URL = 'https://faro.example/onda'

t.test('a station that has one of everything', async (t) => {
  t.matchSnapshot(rendered(), 'feed')
})

t.test('feedsmith reads the feed', async (t) => {
  const feed = parseJsonFeed(JSON.parse(rendered()))
  t.match(feed, {
    title: 'Lamp & Lens',
    home_page_url: `${URL}/`,
    feed_url: `${URL}/feeds/lamp.json`,
    language: 'en',
    authors: [{ name: 'Radio Faro' }],
  })
  t.match(feed.items?.[0], {
    id: makeEpisode().guid,
    url: `${URL}/episodes/the-keeper/`,
    language: 'en',
    tags: ['light', 'sea'],
    attachments: [
      {
        url: `${URL}/episodes/the-keeper/the%20keeper.mp3`,
        mime_type: 'audio/mpeg',
        size_in_bytes: 1_234_567,
        duration_in_seconds: 120.5,
      },
    ],
  })
})

t.test('authors are the people credited, once each, with their pages and pictures', async (t) => {
  const [item] = itemsOf(rendered())
  t.strictSame(item?.authors, [
    { name: 'Anna Torre', url: `${URL}/people/anna-torre/`, avatar: 'https://pictures.example/anna.jpg' },
    { name: 'Bruno & Figli <srl>', url: `${URL}/people/bruno/` },
    {
      name: 'Carla di Mare',
      url: `${URL}/people/carla-di-mare/`,
      avatar: `${URL}/people/carla%20di%20mare.png`,
    },
  ])
  const nobody = makeOnAir({ feeds: [makeFeed({ credits: [] })], episodes: [makeTrailer()] })
  t.notOk('authors' in (itemsOf(renderJsonFeed(nobody, makeFeed({ credits: [] })))[0] ?? {}))
})

t.test('a correction is the date of the last change; without one there is none', async (t) => {
  const [corrected, plain] = itemsOf(rendered())
  t.match(corrected, {
    date_published: '2025-03-14T17:00:00.000Z',
    date_modified: '2025-04-01T00:00:00.000Z',
  })
  t.notOk('date_modified' in (plain ?? {}))
})

t.test('an item always has content', async (t) => {
  const silent = makeTrailer({ notes: '', title: 'Only a title', credits: [] })
  const feed = makeFeed({ credits: [] })
  const [item] = itemsOf(renderJsonFeed(makeOnAir({ feeds: [feed], episodes: [silent] }), feed))
  t.match(item, { content_text: 'Only a title' })
  t.notOk('content_html' in (item ?? {}))
})

t.test('hubs stand on the first page alone, and each page names the next', async (t) => {
  const feed = makeFeed({ hubs: ['https://hub.example/', 'javascript:alert(1)'] })
  const episodes = [makeTrailer()]
  const page = (some: object) => JSON.parse(renderJsonFeed(makeOnAir(), feed, { episodes, ...some }))
  t.strictSame(page({ older: 3 }).hubs, [{ type: 'WebSub', url: 'https://hub.example/' }])
  t.strictSame(
    [page({ older: 3 }).feed_url, page({ older: 3 }).next_url],
    [`${URL}/feeds/lamp.json`, `${URL}/feeds/lamp/page/3.json`],
  )
  const third = page({ page: 3, older: 2 })
  t.strictSame(
    [third.feed_url, third.next_url, third.hubs],
    [`${URL}/feeds/lamp/page/3.json`, `${URL}/feeds/lamp/page/2.json`, undefined],
  )
  t.notOk('next_url' in page({ page: 1 }))
})

t.test('hostile texts are text', async (t) => {
  for (const title of HOSTILE) {
    const feed = makeFeed({ title, author: title })
    const siteView = makeOnAir({
      feeds: [feed],
      episodes: [makeEpisode({ title, notes: title, tags: [title] })],
    })
    const file = JSON.parse(renderJsonFeed(siteView, feed))
    t.equal(file.title, xmlLine(title))
    t.equal(file.items[0].title, xmlLine(title))
    t.notMatch(file.items[0].content_html, /<script/)
  }
})

function rendered(): string {
  const siteView = makeOnAir()
  return renderJsonFeed(siteView, siteView.feeds[0] ?? makeFeed())
}

function itemsOf(text: string): Record<string, unknown>[] {
  return JSON.parse(text).items
}
