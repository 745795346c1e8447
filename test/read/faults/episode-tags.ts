// Table.
import { type Fault, long } from './fault.ts'

const FILE = 'episodes/one/episode.md'

export const episodeTagFaults: readonly Fault[] = [
  [
    'episode: a foreign feed by no UUID',
    FILE,
    [
      7,
      'value: { recipients: [{ type: lnaddress, address: a@b.example, split: 1 }], splits: [{ start: 0, duration: 1, item: { guid: pc20 } }] }',
    ],
    '7:125 episode.remote-guid-wrong',
  ],
  [
    'episode: a foreign feed by its address alone',
    FILE,
    [
      7,
      'value: { recipients: [{ type: lnaddress, address: a@b.example, split: 1 }], splits: [{ start: 0, duration: 1, item: { url: https://other.example/feed.xml } }] }',
    ],
    '7:117 episode.remote-unclear',
  ],
  [
    'episode: an own feed with a guid',
    FILE,
    [
      7,
      'value: { recipients: [{ type: lnaddress, address: a@b.example, split: 1 }], splits: [{ start: 0, duration: 1, item: { feed: show, guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810 } }] }',
    ],
    '7:117 episode.remote-unclear',
  ],
  [
    'episode: an own feed that is not there',
    FILE,
    [
      7,
      'value: { recipients: [{ type: lnaddress, address: a@b.example, split: 1 }], splits: [{ start: 0, duration: 1, item: { feed: shwo } }] }',
    ],
    '7:125 episode.remote-feed-unknown',
  ],
  [
    'episode: a foreign feed by http',
    FILE,
    [
      7,
      'value: { recipients: [{ type: lnaddress, address: a@b.example, split: 1 }], splits: [{ start: 0, duration: 1, item: { guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810, url: http://other.example/feed.xml } }] }',
    ],
    '7:168 episode.url-insecure',
  ],
  [
    'episode: a foreign feed of an unknown medium',
    FILE,
    [
      7,
      'value: { recipients: [{ type: lnaddress, address: a@b.example, split: 1 }], splits: [{ start: 0, duration: 1, item: { guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810, medium: musicl } }] }',
    ],
    '7:171 episode.value-wrong',
  ],
  [
    'episode: an alternative that is nowhere',
    FILE,
    [7, 'alternatives: [{ type: video/mp4 }]'],
    '7:16 episode.alternative-nowhere',
  ],
  [
    'episode: an alternative of no type',
    FILE,
    [7, 'alternatives: [{ sources: [https://video.example/1.mp4] }]'],
    '7:16 episode.alternative-type-missing',
  ],
  [
    'episode: an alternative with a long title',
    FILE,
    [7, `alternatives: [{ sources: [https://video.example/1.mp4], type: video/mp4, title: ${long(33)} }]`],
    '7:82 episode.alternative-label-long',
  ],
  [
    'episode: an alternative whose type is none',
    FILE,
    [7, 'alternatives: [{ sources: [https://video.example/1.mp4], type: mp4 }]'],
    '7:64 episode.media-type-wrong',
  ],
  [
    'episode: a source without a scheme',
    FILE,
    [7, 'alternatives: [{ sources: [video.example/1.mp4], type: video/mp4 }]'],
    '7:28 episode.uri-wrong',
  ],
  [
    'episode: a digest that is none',
    FILE,
    [
      7,
      'alternatives: [{ sources: [https://video.example/1.mp4], type: video/mp4, integrity: { type: sri, value: sha1-abc } }]',
    ],
    '7:106 episode.integrity-wrong',
  ],
  [
    'episode: a signature that is none',
    FILE,
    [
      7,
      'alternatives: [{ sources: [https://video.example/1.mp4], type: video/mp4, integrity: { type: pgp-signature, value: x y } }]',
    ],
    '7:116 episode.integrity-wrong',
  ],
  [
    'episode: a bitrate of nothing',
    FILE,
    [7, 'alternatives: [{ sources: [https://video.example/1.mp4], type: video/mp4, bitrate: 0 }]'],
    '7:84 episode.value-wrong',
  ],
  [
    'episode: a length below nothing',
    FILE,
    [7, 'alternatives: [{ sources: [https://video.example/1.mp4], type: video/mp4, length: -1 }]'],
    '7:83 episode.value-wrong',
  ],
  ['episode: a long display', FILE, [7, `display: ${long(33)}`], '7:10 episode.display-long'],
  [
    'episode: a quote that nobody said',
    FILE,
    [7, 'quotes: ["How did it start?", With two machines.]'],
    '7:31 episode.quote-absent',
  ],
  [
    'episode: a quote twice',
    FILE,
    [7, 'quotes: [With one machine., With one machine.]'],
    '7:29 episode.quote-twice',
  ],
  [
    'episode: a soundbite at no time',
    FILE,
    [7, 'soundbites: [{ start: soon, duration: 20 }]'],
    '7:23 episode.soundbite-time-wrong',
  ],
  [
    'episode: a soundbite of no time',
    FILE,
    [7, 'soundbites: [{ start: 0, duration: 0 }]'],
    '7:36 episode.soundbite-time-wrong',
  ],
  [
    'episode: a soundbite after the end',
    FILE,
    [7, 'soundbites: [{ start: 0, duration: 20 }]'],
    '7:23 episode.soundbite-outside',
  ],
  [
    'episode: a short soundbite',
    FILE,
    [7, 'soundbites: [{ start: 0, duration: 1 }]'],
    '7:36 episode.soundbite-length',
  ],
  [
    'episode: a split at no time',
    FILE,
    [
      7,
      'value: { recipients: [{ type: lnaddress, address: a@b.example, split: 1 }], splits: [{ start: x, duration: 1, recipients: [{ type: lnaddress, address: a@b.example, split: 1 }] }] }',
    ],
    '7:95 episode.split-time-wrong',
  ],
  [
    'episode: a split after the end',
    FILE,
    [
      7,
      'value: { recipients: [{ type: lnaddress, address: a@b.example, split: 1 }], splits: [{ start: 0, duration: 20, recipients: [{ type: lnaddress, address: a@b.example, split: 1 }] }] }',
    ],
    '7:95 episode.split-outside',
  ],
  [
    'episode: a split to nobody',
    FILE,
    [
      7,
      'value: { recipients: [{ type: lnaddress, address: a@b.example, split: 1 }], splits: [{ start: 0, duration: 1 }] }',
    ],
    '7:86 episode.split-unclear',
  ],
  [
    'episode: a split to both',
    FILE,
    [
      7,
      'value: { recipients: [{ type: lnaddress, address: a@b.example, split: 1 }], splits: [{ start: 0, duration: 1, item: { feed: show }, recipients: [{ type: lnaddress, address: a@b.example, split: 1 }] }] }',
    ],
    '7:86 episode.split-unclear',
  ],
  [
    'episode: a split of more than all',
    FILE,
    [
      7,
      'value: { recipients: [{ type: lnaddress, address: a@b.example, split: 1 }], splits: [{ start: 0, duration: 1, item: { feed: show }, remote-percentage: 110 }] }',
    ],
    '7:152 episode.split-percentage-wrong',
  ],
  [
    'episode: an alternative file that is not there',
    FILE,
    [7, 'alternatives: [{ file: one.opus }]'],
    '7:24 episode.alternative-absent',
  ],
  [
    'episode: an alternative file outside',
    FILE,
    [7, 'alternatives: [{ file: ../one.opus }]'],
    '7:24 episode.file-name-wrong',
  ],
  [
    'episode: an alternative file twice',
    FILE,
    [7, 'alternatives: [{ file: one.mp3 }, { file: one.mp3 }]'],
    '7:43 episode.alternative-doubled',
  ],
  [
    'episode: an alternative file with a type of its own',
    FILE,
    [7, 'alternatives: [{ file: one.mp3, type: audio/ogg }]'],
    '7:39 episode.alternative-facts',
  ],
  [
    'episode: a content link by http',
    FILE,
    [7, 'content-links: [{ url: http://video.example/1, title: Watch }]'],
    '7:24 episode.url-insecure',
  ],
  ['episode: block in words', FILE, [7, 'block: apple'], '7:8 episode.value-wrong'],
]
