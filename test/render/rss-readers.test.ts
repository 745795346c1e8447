import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { parseRssFeed } from 'feedsmith'
import partytime from 'podcast-partytime'
import t from 'tap'
import { renderRss } from '../../src/render/rss.ts'
import { xmlLine } from '../../src/render/xml-text.ts'
import { missingModule, saidByPython } from '../judges/python.ts'
import { HOSTILE, makeEpisode, makeFeed, makeOnAir, makeTrailer, makeTranscript } from './on-air.ts'
import { itemOf, parse, textOf } from './xml.ts'

t.test('hostile texts neither break the feed nor enter it', async (t) => {
  for (const text of HOSTILE) {
    const xml = hostile(text)
    const [channel] = parse(xml).children
    t.equal(textOf(channel, 'title'), xmlLine(text), 'title of the show')
    t.equal(textOf(itemOf(xml), 'title'), xmlLine(text), 'title of the episode')
    t.equal(textOf(itemOf(xml), 'podcast:person'), xmlLine(text), 'name')
    t.notMatch(textOf(itemOf(xml), 'content:encoded') + textOf(itemOf(xml), 'description'), /<script/)
    t.equal(channel?.children.filter(({ name }) => name === 'item').length, 1)
  }
})

t.test('any text at all gives a feed that can be read back', async () => {
  const piece = fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.string({ unit: 'binary', maxLength: 20 }),
    // Code units, so that halves of surrogate pairs come too.
    fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 10 })
      .map((units) => String.fromCharCode(...units)),
  )
  const text = fc.array(piece, { maxLength: 3 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(text, (text) => {
      const xml = hostile(text)
      const expected = xmlLine(text)
      if ([...expected].length > 128) return parse(xml) !== undefined
      return (
        textOf(parse(xml).children[0], 'title') === (expected || 'lamp') &&
        textOf(itemOf(xml), 'title') === (expected || 'the-keeper') &&
        textOf(itemOf(xml), 'podcast:person') === (expected || 'anna-torre')
      )
    }),
    { numRuns: 150 },
  )
})

t.test('feedsmith reads the feed', async (t) => {
  const feed = parseRssFeed(rendered())
  t.match(feed, {
    title: 'Lamp & Lens',
    link: 'https://faro.example/onda/',
    language: 'en',
    itunes: {
      author: 'Radio Faro',
      explicit: false,
      type: 'episodic',
      owner: { email: 'hello@faro.example' },
    },
    podcast: { guid: '9b024349-ccf0-5f69-a609-6b82873eab30', locked: { value: true }, medium: 'podcast' },
  })
  t.match(feed.items?.[0], {
    title: 'The keeper of “Capo <Nord>” & his lamp',
    guid: { value: makeEpisode().guid, isPermaLink: false },
    enclosures: [{ url: /the%20keeper\.mp3$/, length: 1_234_567, type: 'audio/mpeg' }],
    itunes: { duration: 121, explicit: true, season: 2, episode: 7, episodeType: 'full' },
    podcast: {
      season: { number: 2 },
      episode: { number: 7 },
      chapters: { type: 'application/json+chapters' },
    },
  })
  t.equal(feed.items?.[0]?.podcast?.persons?.length, 5)
  t.equal(feed.items?.[0]?.podcast?.transcripts?.length, 8)
})

t.test('podcast-partytime reads the feed', async (t) => {
  const feed = partytime.parseFeed(rendered())
  t.match(feed, {
    title: 'Lamp & Lens',
    author: 'Radio Faro',
    explicit: false,
    items: [{ guid: makeEpisode().guid, explicit: true, duration: 121 }, { guid: makeTrailer().guid }],
  })
})

const FEEDPARSER = `
import feedparser, json, sys
feed = feedparser.parse(sys.stdin.buffer.read())
print(json.dumps({'bozo': feed.bozo, 'title': feed.feed.title, 'items': len(feed.entries), 'length': feed.entries[0].enclosures[0].length}))`

const PODCASTPARSER = `
import io, json, podcastparser, sys
feed = podcastparser.parse('https://faro.example/onda/feeds/lamp.xml', sys.stdin.buffer)
first = feed['episodes'][0]
print(json.dumps({'title': feed['title'], 'items': len(feed['episodes']), 'seconds': first['total_time'], 'guid': first['guid']}))`

t.test('feedparser reads the feed', { skip: missingModule('feedparser') }, async (t) => {
  t.same(saidByPython('feedparser', FEEDPARSER, rendered()), {
    bozo: 0,
    title: 'Lamp & Lens',
    items: 2,
    length: '1234567',
  })
})

t.test('podcastparser reads the feed', { skip: missingModule('podcastparser') }, async (t) => {
  t.same(saidByPython('podcastparser', PODCASTPARSER, rendered()), {
    title: 'Lamp & Lens',
    items: 2,
    seconds: 121,
    guid: makeEpisode().guid,
  })
})

const xmllint = spawnSync('xmllint', ['--noout', '-'], { input: rendered(), encoding: 'utf8' })

t.test(
  'xmllint reads the feed',
  { skip: xmllint.error ? 'no xmllint on this machine' : false },
  async (t) => {
    t.equal(xmllint.status, 0, xmllint.stderr)
  },
)

function rendered(facts: Parameters<typeof makeOnAir>[0] = {}): string {
  const siteView = makeOnAir(facts)
  return renderRss(siteView, siteView.feeds[0] ?? makeFeed())
}

/** The text wherever a text can stand. */
function hostile(text: string): string {
  const [anna] = makeFeed().credits
  if (anna === undefined) throw new Error('the fixture has a host')
  const credits = [{ ...anna, team: text, person: { ...anna.person, name: text } }]
  const turn = { speaker: text, paragraphs: [text], asides: [{ after: 0, text }], start: 0 }
  const feed = makeFeed({
    title: text,
    description: text,
    author: text,
    copyright: text,
    credits,
    locations: [{ name: text }],
  })
  const episode = makeEpisode({
    title: text,
    summary: text,
    notes: text,
    credits,
    thanks: [text],
    takeaways: [text],
    corrections: [{ date: '2025-01-01', text }],
    chapters: [{ title: text, start: 0 }],
    transcripts: [makeTranscript({ turns: [turn], chapters: [] })],
    license: { name: text, url: text },
  })
  return rendered({ feeds: [feed], episodes: [episode] })
}
