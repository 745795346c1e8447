import t from 'tap'
import { goodFiles, mp3, png, read, spot } from './a-station.ts'

const GUID = '917393e3-1b1e-5cef-ace4-edaa54e1f810'
const RECIPIENT = '{ name: Ann, type: lnaddress, address: ann@wallet.example, split: 95 }'
const EXTRAS = `social:
  - { protocol: activitypub, uri: 'https://social.example/1', account: '@radio', account-url: https://social.example/@radio }
txt: [{ text: 'true', purpose: ai-content }]
chat: { server: irc.zeronode.net, protocol: irc, space: '#radio' }
funding: [{ url: https://radio.example/give, title: Give }]
`

const FEED = `
${EXTRAS}location: [Milan, { name: Turin, rel: creator }]
seasons: { 1: Beginnings }
frequency: { text: Every other Friday, rule: FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;COUNT=10, start: 2025-03-07 }
complete: true
block: { except: [podcastindex] }
new-feed-url: https://new.example/feed.xml
podroll: [{ feed: house }, { guid: ${GUID}, url: https://other.example/feed.xml, title: Another }]
publisher: { feed: house }
value: { recipients: [${RECIPIENT}] }
podping: true
images: [{ file: banner.png, purpose: banner, alt: A microphone }, { url: https://pictures.example/a.png, aspect-ratio: 16/9, width: 1600 }]
live:
  - title: Open day
    guid: 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a99
    status: pending
    start: 2025-06-07T10:00:00+02:00
    end: 2025-06-07T12:00:00+02:00
    stream: { url: https://radio.example/live.mp3, type: audio/mpeg }
    alternatives: [{ sources: ['https://radio.example/live.m3u8'], type: application/x-mpegURL, length: 0 }]
    content-links: [{ url: https://radio.example/live, title: Listen }]
    people: { Guest: [bo-chen] }
    location: Milan
`

const EPISODE = `
${EXTRAS}display: Ch. 1
block: true
value:
  - method: keysend
    recipients: [${RECIPIENT}]
    splits: [{ start: 0, duration: '0:30', item: { guid: ${GUID}, item: x, medium: music }, remote-percentage: 90 }]
soundbites: [{ start: '0:01', duration: 20, title: How it started }]
content-links: [{ url: https://video.example/1, title: Watch }]
alternatives:
  - { file: small.mp3, title: Small, sources: ['ipfs://QmdwGqd3d2gFPGeJNLLCshdiPert45fMu84552Y4XHTy4y'] }
  - { sources: [{ uri: https://video.example/1.mp4 }], type: video/mp4, height: 1080, language: en }
images: [{ file: wide.png, purpose: social }]
`

/** A good station with more in its feed and its first episode, and a publisher's feed. */
function tagged(feed = FEED, episode = EPISODE): Record<string, string | Uint8Array> {
  const files = goodFiles()
  files['feeds/show.yaml'] += feed.replace(/^\n/, '')
  files['feeds/house.yaml'] = publisher()
  files['feeds/banner.png'] = png(1600, 900)
  files['episodes/one/episode.md'] = String(files['episodes/one/episode.md']).replace(
    'thanks:',
    `${episode.trim()}\nthanks:`,
  )
  files['episodes/one/one.mp3'] = mp3(2000)
  files['episodes/one/small.mp3'] = mp3(1900)
  files['episodes/one/wide.png'] = png(1200, 630)
  return files
}

function publisher(more = 'items: [{ feed: show }]'): string {
  return `title: Example Radio\ndescription: Our shows.\ncategories: [Business]\nartwork: show.png\nmedium: publisher\n${more}\n`
}

t.test('everything that can be told to apps is read', async (t) => {
  const { station, diagnostics } = await read(tagged())
  t.strictSame(diagnostics.map(spot), [])
  t.match(station?.feeds[1], {
    locations: [{ name: 'Milan' }, { name: 'Turin', rel: 'creator' }],
    frequency: { text: 'Every other Friday', start: '2025-03-07' },
    complete: true,
    podping: true,
    block: { all: true, services: ['podcastindex'] },
    newFeedUrl: 'https://new.example/feed.xml',
    podroll: [{ of: { feed: 'house' } }, { of: { guid: GUID }, title: 'Another' }],
    publisher: { of: { feed: 'house' } },
    values: [{ type: 'lightning', method: 'lnaddress', recipients: [{ split: 95 }], splits: [] }],
    images: [
      { picture: { file: 'feeds/banner.png', width: 1600, height: 900 }, purpose: 'banner' },
      { url: 'https://pictures.example/a.png', ratio: '16/9' },
    ],
    live: [
      {
        start: new Date('2025-06-07T08:00:00Z'),
        stream: { type: 'audio/mpeg' },
        alternatives: [{ sources: [{ uri: 'https://radio.example/live.m3u8' }], bytes: 0 }],
        credits: [{ person: { id: 'bo-chen' }, role: 'Guest' }],
        locations: [{ name: 'Milan' }],
      },
    ],
    social: [{ protocol: 'activitypub', accountUrl: 'https://social.example/@radio' }],
    txt: [{ text: 'true', purpose: 'ai-content' }],
    chat: { space: '#radio' },
  })
  t.equal(station?.feeds[1]?.seasons?.get(1), 'Beginnings')
  t.match(station?.episodes[0], {
    display: 'Ch. 1',
    block: true,
    funding: [{ title: 'Give' }],
    recording: { file: 'one.mp3' },
    alternatives: [
      {
        file: 'small.mp3',
        type: 'audio/mpeg',
        bytes: 1900 * 417,
        bitrate: Number,
        sources: [{ uri: /^ipfs:/ }],
      },
      { type: 'video/mp4', height: 1080, language: 'en' },
    ],
    values: [
      { method: 'keysend', splits: [{ duration: 30, to: { item: { item: 'x' } }, remotePercentage: 90 }] },
    ],
    soundbites: [{ start: 1, duration: 20 }],
    contentLinks: [{ title: 'Watch' }],
    images: [{ picture: { file: 'episodes/one/wide.png' } }],
  })
})

t.test('what the station says holds for feeds that say nothing', async (t) => {
  const files = goodFiles()
  files['station.yaml'] = String(files['station.yaml']).replace(
    'defaults:\n',
    `defaults:\n  ${EXTRAS.split('\n').slice(2).join('\n  ').trim()}\n  podping: true\n  value: { recipients: [${RECIPIENT}] }\n`,
  )
  const { station, diagnostics } = await read(files)
  t.strictSame(diagnostics.map(spot), [])
  t.match(station?.feeds[0], {
    funding: [{ title: 'Give' }],
    txt: [{ purpose: 'ai-content' }],
    chat: { server: 'irc.zeronode.net' },
    values: [{ recipients: [{ name: 'Ann' }] }],
    podping: true,
  })
})

t.test('block, social and frequency in their short forms', async (t) => {
  const { station, diagnostics } = await read(
    tagged('block: [spotify, spotify]\nsocial: disabled\nfrequency: Daily\n'),
  )
  t.strictSame(diagnostics.map(spot), [])
  t.match(station?.feeds[1], {
    block: { all: false, services: ['spotify'] },
    social: 'disabled',
    frequency: { text: 'Daily' },
  })
  const open = await read(tagged('block: false\n'))
  t.equal(open.station?.feeds[1]?.block, undefined)
})

t.test('display without a number', async (t) => {
  const files = tagged('')
  files['episodes/one/episode.md'] = String(files['episodes/one/episode.md']).replace('episode: 1\n', '')
  t.strictSame((await read(files)).diagnostics.map(spot), [
    'episodes/one/episode.md:16:1 episode.display-alone',
  ])
})

t.test('a publisher’s feed has to list the feed that names it', async (t) => {
  const files = tagged('publisher: { feed: house }\n')
  files['feeds/house.yaml'] = publisher(`items: [{ guid: ${GUID} }]`)
  t.strictSame((await read(files)).diagnostics.map(spot), ['feeds/show.yaml:12:12 feed.publisher-one-sided'])
})

t.test('a list holds items and nothing else', async (t) => {
  const files = tagged()
  files['feeds/house.yaml'] = publisher().replace('publisher', 'podcastL')
  files['feeds/show.yaml'] = String(files['feeds/show.yaml']).replace('publisher: { feed: house }\n', '')
  t.strictSame((await read(files)).diagnostics.map(spot), [])

  files['episodes/two/episode.md'] = String(files['episodes/two/episode.md']).replace('show', 'house')
  files['feeds/house.yaml'] =
    `${publisher().replace('publisher', 'podcastL')}${FEED.slice(FEED.indexOf('live:'))}`
  t.strictSame((await read(files)).diagnostics.map(spot), [
    'feeds/house.yaml:7:1 feed.live-in-list',
    'episodes/two/episode.md:4:7 episode.feed-is-list',
  ])
})

t.test('a second recording is ambiguous until it is named as an alternative', async (t) => {
  const files = tagged('', 'tags: []')
  t.strictSame((await read(files)).diagnostics.map(spot), [
    'episodes/one/episode.md:2:1 episode.recording-ambiguous',
  ])
  const alone = goodFiles()
  const named = 'alternatives: [{ file: one.mp3, sources: [https://mirror.example/one.mp3] }]\nthanks:'
  alone['episodes/one/episode.md'] = String(alone['episodes/one/episode.md']).replace('thanks:', named)
  const { station, diagnostics } = await read(alone)
  t.strictSame(diagnostics.map(spot), [])
  t.equal(station?.episodes[0]?.recording?.file, 'one.mp3')
})
