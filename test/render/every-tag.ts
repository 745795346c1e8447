import type { Episode } from '../../src/model/episode.ts'
import type { Extras } from '../../src/model/extras.ts'
import type { Feed } from '../../src/model/feed.ts'
import type { Picture } from '../../src/model/picture.ts'
import type { SiteView } from '../../src/model/site-view.ts'
import type { Value } from '../../src/model/value.ts'
import { makeEpisode, makeFeed, makeOnAir, makeRecording, makeTrailer } from './on-air.ts'

/** A made-up station whose first feed and episode have every tag that a publisher can write. */
export function everyTag(): SiteView {
  const feeds = [everyFeed(), publisherFeed(), listFeed()]
  return makeOnAir({ feeds, episodes: [everyEpisode(), makeTrailer(), seasonTrailer()] })
}

/** A show with every tag of a channel. */
export function everyFeed(facts: Partial<Feed> = {}): Feed {
  return makeFeed({
    ...EXTRAS,
    locations: [
      { name: 'Genoa', geo: 'geo:44.4045,8.9046', osm: 'R43152', country: 'IT', rel: 'subject' },
      { name: 'Savona', rel: 'creator' },
    ],
    seasons: new Map([[2, 'Lenses & lamps']]),
    values: [VALUE],
    frequency: { text: 'Ten Mondays', rule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=10', start: '2025-01-06' },
    complete: true,
    block: { all: true, services: ['podcastindex', 'fyyd'] },
    podping: true,
    newFeedUrl: 'https://new.example/lamp.xml',
    podroll: [
      { of: { feed: 'picks' } },
      {
        of: { guid: '917393e3-1b1e-5cef-ace4-edaa54e1f810', url: 'https://feeds.example/pc20.xml' },
        title: 'Elsewhere',
      },
    ],
    publisher: { of: { feed: 'house' } },
    live: [
      {
        ...EXTRAS,
        guid: '3b1f0c7e-5a52-4d0b-9a3e-0d1f6f1f2aff',
        title: 'From the gallery, live',
        status: 'pending',
        start: new Date('2025-06-07T08:00:00Z'),
        end: new Date('2025-06-07T10:00:00Z'),
        description: 'We light the lamp.\n\nAsk us anything.',
        link: 'https://faro.example/live',
        stream: { url: 'https://stream.example/faro.mp3', type: 'audio/mpeg' },
        alternatives: [
          { sources: [{ uri: 'https://stream.example/faro.m3u8' }], type: 'application/x-mpegURL', bytes: 0 },
        ],
        contentLinks: [{ url: 'https://video.example/faro', title: 'Watch it' }],
        credits: makeFeed().credits,
        locations: [{ name: 'The gallery' }],
        values: [VALUE],
      },
    ],
    ...facts,
  })
}

/** An interview with every tag of an item. */
export function everyEpisode(facts: Partial<Episode> = {}): Episode {
  return makeEpisode({
    ...EXTRAS,
    display: 'Ch. 7',
    block: true,
    values: [
      {
        ...VALUE,
        splits: [
          {
            start: 30,
            duration: 20.5,
            to: {
              item: { of: { guid: '469b403f-db2d-574c-9db9-96dbb4f6561c', medium: 'music' }, item: 'song-1' },
            },
            remoteStart: 4,
            remotePercentage: 90,
          },
          { start: 60, duration: 10, to: { recipients: VALUE.recipients.slice(0, 1) } },
        ],
      },
    ],
    recording: makeRecording({ bitrate: 128_000 }),
    alternatives: [
      {
        file: 'the keeper.opus',
        type: 'audio/ogg',
        bytes: 540_000,
        digest: '00'.repeat(32),
        bitrate: 32_000,
        sources: [{ uri: 'ipfs://QmdwGqd3d2gFPGeJNLLCshdiPert45fMu84552Y4XHTy4y' }],
        title: 'Small',
      },
      {
        sources: [
          { uri: 'https://video.example/keeper.mp4' },
          { uri: 'https://video.example/keeper.torrent', type: 'application/x-bittorrent' },
        ],
        type: 'video/mp4',
        bytes: 0,
        bitrate: 681_483.55,
        height: 1080,
        language: 'en',
        title: 'With pictures',
        rel: 'video',
        codecs: 'avc1.4d401f, mp4a.40.2',
        integrity: { type: 'sri', value: `sha384-${'A'.repeat(64)}` },
      },
    ],
    soundbites: [
      { start: 61.5, duration: 30, title: 'What is in the lamp' },
      { start: 0, duration: 15 },
    ],
    contentLinks: [{ url: 'https://video.example/keeper', title: 'Watch the film' }],
    ...facts,
  })
}

const BANNER: Picture = {
  file: 'feeds/wide banner.jpg',
  type: 'image/jpeg',
  bytes: 1000,
  width: 1920,
  height: 1080,
  digest: 'cd'.repeat(32),
}

const EXTRAS: Extras = {
  funding: [{ url: 'https://faro.example/give', title: 'Keep the lamp lit' }],
  social: [
    {
      protocol: 'activitypub',
      uri: 'https://social.example/@faro/110',
      account: '@faro',
      accountUrl: 'https://social.example/@faro',
    },
    { protocol: 'nostr', uri: 'nostr:note1xyz' },
  ],
  txt: [
    { text: 'true', purpose: 'ai-content' },
    { text: '05124', purpose: 'applepodcastsverify' },
    { text: 'naj3eEZaWVVY9a38uhX8FekACyhtqP4JN' },
  ],
  images: [
    { picture: BANNER, purpose: 'banner', alt: 'A tower' },
    { url: 'https://pictures.example/round.png', ratio: '1/1', width: 600, height: 600, type: 'image/png' },
  ],
  chat: { server: 'irc.zeronode.net', protocol: 'irc', account: '@faro', space: '#lamp' },
}

const VALUE: Value = {
  type: 'lightning',
  method: 'keysend',
  suggested: '0.00000015000',
  recipients: [
    {
      name: 'Radio Faro',
      type: 'node',
      address: `02${'d5'.repeat(32)}`,
      split: 95,
      customKey: '906608',
      customValue: '01IHQrB',
    },
    { name: 'The host', type: 'lnaddress', address: 'host@wallet.example', split: 5, fee: true },
  ],
  splits: [],
}

function publisherFeed(): Feed {
  return makeFeed({
    id: 'house',
    title: 'Radio Faro',
    medium: 'publisher',
    items: [{ of: { feed: 'lamp' } }],
  })
}

function listFeed(): Feed {
  const items = [
    { of: { feed: 'lamp' }, item: makeEpisode().guid, title: 'The keeper' },
    { of: { guid: '469b403f-db2d-574c-9db9-96dbb4f6561c', medium: 'music' }, item: 'song-1' },
  ]
  return makeFeed({ id: 'picks', title: 'Picks', medium: 'mixed', items })
}

function seasonTrailer(): Episode {
  return makeTrailer({
    slug: 'season-three',
    guid: '3b1f0c7e-5a52-4d0b-9a3e-0d1f6f1f2a03',
    title: 'Season three',
    date: new Date('2025-02-01T08:00:00Z'),
    season: 3,
  })
}
