import type { Episode } from '../../src/model/episode.ts'
import type { Feed } from '../../src/model/feed.ts'
import type { Recording } from '../../src/model/recording.ts'
import type { Station } from '../../src/model/station.ts'

/** A recording that need not exist. */
export const aRecording = (some: Partial<Recording> = {}): Recording => ({
  file: 'a.mp3',
  type: 'audio/mpeg',
  bytes: 1000,
  seconds: 60,
  digest: 'aa',
  chapters: [],
  tags: {},
  ...some,
})

/** A published episode, changed as a test needs it. */
export const anEpisode = (some: Partial<Episode> = {}): Episode => ({
  slug: 'first',
  guid: '11111111-1111-4111-8111-111111111111',
  title: 'First',
  feeds: ['show'],
  status: 'published',
  date: new Date('2026-03-01T10:00:00Z'),
  day: '2026-03-01',
  language: 'en',
  kind: 'full',
  credits: [],
  thanks: [],
  tags: [],
  takeaways: [],
  corrections: [],
  chapters: [],
  notes: 'Notes.',
  transcripts: [],
  recording: aRecording(),
  ...some,
})

export const aFeed = (some: Partial<Feed> = {}): Feed => ({
  id: 'show',
  title: 'Show',
  description: 'A show.',
  author: 'Radio',
  language: 'en',
  categories: [{ name: 'Education' }],
  artwork: { file: 'feeds/show.png', type: 'image/png', bytes: 10, width: 1400, height: 1400, digest: 'bb' },
  explicit: false,
  type: 'episodic',
  funding: [],
  locked: false,
  medium: 'podcast',
  credits: [],
  ...some,
})

export const aStation = (episodes: readonly Episode[], some: Partial<Station> = {}): Station => ({
  title: 'Radio',
  url: 'https://radio.example',
  language: 'en',
  contact: 'radio@radio.example',
  theme: {},
  people: [],
  feeds: [aFeed()],
  episodes,
  templates: new Map(),
  ...some,
})
