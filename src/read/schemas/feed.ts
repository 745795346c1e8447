import { z } from 'zod'
import { say } from '../../diagnostics/catalogue.ts'
import { MEDIUMS } from '../../model/medium.ts'
import { check, description, email, ID, idFrom, language, tagLine, url, uuid } from '../fields.ts'
import { isFileName } from '../paths.ts'
import * as patterns from '../patterns.ts'
import { category } from './category.ts'
import { directories } from './directories.ts'
import { extraElements } from './extra-element.ts'
import { funding } from './extras.ts'
import { feedTags } from './feed-tags.ts'
import { license, location, people } from './rights.ts'

const artwork = check(z.string(), (value) => {
  if (isFileName(value)) return undefined
  return (at, { key, line }) =>
    say('feed.file-name-wrong', at, {
      key,
      value,
      folder: 'feeds/',
      example: line(
        value
          .split(/[/\\]/)
          .filter((part) => part !== '..')
          .at(-1) || 'my-show.jpg',
      ),
    })
})

const former = check(z.string(), (value) => {
  if (ID.test(value)) return undefined
  return (at, { key, line }) => {
    const file = value.split(/[/\\]/).at(-1) ?? ''
    const fix = `Write ${line(idFrom(file.replace(/\.(?:ya?ml|xml|json)$/i, '')))}`
    return say('feed.value-wrong', at, { key, found: `“${value}”`, expected: 'a feed’s id', fix })
  }
}).meta({ shape: 'a feed’s id', examples: ['old-show'], json: { pattern: ID.source } })

/** feeds/<id>.yaml. */
export const feedShape = z.strictObject({
  title: tagLine('feed').meta({
    description: 'The show’s name, as listeners look for it.',
    examples: ['My Show'],
    mistaken: ['name'],
  }),
  description: description('feed', 'feed.description-long').meta({
    description: 'What the show is about: the text that directories print.',
    examples: ['Conversations with people who export what they make.'],
    mistaken: ['summary', 'subtitle', 'about'],
  }),
  author: tagLine('feed')
    .exactOptional()
    .meta({
      description: 'Who makes the show: a person or a group.',
      examples: ['Example Radio'],
      absent: 'defaults.author of station.yaml, and one of the two has to be there',
      mistaken: ['by', 'creator', 'authors'],
    }),
  owner: z
    .strictObject({
      name: tagLine('feed').meta({ description: 'The owner’s name.', examples: ['Example Radio'] }),
      email: email('feed').meta({
        description: 'Directories send a code there to prove that the show is yours.',
        mistaken: ['mail', 'e-mail'],
      }),
    })
    .exactOptional()
    .meta({
      description: 'Who owns the show in directories.',
      examples: [{ name: 'Example Radio', email: 'desk@radio.example' }],
    }),
  language: language('feed')
    .exactOptional()
    .meta({
      description: 'The language of the show.',
      absent: 'defaults.language of station.yaml, then its language',
      mistaken: ['lang', 'locale'],
    }),
  categories: z
    .array(category)
    .min(1)
    .meta({
      description: 'Apple’s categories, the most important first; directories shelve the show there.',
      shape: 'a list of category or category > subcategory',
      examples: [['Business > Careers', 'Education']],
      mistaken: ['category', 'genre', 'genres'],
    }),
  artwork: artwork.meta({
    description:
      'The show’s picture in every app: a file beside this one, square, 1400 to 3000 pixels, JPEG or PNG.',
    shape: 'the name of a file in feeds/',
    json: { pattern: patterns.FILE_NAME },
    examples: ['my-show.jpg'],
    mistaken: ['image', 'cover', 'picture', 'logo', 'art'],
  }),
  artworkAlt: tagLine('feed')
    .exactOptional()
    .meta({
      description: 'What the artwork shows, for who cannot see it: read out on pages and by apps.',
      examples: ['A lighthouse at night'],
      absent: 'pages say that it is the artwork of the show, and apps say nothing',
      mistaken: ['alt', 'artwork-alt', 'imageAlt', 'coverAlt'],
    }),
  formerly: z
    .union([former, z.array(former).min(1)])
    .exactOptional()
    .meta({
      description:
        'The id that the show had before: the name of its file without .yaml. Its old addresses redirect, its podcast:guid stays, and itunes:new-feed-url tells directories.',
      shape: 'a feed’s id, or a list of them',
      examples: ['old-show'],
      mistaken: ['former', 'previously', 'renamed', 'old-id'],
    }),
  'artwork-as-is': z
    .boolean()
    .exactOptional()
    .meta({
      description:
        'Whether the artwork came with a show that directories have already: what is wrong with it is told, and stops nothing.',
      examples: [true],
      absent: 'false',
    }),
  explicit: z
    .boolean()
    .exactOptional()
    .meta({
      description: 'Whether the show holds strong language or content that is not for children.',
      examples: [false],
      absent: 'defaults.explicit of station.yaml, and one of the two has to be there',
    }),
  type: z
    .enum(['episodic', 'serial'])
    .exactOptional()
    .meta({
      description: 'serial is played from the first episode on, episodic from the newest.',
      examples: ['episodic'],
      absent: 'episodic',
    }),
  link: url('feed')
    .exactOptional()
    .meta({
      description: 'The show’s page.',
      absent: 'its page here, `/shows/<id>/`',
      mistaken: ['url', 'website', 'homepage'],
    }),
  copyright: tagLine('feed')
    .exactOptional()
    .meta({
      description: 'Who holds the rights.',
      examples: ['Example Radio'],
      absent: 'defaults.copyright of station.yaml',
      mistaken: ['rights'],
    }),
  license: license('feed')
    .exactOptional()
    .meta({
      description: 'What others may do with the show.',
      absent: 'defaults.license of station.yaml',
      mistaken: ['licence'],
    }),
  location: location('feed')
    .exactOptional()
    .meta({
      description: 'The place that the show is about.',
      absent: 'defaults.location of station.yaml',
      mistaken: ['place'],
    }),
  funding: funding('feed').exactOptional().meta({
    description: 'Where listeners can support the show.',
    absent: 'defaults.funding of station.yaml',
  }),
  locked: z
    .boolean()
    .exactOptional()
    .meta({
      description: 'Whether other hosts shall refuse to import the show.',
      examples: [true],
      absent: 'false',
    }),
  guid: uuid((value) => (at) => say('feed.guid-wrong', at, { value }))
    .exactOptional()
    .meta({
      description: 'The podcast:guid that the show had at an earlier host.',
      examples: ['917393e3-1b1e-5cef-ace4-edaa54e1f810'],
      absent: 'made from the feed’s first address',
    }),
  medium: z
    .enum(MEDIUMS)
    .exactOptional()
    .meta({
      description:
        'What the feed holds. With an L at the end, and for mixed and publisher, it holds nothing but items.',
      examples: ['podcast'],
      absent: 'podcast; video where all recordings are videos',
    }),
  newest: z
    .int()
    .min(1)
    .exactOptional()
    .meta({
      description:
        'How many episodes the feed keeps at least; older ones go to archives, a hundred at a time. Apps show what the feed holds.',
      shape: 'a whole number from 1',
      examples: [100],
      absent: '300, or as many as make 900 kB',
      mistaken: ['items', 'limit', 'count', 'max-items', 'page-size'],
    }),
  hub: z
    .array(url('feed').meta({ examples: ['https://hub.example/'] }))
    .exactOptional()
    .meta({
      description:
        'WebSub hubs that inonda announce tells of changes, so that apps need not wait for their next look.',
      examples: [['https://hub.example/']],
      absent: 'defaults.hub of station.yaml',
      mistaken: ['hubs', 'websub', 'pubsubhubbub'],
    }),
  people: people('feed')
    .exactOptional()
    .meta({
      description: 'Who is there in every episode.',
      absent: 'nobody',
      mistaken: ['credits', 'persons', 'hosts'],
    }),
  'restate-people': z
    .boolean()
    .exactOptional()
    .meta({
      description:
        'Whether episodes that name people are also credited to the show’s own. A show that came from elsewhere says false: there, who is named is all.',
      examples: [false],
      absent: 'true',
    }),
  extra: extraElements('feed').exactOptional().meta({
    description:
      'Elements of the show’s earlier feed that Inonda gives no meaning to, written back as they are.',
    absent: 'none',
  }),
  directories: directories()
    .exactOptional()
    .meta({
      description:
        'Where the show stands in directories and apps. Pages offer each as a button; a directory that is not known is shown by the name that it has here.',
      absent: 'pages offer apps that open the feed, and its address',
      mistaken: ['directory', 'listen-on', 'listenon', 'platforms', 'subscribe', 'apps'],
    }),
  ...feedTags,
})

export type FeedFields = z.output<typeof feedShape>
