// Table.
import { type Fault, long } from './fault.ts'

const FILE = 'feeds/show.yaml'

export const feedTagFaults: readonly Fault[] = [
  ['feed: a foreign feed by no UUID', FILE, [3, 'podroll: [{ guid: pc20 }]'], '3:19 feed.remote-guid-wrong'],
  [
    'feed: a foreign feed by its address alone',
    FILE,
    [3, 'podroll: [{ url: https://other.example/feed.xml }]'],
    '3:11 feed.remote-unclear',
  ],
  [
    'feed: an own feed with a guid',
    FILE,
    [3, 'podroll: [{ feed: show, guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810 }]'],
    '3:11 feed.remote-unclear',
  ],
  [
    'feed: an own feed that is not there',
    FILE,
    [3, 'podroll: [{ feed: shwo }]'],
    '3:19 feed.remote-feed-unknown',
  ],
  [
    'feed: a foreign feed by http',
    FILE,
    [3, 'podroll: [{ guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810, url: http://other.example/feed.xml }]'],
    '3:62 feed.url-insecure',
  ],
  [
    'feed: a foreign feed of an unknown medium',
    FILE,
    [3, 'podroll: [{ guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810, medium: musicl }]'],
    '3:65 feed.value-wrong',
  ],
  [
    'feed: a directory by http',
    FILE,
    [3, 'directories: { apple: "http://podcasts.apple.com/podcast/id1" }'],
    '3:23 feed.url-insecure',
  ],
  ['feed: a directory by no address', FILE, [3, 'directories: { apple: id1 }'], '3:23 feed.url-wrong'],
  [
    'feed: a directory at the host of another',
    FILE,
    [3, 'directories: { spotify: "https://podcasts.apple.com/podcast/id1" }'],
    '3:25 feed.directory-host',
  ],
  [
    'feed: a host that only ends like a directory’s',
    FILE,
    [3, 'directories: { overcast: "https://notovercast.fm/x" }'],
    '3:26 feed.directory-host',
  ],
  [
    'feed: a directory that is nearly known',
    FILE,
    [3, 'directories: { spotfy: "https://open.spotify.com/show/x" }'],
    '3:16 feed.directory-unknown',
  ],
  [
    'feed: a directory twice, by two spellings',
    FILE,
    [
      3,
      'directories: { youtube-music: "https://music.youtube.com/a", YouTube Music: "https://music.youtube.com/b" }',
    ],
    '3:62 feed.directory-doubled',
  ],
  [
    'feed: a directory without a name',
    FILE,
    [3, 'directories: { " ": "https://radio.example/x" }'],
    '3:21 feed.directory-name-wrong',
  ],
  ['feed: a season in words', FILE, [3, 'seasons: { one: Beginnings }'], '3:17 feed.season-wrong'],
  ['feed: a season with a long name', FILE, [3, `seasons: { 1: ${long(129)} }`], '3:15 feed.label-long'],
  ['feed: an unknown service', FILE, [3, 'block: [spotfy]'], '3:9 feed.block-service-unknown'],
  [
    'feed: an unknown service that may',
    FILE,
    [3, 'block: { except: [applepodcasts] }'],
    '3:19 feed.block-service-unknown',
  ],
  [
    'feed: a rule without FREQ',
    FILE,
    [3, 'frequency: { text: Fridays, rule: BYDAY=FR }'],
    '3:35 feed.frequency-rule-wrong',
  ],
  [
    'feed: a rule with an unknown part',
    FILE,
    [3, 'frequency: { text: Fridays, rule: FREQ=WEEKLY;ON=FR }'],
    '3:35 feed.frequency-rule-wrong',
  ],
  [
    'feed: a rule with a wrong day',
    FILE,
    [3, 'frequency: { text: Fridays, rule: FREQ=WEEKLY;BYDAY=FRI }'],
    '3:35 feed.frequency-rule-wrong',
  ],
  [
    'feed: a rule with two ends',
    FILE,
    [3, 'frequency: { text: Fridays, rule: FREQ=WEEKLY;COUNT=2;UNTIL=20251231, start: 2025-01-03 }'],
    '3:35 feed.frequency-rule-wrong',
  ],
  [
    'feed: a start that is no day',
    FILE,
    [3, 'frequency: { text: Fridays, start: 3 January }'],
    '3:36 feed.frequency-start-wrong',
  ],
  [
    'feed: a rule that counts from nowhere',
    FILE,
    [3, 'frequency: { text: Fridays, rule: FREQ=WEEKLY;COUNT=10 }'],
    '3:12 feed.frequency-start-missing',
  ],
  [
    'feed: a start of another form than the end',
    FILE,
    [3, 'frequency: { text: Fridays, rule: FREQ=WEEKLY;UNTIL=20251231T000000Z, start: 2025-01-03 }'],
    '3:78 feed.frequency-start-form',
  ],
  ['feed: a long frequency', FILE, [3, `frequency: ${long(129)}`], '3:12 feed.label-long'],
  ['feed: a move by http', FILE, [3, 'new-feed-url: http://new.example/feed.xml'], '3:15 feed.url-insecure'],
  ['feed: complete in words', FILE, [3, 'complete: yes'], '3:11 feed.value-wrong'],
  ['feed: an unknown medium', FILE, [3, 'medium: Podcast'], '3:9 feed.value-wrong'],
  ['feed: a publisher of nothing', FILE, [3, 'medium: publisher'], '3:9 feed.items-missing'],
  ['feed: items in a podcast', FILE, [3, 'items: [{ feed: show }]'], '3:1 feed.items-unread'],
  [
    'feed: a publisher by guid alone',
    FILE,
    [3, 'publisher: { guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810 }'],
    '3:12 feed.publisher-address-missing',
  ],
  [
    'feed: a publisher that is none',
    FILE,
    [3, 'publisher: { feed: show }'],
    '3:12 feed.publisher-medium-wrong',
  ],
]
