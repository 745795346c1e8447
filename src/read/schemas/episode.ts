import { z } from 'zod'
import { say } from '../../diagnostics/catalogue.ts'
import { formTrouble, isDay, unambiguousDay } from '../date.ts'
import { check, description, id, language, line, prose, tagLine } from '../fields.ts'
import * as patterns from '../patterns.ts'
import { elsewhereKeys, episodeGuid, REMOTE_EXAMPLE, remoteRecording } from './elsewhere.ts'
import { embeddedPosts } from './embedded-post.ts'
import { episodeTags } from './episode-tags.ts'
import { ownFile } from './own-file.ts'
import { photos } from './photo.ts'
import { license, location, people, roles } from './rights.ts'

const moment = check(z.string(), (value) => {
  const found = formTrouble(value)
  if (!found) return undefined
  return (at, { times }) => {
    const { trouble, fix } = formTrouble(value, times) ?? found
    return say(`episode.date-${trouble}`, at, { value, fix })
  }
}).meta({ json: { pattern: patterns.STATION_MOMENT } })

const day = check(z.string(), (value) => {
  if (isDay(value)) return undefined
  return (at, { line }) => {
    const meant = unambiguousDay(value)
    return say('episode.correction-date-wrong', at, { value, fix: meant && line(meant) })
  }
}).meta({ json: { format: 'date', pattern: patterns.DAY } })

const number = check(z.number(), (value) => {
  if (Number.isSafeInteger(value) && value > 0) return undefined
  return (at, { key }) => say('episode.number-wrong', at, { key, value })
}).meta({ shape: 'a whole number from 1', json: { type: 'integer', minimum: 1 } })

const feedId = id('episode', 'a feed’s id').meta({ examples: ['my-show'] })

/** The front matter of episodes/<slug>/episode.md. */
export const episodeShape = z.strictObject({
  title: tagLine('episode', (at) => say('episode.title-missing', at)).meta({
    description: 'What listeners see in their lists. Season and episode have keys of their own.',
    examples: ['Ann Lee on growing small exporters'],
    mistaken: ['name'],
  }),
  guid: episodeGuid.meta({
    description:
      'The episode’s identity in every app: written once by inonda add, or at an earlier host, never changed.',
    mistaken: ['id', 'uuid'],
  }),
  feed: z
    .union([feedId, z.array(feedId).min(1)])
    .exactOptional()
    .meta({
      description: 'The feed that carries the episode, or a list of them.',
      shape: 'a feed’s id, or a list of them',
      examples: ['my-show', ['my-show', 'all-shows']],
      absent: 'defaults.feed of station.yaml, and one of the two has to be there',
      mistaken: ['feeds', 'show', 'podcast'],
    }),
  date: z
    .union([z.literal('unknown'), moment])
    .exactOptional()
    .meta({
      description:
        'When it goes on air; in the future, it is not published before. Needed once it is published.',
      shape:
        'the word unknown for what was published elsewhere without one; or day, time and offset as ISO 8601 writes them; without offset in the station’s timezone, without time at its airTime',
      examples: ['2025-03-14T18:00:00+01:00', '2025-03-14T18:00', '2025-03-14'],
      absent: 'none',
      mistaken: ['published', 'pubdate', 'publish-date', 'when', 'day'],
    }),
  status: z
    .enum(['draft', 'published', 'withdrawn'])
    .exactOptional()
    .meta({
      description:
        'Only a published episode goes on air. One that is withdrawn was published, and its addresses answer “gone” for ever.',
      examples: ['published'],
      absent: 'draft',
      mistaken: ['state', 'draft'],
      meant: Object.fromEntries(
        ['public', 'publish', 'live', 'online', 'final', 'done', 'ready', 'true', 'yes'].map((word) => [
          word,
          'published',
        ]),
      ),
    }),
  announce: z
    .boolean()
    .exactOptional()
    .meta({
      description:
        'Whether the home page and the show’s page tell of a scheduled episode, with its title and date, before it goes on air. Feeds and the search never do.',
      examples: [true],
      absent: 'false',
      mistaken: ['announced', 'upcoming', 'preview'],
    }),
  language: language('episode')
    .exactOptional()
    .meta({
      description: 'The language that is spoken.',
      absent: 'that of the first feed',
      mistaken: ['lang', 'locale'],
    }),
  summary: description('episode', 'episode.summary-long')
    .exactOptional()
    .meta({
      description: 'What the episode is about, for lists and directories.',
      examples: ['Ann Lee tells how small makers find buyers abroad.'],
      absent: 'none',
      mistaken: ['description', 'subtitle', 'excerpt', 'abstract'],
    }),
  kind: z
    .enum(['full', 'trailer', 'bonus'])
    .exactOptional()
    .meta({
      description: 'A whole episode, a trailer or a bonus.',
      examples: ['full'],
      absent: 'full',
      mistaken: ['type', 'episode-type', 'episodetype'],
    }),
  season: number.exactOptional().meta({ description: 'The season’s number.', examples: [1], absent: 'none' }),
  episode: number.exactOptional().meta({
    description: 'The episode’s number; within a season, where there are seasons. A serial show needs it.',
    examples: [3],
    absent: 'none',
    mistaken: ['number', 'no', 'nr'],
  }),
  explicit: z
    .boolean()
    .exactOptional()
    .meta({
      description: 'Whether it holds strong language or content that is not for children.',
      examples: [false],
      absent: 'as the feed says',
    }),
  people: people('episode')
    .exactOptional()
    .meta({
      description: 'Who did what.',
      absent: 'nobody but the feed’s people',
      mistaken: ['credits', 'persons', 'hosts', 'host', 'guest', 'guests'],
    }),
  teams: z
    .array(
      z.strictObject({
        name: line('episode').meta({
          description: 'The group’s own name.',
          examples: ['Board'],
          mistaken: ['team', 'title'],
        }),
        role: line('episode').meta({
          description: 'What they are in the podcast taxonomy.',
          shape: 'a role of the podcast taxonomy',
          examples: ['Executive Producer'],
          json: { anyOf: [{ enum: Object.keys(roles.known) }, { pattern: roles.pattern }] },
        }),
        people: z.array(id('episode', 'an id of people.yaml')).meta({
          description: 'Who they are.',
          shape: 'a list of ids from people.yaml',
          examples: [['ann-lee']],
          mistaken: ['members', 'persons'],
        }),
      }),
    )
    .exactOptional()
    .meta({
      description: 'The producer’s own groups of people.',
      examples: [[{ name: 'Board', role: 'Executive Producer', people: ['ann-lee'] }]],
      absent: 'none',
      mistaken: ['groups', 'team'],
    }),
  speakers: z
    .record(z.string(), line('episode').meta({ shape: 'an id of people.yaml' }))
    .exactOptional()
    .meta({
      description: 'Whom the labels of this episode’s transcripts mean, where that is not plain.',
      shape: 'label of the transcript → id from people.yaml',
      examples: [{ Host: 'ann-lee', A: 'bo-chen' }],
      absent: 'labels are names, aliases, first names and roles of people credited',
      mistaken: ['speaker', 'labels', 'voices'],
    }),
  thanks: z
    .array(line('episode'))
    .exactOptional()
    .meta({
      description: 'People and organisations thanked, who did no work on the episode.',
      examples: [['Example University']],
      absent: 'none',
      mistaken: ['thank', 'acknowledgements', 'acknowledgments'],
    }),
  tags: z
    .array(line('episode'))
    .exactOptional()
    .meta({
      description: 'What it is about, in a few words each.',
      examples: [['export', 'careers']],
      absent: 'none',
      mistaken: ['tag', 'keywords', 'topics'],
    }),
  categories: z
    .array(line('episode'))
    .exactOptional()
    .meta({
      description: 'The producer’s own sections that it is filed under. Those of directories are the feed’s.',
      examples: [['Business Post']],
      absent: 'none',
      mistaken: ['category', 'section', 'sections', 'rubric'],
    }),
  takeaways: z
    .array(prose('episode'))
    .exactOptional()
    .meta({
      description: 'What to remember, a sentence each.',
      examples: [['Start with one market.']],
      absent: 'none',
      mistaken: ['takeaway', 'key-takeaways', 'highlights'],
    }),
  corrections: z
    .array(
      z.strictObject({
        date: day.meta({
          description: 'Since when the correction stands.',
          shape: 'a day',
          examples: ['2025-04-01'],
        }),
        text: prose('episode').meta({
          description: 'What was wrong and what is right, in Markdown.',
          examples: ['The office was opened in 2015, not in 2016.'],
        }),
      }),
    )
    .exactOptional()
    .meta({
      description: 'Shown on the page and in the feed; never delivers the episode again.',
      examples: [[{ date: '2025-04-01', text: 'The office was opened in 2015, not in 2016.' }]],
      absent: 'none',
      mistaken: ['correction', 'errata'],
    }),
  photos,
  posts: embeddedPosts,
  transcript: z
    .enum(['verbatim', 'edited', 'summary'])
    .exactOptional()
    .meta({
      description: 'Whether the transcript holds every word, was edited, or sums up. Shown to readers.',
      examples: ['edited'],
      absent: 'edited',
    }),
  license: license('episode')
    .exactOptional()
    .meta({
      description: 'What others may do with the episode.',
      absent: 'the feed’s',
      mistaken: ['licence'],
    }),
  location: location('episode')
    .exactOptional()
    .meta({
      description: 'The place that the episode is about.',
      absent: 'the feed’s',
      mistaken: ['place'],
    }),
  recording: z
    .union([ownFile('recording.mp3'), remoteRecording])
    .exactOptional()
    .meta({
      description:
        'The audio file, needed only where the folder holds more than one; or where the recording is, if it is only elsewhere.',
      shape: 'the name of a file in the episode’s folder; or url, bytes, type, duration and sha256',
      examples: ['interview.mp3', REMOTE_EXAMPLE],
      absent: 'the one audio file in the folder',
      mistaken: ['audio', 'file', 'enclosure', 'sound', 'media'],
    }),
  cover: ownFile('cover.jpg')
    .exactOptional()
    .meta({
      description: 'The episode’s own picture: square, 1400 to 3000 pixels, JPEG or PNG.',
      examples: ['cover.jpg'],
      absent: 'cover.jpg or cover.png where there is one, otherwise the feed’s artwork',
      mistaken: ['image', 'artwork', 'picture'],
    }),
  coverAlt: tagLine('episode')
    .exactOptional()
    .meta({
      description: 'What the cover shows, for who cannot see it: read out on pages and by apps.',
      examples: ['Two people on a pilot boat'],
      absent: 'pages say that it is the artwork of the episode, and apps say nothing',
      mistaken: ['alt', 'cover-alt', 'imageAlt', 'artworkAlt'],
    }),
  ...elsewhereKeys,
  ...episodeTags,
})

export type EpisodeFields = z.output<typeof episodeShape>
