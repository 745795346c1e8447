import { createHash } from 'node:crypto'
import { parseRssFeed } from 'feedsmith'
import partytime from 'podcast-partytime'
import t from 'tap'
import { renderRss } from '../../src/render/rss.ts'
import { everyEpisode, everyFeed, everyTag } from './every-tag.ts'
import { makeEpisode, makeOnAir, makeTrailer } from './on-air.ts'
import { childOf, childrenOf, itemOf, type Node, parse, textOf } from './xml.ts'

t.test('a feed and an episode with every tag', async (t) => {
  t.matchSnapshot(rendered(), 'feed')
})

t.test('a list of other feeds, and a publisher’s feed', async (t) => {
  t.matchSnapshot(rendered('picks'), 'list')
  const [channel] = parse(rendered('house')).children
  t.equal(textOf(channel, 'podcast:medium'), 'publisher')
  t.same(childOf(channel, 'podcast:remoteItem')?.attributes, {
    feedGuid: '9b024349-ccf0-5f69-a609-6b82873eab30',
    feedUrl: 'https://faro.example/onda/feeds/lamp.xml',
    title: 'Lamp & Lens',
  })
})

// P20-PARENT and P20-COUNT: where each tag may stand, and which stand there once.
const EVERYWHERE = ['channel', 'item', 'podcast:liveItem']
const SHOWN = ['item', 'podcast:liveItem']
const TAGS: Readonly<Record<string, { in: readonly string[]; once?: true }>> = {
  alternateEnclosure: { in: SHOWN },
  block: { in: ['channel'] },
  chapters: { in: ['item'], once: true },
  chat: { in: EVERYWHERE, once: true },
  contentLink: { in: SHOWN },
  episode: { in: ['item'], once: true },
  funding: { in: EVERYWHERE },
  guid: { in: ['channel'], once: true },
  image: { in: EVERYWHERE },
  integrity: { in: ['podcast:alternateEnclosure'], once: true },
  license: { in: ['channel', 'item'], once: true },
  liveItem: { in: ['channel'] },
  location: { in: EVERYWHERE },
  locked: { in: ['channel'], once: true },
  medium: { in: ['channel'], once: true },
  person: { in: EVERYWHERE },
  podping: { in: ['channel'], once: true },
  podroll: { in: ['channel'], once: true },
  publisher: { in: ['channel'], once: true },
  remoteItem: { in: ['channel', 'podcast:podroll', 'podcast:publisher', 'podcast:valueTimeSplit'] },
  season: { in: ['item'], once: true },
  socialInteract: { in: EVERYWHERE },
  soundbite: { in: ['item'] },
  source: { in: ['podcast:alternateEnclosure'] },
  trailer: { in: ['channel'] },
  transcript: { in: ['item'] },
  txt: { in: EVERYWHERE },
  updateFrequency: { in: ['channel'], once: true },
  value: { in: EVERYWHERE },
  valueRecipient: { in: ['podcast:value', 'podcast:valueTimeSplit'] },
  valueTimeSplit: { in: ['podcast:value'] },
}

t.test('every tag stands where it may, as often as it may, and none is left out', async (t) => {
  const seen = new Set<string>()
  const walk = (node: Node) => {
    const tags = node.children.flatMap(({ name }) => (name.startsWith('podcast:') ? [name.slice(8)] : []))
    for (const tag of tags) {
      seen.add(tag)
      t.ok(TAGS[tag]?.in.includes(node.name), `${tag} in ${node.name}`)
      if (TAGS[tag]?.once) t.equal(tags.filter((one) => one === tag).length, 1, `${tag} in ${node.name}`)
    }
    node.children.forEach(walk)
  }
  for (const feed of everyTag().feeds) walk(parse(rendered(feed.id)))
  t.strictSame([...seen].sort(), Object.keys(TAGS).sort())
  t.notOk(seen.has('images'), 'podcast:images is deprecated (P20-IMAGES-1)')
})

t.test('no attribute is empty, every address is https, and every text in its measure', async (t) => {
  const xml = rendered()
  t.notMatch(xml, /="(|undefined|null|NaN|\[object Object\])"/)
  t.notMatch(xml.replace(/xmlns:\w+="[^"]*"/g, ''), /="http:/)
})

t.test('the digest of a file is that of its bytes, as Subresource Integrity writes it', async (t) => {
  const digest = createHash('sha256').update('sound')
  const expected = `sha256-${digest.copy().digest('base64')}`
  const [first] = everyEpisode().alternatives ?? []
  if (!first) throw new Error('the fixture has alternatives')
  const episode = everyEpisode({ alternatives: [{ ...first, digest: digest.digest('hex') }] })
  const integrities = childrenOf(itemWith(episode), 'podcast:alternateEnclosure').map(
    (one) => childOf(one, 'podcast:integrity')?.attributes['value'],
  )
  t.equal(integrities[1], expected)
})

t.test('the recording is the default alternative, once, with the sources it has besides', async (t) => {
  const mirror = { uri: 'ipfs://QmfQKJcp2xdByEt8mzWr1AJUhwvb9rdWPoacvdq2roDhgh' }
  const again = {
    file: 'the keeper.mp3',
    type: 'audio/mpeg',
    bytes: 1_234_567,
    digest: 'ab'.repeat(32),
    sources: [mirror],
  }
  const item = itemWith(everyEpisode({ alternatives: [...(everyEpisode().alternatives ?? []), again] }))
  const all = childrenOf(item, 'podcast:alternateEnclosure')
  t.same(
    all.map(({ attributes }) => attributes['default']),
    ['true', undefined, undefined],
  )
  t.same(
    childrenOf(all[0], 'podcast:source').map(({ attributes }) => attributes['uri']),
    ['https://faro.example/onda/episodes/the-keeper/the%20keeper.mp3', mirror.uri],
  )
  t.equal(
    childrenOf(itemWith(makeEpisode()), 'podcast:alternateEnclosure').length,
    0,
    'none where there are none',
  )
})

t.test('the trailers are the newest of the show and of each season; a teaser is none', async (t) => {
  const older = makeTrailer({ slug: 'older', guid: 'a', date: new Date('2024-01-01T00:00:00Z') })
  const teaser = makeTrailer({
    slug: 'teaser',
    guid: 'b',
    date: new Date('2026-01-01T00:00:00Z'),
    episode: 9,
  })
  const siteView = makeOnAir({ episodes: [...everyTag().episodes, older, teaser] })
  const [channel] = parse(renderRss(siteView, siteView.feeds[0] ?? everyFeed())).children
  t.same(
    childrenOf(channel, 'podcast:trailer').map(({ attributes, text }) => [attributes['season'], text]),
    [
      ['3', 'Season three'],
      [undefined, 'Hello'],
    ],
  )
})

t.test('whom a block means', async (t) => {
  const blocked = (block: { all: boolean; services: string[] }) => {
    const { channel } = channelWith(everyFeed({ block }))
    const all = childrenOf(channel, 'podcast:block').map(({ text, attributes }) => [attributes['id'], text])
    return [textOf(channel, 'itunes:block'), ...all]
  }
  t.same(blocked({ all: true, services: [] }), ['Yes', [undefined, 'yes']])
  t.same(blocked({ all: true, services: ['apple'] }), ['', [undefined, 'yes'], ['apple', 'no']])
  t.same(blocked({ all: false, services: ['apple'] }), ['Yes', ['apple', 'yes']])
  t.same(blocked({ all: false, services: ['spotify'] }), ['', ['spotify', 'yes']])
})

t.test('comments that are not wanted stand alone', async (t) => {
  const { channel } = channelWith(everyFeed({ social: 'disabled' }))
  t.same(
    childrenOf(channel, 'podcast:socialInteract').map(({ attributes }) => attributes),
    [{ protocol: 'disabled' }],
  )
})

t.test('what cannot be pointed to is left out, and so is what would be empty', async (t) => {
  const nowhere = { of: { feed: 'gone' } }
  const { channel } = channelWith(everyFeed({ podroll: [nowhere], publisher: nowhere }))
  for (const name of ['podcast:podroll', 'podcast:publisher'])
    t.equal(childOf(channel, name), undefined, name)
  const runs = { sources: [{ uri: 'javascript:alert(1)' }], type: 'audio/mpeg' }
  const item = itemWith(everyEpisode({ alternatives: [runs] }))
  t.equal(childrenOf(item, 'podcast:alternateEnclosure').length, 1, 'the recording alone')
})

t.test('an archive that is full holds nothing that comes and goes', async (t) => {
  const siteView = everyTag()
  const [feed = everyFeed()] = siteView.feeds
  const archive = (episodes = siteView.episodes) =>
    renderRss({ ...siteView, episodes }, feed, { page: 1, episodes: [everyEpisode()] })
  t.notMatch(archive(), /<podcast:(trailer|liveItem)/)
  t.match(archive(), /<podcast:podroll/)
  t.equal(archive(siteView.episodes.slice(0, 1)), archive(), 'whatever trailer comes after it')
})

t.test('a list holds neither items nor broadcasts, whatever names it', async (t) => {
  const { channel } = channelWith(everyFeed({ medium: 'podcastL' }))
  t.equal(childOf(channel, 'item'), undefined)
  t.equal(childOf(channel, 'podcast:liveItem'), undefined)
})

t.test('feedsmith reads every tag', async (t) => {
  const { podcast, itunes, items } = parseRssFeed(rendered())
  t.match(itunes, { newFeedUrl: 'https://new.example/lamp.xml', block: true, complete: true })
  t.match(podcast, {
    medium: 'podcast',
    locations: [{ display: 'Genoa' }, { display: 'Savona' }],
    trailers: [{ season: 3 }, { display: 'Hello', type: 'audio/ogg' }],
    values: [{ type: 'lightning', method: 'keysend', valueRecipients: [{ split: 95 }, { fee: true }] }],
    podroll: { remoteItems: [{ medium: 'mixed' }, { title: 'Elsewhere' }] },
    publisher: { remoteItem: { medium: 'publisher' } },
    updateFrequency: { display: 'Ten Mondays', rrule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=10', complete: true },
    podping: { usesPodping: true },
    liveItems: [{ status: 'pending', contentLinks: [{ display: 'Watch it' }] }],
  })
  t.match(items?.[0]?.podcast, {
    season: { number: 2, name: 'Lenses & lamps' },
    episode: { number: 7, display: 'Ch. 7' },
    soundbites: [
      { startTime: 61.5, duration: 30 },
      { startTime: 0, duration: 15 },
    ],
    alternateEnclosures: [
      { type: 'audio/mpeg', default: true },
      { title: 'Small', integrity: { type: 'sri' } },
      { height: 1080, sources: [{}, { contentType: 'application/x-bittorrent' }] },
    ],
    values: [{ valueTimeSplits: [{ startTime: 30, remotePercentage: 90 }, { startTime: 60 }] }],
    socialInteracts: [
      { protocol: 'activitypub', priority: 1 },
      { protocol: 'nostr', priority: 2 },
    ],
    txts: [{ purpose: 'ai-content', display: 'true' }, {}, {}],
    chat: { server: 'irc.zeronode.net', protocol: 'irc' },
  })
})

t.test('podcast-partytime reads every tag that it knows', async (t) => {
  const feed = partytime.parseFeed(rendered())
  t.match(feed, {
    medium: 'podcast',
    itunesNewFeedUrl: 'https://new.example/lamp.xml',
    itunesComplete: true,
    podcastBlockedPlatforms: { podcastindex: false, fyyd: false },
    trailers: [{ season: 3 }, { title: 'Hello' }],
    value: { type: 'lightning', recipients: [{ split: 95 }, { fee: true }] },
    podroll: [{ medium: 'mixed' }, { feedGuid: '917393e3-1b1e-5cef-ace4-edaa54e1f810' }],
    podcastLiveItems: [{ status: 'pending' }],
  })
  t.match(feed, {
    items: [
      {
        podcastSeason: { number: 2, name: 'Lenses & lamps' },
        podcastEpisode: { number: 7, display: 'Ch. 7' },
        // It passes over a soundbite that begins at 0.
        podcastSoundbites: [{ startTime: 61.5 }],
        alternativeEnclosures: [{ default: true }, { title: 'Small' }, { height: 1080 }],
        value: { recipients: [{}, {}], valueTimeSplits: [{ remotePercentage: 90 }, { startTime: 60 }] },
      },
    ],
  })
})

function rendered(id = 'lamp'): string {
  const siteView = everyTag()
  const feed = siteView.feeds.find((one) => one.id === id)
  if (!feed) throw new Error(`no feed ${id}`)
  return renderRss(siteView, feed)
}

function channelWith(feed: ReturnType<typeof everyFeed>): { channel: Node | undefined } {
  const siteView = { ...everyTag(), feeds: [feed] }
  return { channel: parse(renderRss(siteView, feed)).children[0] }
}

function itemWith(episode: ReturnType<typeof everyEpisode>): Node | undefined {
  const siteView = makeOnAir({ feeds: [everyFeed()], episodes: [episode] })
  return itemOf(renderRss(siteView, siteView.feeds[0] ?? everyFeed()))
}
