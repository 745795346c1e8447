// Table.
import { type Fault, long } from './fault.ts'

const FILE = 'feeds/show.yaml'

export const feedLiveFaults: readonly Fault[] = [
  [
    'feed: an live alternative that is nowhere',
    FILE,
    [
      3,
      'live:\n  - title: Live\n    guid: 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a99\n    status: pending\n    start: 2025-06-07T10:00:00+02:00\n    content-links: [{ url: https://radio.example/live, title: Listen }]\n    stream: { url: https://radio.example/live.mp3, type: audio/mpeg }\n    alternatives: [{ type: video/mp4 }]',
    ],
    '10:20 feed.alternative-nowhere',
  ],
  [
    'feed: an live alternative of no type',
    FILE,
    [
      3,
      'live:\n  - title: Live\n    guid: 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a99\n    status: pending\n    start: 2025-06-07T10:00:00+02:00\n    content-links: [{ url: https://radio.example/live, title: Listen }]\n    stream: { url: https://radio.example/live.mp3, type: audio/mpeg }\n    alternatives: [{ sources: [https://video.example/1.mp4] }]',
    ],
    '10:20 feed.alternative-type-missing',
  ],
  [
    'feed: an live alternative with a long title',
    FILE,
    [
      3,
      `live:\n  - title: Live\n    guid: 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a99\n    status: pending\n    start: 2025-06-07T10:00:00+02:00\n    content-links: [{ url: https://radio.example/live, title: Listen }]\n    stream: { url: https://radio.example/live.mp3, type: audio/mpeg }\n    alternatives: [{ sources: [https://video.example/1.mp4], type: video/mp4, title: ${long(33)} }]`,
    ],
    '10:86 feed.alternative-label-long',
  ],
  [
    'feed: an live alternative whose type is none',
    FILE,
    [
      3,
      'live:\n  - title: Live\n    guid: 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a99\n    status: pending\n    start: 2025-06-07T10:00:00+02:00\n    content-links: [{ url: https://radio.example/live, title: Listen }]\n    stream: { url: https://radio.example/live.mp3, type: audio/mpeg }\n    alternatives: [{ sources: [https://video.example/1.mp4], type: mp4 }]',
    ],
    '10:68 feed.media-type-wrong',
  ],
  [
    'feed: a source without a scheme',
    FILE,
    [
      3,
      'live:\n  - title: Live\n    guid: 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a99\n    status: pending\n    start: 2025-06-07T10:00:00+02:00\n    content-links: [{ url: https://radio.example/live, title: Listen }]\n    stream: { url: https://radio.example/live.mp3, type: audio/mpeg }\n    alternatives: [{ sources: [video.example/1.mp4], type: video/mp4 }]',
    ],
    '10:32 feed.uri-wrong',
  ],
  [
    'feed: a digest that is none',
    FILE,
    [
      3,
      'live:\n  - title: Live\n    guid: 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a99\n    status: pending\n    start: 2025-06-07T10:00:00+02:00\n    content-links: [{ url: https://radio.example/live, title: Listen }]\n    stream: { url: https://radio.example/live.mp3, type: audio/mpeg }\n    alternatives: [{ sources: [https://video.example/1.mp4], type: video/mp4, integrity: { type: sri, value: sha1-abc } }]',
    ],
    '10:110 feed.integrity-wrong',
  ],
  [
    'feed: a signature that is none',
    FILE,
    [
      3,
      'live:\n  - title: Live\n    guid: 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a99\n    status: pending\n    start: 2025-06-07T10:00:00+02:00\n    content-links: [{ url: https://radio.example/live, title: Listen }]\n    stream: { url: https://radio.example/live.mp3, type: audio/mpeg }\n    alternatives: [{ sources: [https://video.example/1.mp4], type: video/mp4, integrity: { type: pgp-signature, value: x y } }]',
    ],
    '10:120 feed.integrity-wrong',
  ],
  [
    'feed: a bitrate of nothing',
    FILE,
    [
      3,
      'live:\n  - title: Live\n    guid: 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a99\n    status: pending\n    start: 2025-06-07T10:00:00+02:00\n    content-links: [{ url: https://radio.example/live, title: Listen }]\n    stream: { url: https://radio.example/live.mp3, type: audio/mpeg }\n    alternatives: [{ sources: [https://video.example/1.mp4], type: video/mp4, bitrate: 0 }]',
    ],
    '10:88 feed.value-wrong',
  ],
  [
    'feed: a length below nothing',
    FILE,
    [
      3,
      'live:\n  - title: Live\n    guid: 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a99\n    status: pending\n    start: 2025-06-07T10:00:00+02:00\n    content-links: [{ url: https://radio.example/live, title: Listen }]\n    stream: { url: https://radio.example/live.mp3, type: audio/mpeg }\n    alternatives: [{ sources: [https://video.example/1.mp4], type: video/mp4, length: -1 }]',
    ],
    '10:87 feed.value-wrong',
  ],
  [
    'feed: a broadcast without a guid',
    FILE,
    [
      3,
      'live:\n  - title: Live\n    status: pending\n    start: 2025-06-07T10:00:00+02:00\n    content-links: [{ url: https://radio.example/live, title: Listen }]\n    stream: { url: https://radio.example/live.mp3, type: audio/mpeg }',
    ],
    '4:5 feed.live-guid-missing',
  ],
  [
    'feed: a broadcast whose guid is none',
    FILE,
    [
      3,
      'live:\n  - title: Live\n    guid: live-1\n    status: pending\n    start: 2025-06-07T10:00:00+02:00\n    content-links: [{ url: https://radio.example/live, title: Listen }]\n    stream: { url: https://radio.example/live.mp3, type: audio/mpeg }',
    ],
    '5:11 feed.live-guid-wrong',
  ],
  [
    'feed: two broadcasts with one guid',
    FILE,
    [
      3,
      'live:\n  - title: Live\n    guid: 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a99\n    status: pending\n    start: 2025-06-07T10:00:00+02:00\n    content-links: [{ url: https://radio.example/live, title: Listen }]\n    stream: { url: https://radio.example/live.mp3, type: audio/mpeg }\n  - title: Live\n    guid: 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a99\n    status: pending\n    start: 2025-06-07T10:00:00+02:00\n    content-links: [{ url: https://radio.example/live, title: Listen }]\n    stream: { url: https://radio.example/live.mp3, type: audio/mpeg }',
    ],
    '11:11 feed.live-guid-doubled',
  ],
  [
    'feed: a broadcast at no moment',
    FILE,
    [
      3,
      'live:\n  - title: Live\n    guid: 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a99\n    status: pending\n    start: tomorrow\n    content-links: [{ url: https://radio.example/live, title: Listen }]\n    stream: { url: https://radio.example/live.mp3, type: audio/mpeg }',
    ],
    '7:12 feed.live-time-wrong',
  ],
  [
    'feed: a broadcast without a zone',
    FILE,
    [
      3,
      'live:\n  - title: Live\n    guid: 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a99\n    status: pending\n    start: 2025-06-07T10:00:00\n    content-links: [{ url: https://radio.example/live, title: Listen }]\n    stream: { url: https://radio.example/live.mp3, type: audio/mpeg }',
    ],
    '7:12 feed.live-time-wrong',
  ],
  [
    'feed: a broadcast that ends before it starts',
    FILE,
    [
      3,
      'live:\n  - title: Live\n    guid: 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a99\n    status: pending\n    start: 2025-06-07T10:00:00+02:00\n    content-links: [{ url: https://radio.example/live, title: Listen }]\n    stream: { url: https://radio.example/live.mp3, type: audio/mpeg }\n    end: 2025-06-07T09:00:00+02:00',
    ],
    '10:10 feed.live-end-early',
  ],
  [
    'feed: a broadcast without a page',
    FILE,
    [
      3,
      'live:\n  - title: Live\n    guid: 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a99\n    status: pending\n    start: 2025-06-07T10:00:00+02:00\n    stream: { url: https://radio.example/live.mp3, type: audio/mpeg }',
    ],
    '4:5 feed.live-links-missing',
  ],
  [
    'feed: a broadcast with no pages',
    FILE,
    [
      3,
      'live:\n  - title: Live\n    guid: 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a99\n    status: pending\n    start: 2025-06-07T10:00:00+02:00\n    content-links: []\n    stream: { url: https://radio.example/live.mp3, type: audio/mpeg }',
    ],
    '8:20 feed.live-links-missing',
  ],
  [
    'feed: a broadcast without a stream',
    FILE,
    [
      3,
      'live:\n  - title: Live\n    guid: 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a99\n    status: pending\n    start: 2025-06-07T10:00:00+02:00\n    content-links: [{ url: https://radio.example/live, title: Listen }]',
    ],
    '4:5 feed.live-stream-missing',
  ],
  [
    'feed: a broadcast with an unknown status',
    FILE,
    [
      3,
      'live:\n  - title: Live\n    guid: 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a99\n    status: soon\n    start: 2025-06-07T10:00:00+02:00\n    content-links: [{ url: https://radio.example/live, title: Listen }]\n    stream: { url: https://radio.example/live.mp3, type: audio/mpeg }',
    ],
    '6:13 feed.value-wrong',
  ],
  [
    'feed: a broadcast with somebody unknown',
    FILE,
    [
      3,
      'live:\n  - title: Live\n    guid: 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a99\n    status: pending\n    start: 2025-06-07T10:00:00+02:00\n    content-links: [{ url: https://radio.example/live, title: Listen }]\n    stream: { url: https://radio.example/live.mp3, type: audio/mpeg }\n    people: { Host: [ann-le] }',
    ],
    '10:22 feed.person-unknown',
  ],
  [
    'feed: a broadcast with a picture that is not there',
    FILE,
    [
      3,
      'live:\n  - title: Live\n    guid: 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a99\n    status: pending\n    start: 2025-06-07T10:00:00+02:00\n    content-links: [{ url: https://radio.example/live, title: Listen }]\n    stream: { url: https://radio.example/live.mp3, type: audio/mpeg }\n    images: [{ file: x.png }]',
    ],
    '10:22 feed.image-absent',
  ],
  [
    'feed: a stream of no type',
    FILE,
    [
      3,
      'live:\n  - title: Live\n    guid: 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a99\n    status: pending\n    start: 2025-06-07T10:00:00+02:00\n    content-links: [{ url: https://radio.example/live, title: Listen }]\n    stream: { url: https://radio.example/live.mp3 }',
    ],
    '9:13 feed.key-missing',
  ],
]
