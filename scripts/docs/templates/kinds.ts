/** Table. What templates are given in more than one place: docs/templates.md is made from it. */

/** Names with, for each, what it is; where it has parts, also those: in a table, or by the name of a kind. */
export interface Variables {
  readonly [name: string]: string | readonly [what: string, parts: Variables | Kind]
}

/** What comes in more than one place. */
export type Kind =
  | 'card'
  | 'show'
  | 'picture'
  | 'figure'
  | 'moment'
  | 'person'
  | 'counted'
  | 'entry'
  | 'version'
  | 'recording'
  | 'chapter'
  | 'photo'
  | 'post'
  | 'transcript'
  | 'quote'
  | 'pieces'

const PERSON = {
  name: 'as people.yaml spells it',
  href: 'the person’s page',
} as const

/** A recording as a media element plays it. */
export const HEARD = {
  src: 'link',
  type: 'media type',
  video: 'whether it shows moving pictures',
  poster: 'the picture that a video shows before it plays; null for none',
} as const

/** A recording as a link in a list plays it. */
export const PLAYED = {
  href: 'link to the recording',
  type: 'its media type',
  seconds: 'how long it is',
  key: 'the episode’s guid, by which the player remembers it; null where the recording is elsewhere, so that a page of many may not play it',
  label: 'what the link is called: “Play: The keeper”',
} as const

const COUNTED = { ...PERSON, count: 'in how many episodes, in words; null for none' } as const

const MOMENT = {
  words: '3:12',
  iso: 'PT3M12S',
  seconds: '192',
  anchor: '`#t=192`: the player begins there',
  href: 'the recording from there; null without one',
} as const

export const KINDS: Readonly<Record<Kind, Variables>> = {
  card: {
    title: 'its title',
    href: 'its page',
    lang: 'its language',
    date: ['the day on which it went on air', 'figure'],
    length: ['how long the recording is', 'figure'],
    kind: '“Trailer” or “Bonus” in words; null for a full episode',
    explicit: 'true where it, or a show that carries it, holds strong language',
    number: 'season and episode in words; null for neither',
    summary: 'plain text',
    feeds: ['the shows that carry it', { title: 'the show’s title', lang: 'its language' }],
    thumb: 'link to the smallest size of its cover, or of that of its show; null for none',
    play: ['what is heard when it is played from a list; null without a recording', PLAYED],
  },
  show: {
    id: 'as its file in feeds/ is called',
    title: 'its title',
    lang: 'its language',
    description: 'plain text, also over several lines',
    author: 'who makes it',
    artwork: ['its cover', 'picture'],
    url: 'the whole address of its feed, to be copied',
    href: 'link to its feed',
    page: 'its page',
    link: 'the show’s own site; null for none',
    directories: [
      'where it stands in directories and apps, as its file says; an empty list for none',
      { name: 'the directory’s name', href: 'the show’s page there' },
    ],
    count: 'how many episodes it has, in words',
    funding: ['where listeners can support it', { href: 'where', title: 'its words' }],
  },
  picture: {
    src: 'link to the picture',
    srcset: 'its smaller sizes and itself; null where there are none',
    width: 'pixels',
    height: 'pixels',
    alt: 'what it shows',
  },
  figure: {
    words: 'for people: 14 March 2025, 38 min',
    iso: 'for machines: 2025-03-14, PT38M',
  },
  moment: MOMENT,
  person: PERSON,
  counted: COUNTED,
  entry: { ...COUNTED, roles: 'list of names, in the language of the page’s words' },
  version: {
    language: 'BCP 47',
    name: 'the language in its own words',
    href: 'link to the page in that language',
    current: 'true for the page itself',
  },
  recording: {
    ...HEARD,
    videos: [
      'other versions of sound that show moving pictures; an empty list for none',
      { src: 'link', type: 'media type', title: 'its title, or the episode’s', poster: 'as above' },
    ],
    format: '`MP3`',
    size: 'in words',
    track: [
      'captions; null without times',
      {
        kind: '`captions` or `subtitles`',
        src: 'link',
        language: 'BCP 47',
        label: 'the language in words',
      },
    ],
    wave: 'how loud it is, as the path of an SVG, 200 wide and 40 high; null where nobody measured it',
    chaptered: 'true if the player has buttons for chapters',
    data_html: 'what the player is to know, as a script element',
  },
  chapter: {
    title: 'its title',
    anchor: '`#…`, where a heading of the transcript has the title; null for none',
    time: ['where it begins; null where nobody knows', MOMENT],
    url: 'what it is about, elsewhere; null for none',
  },
  photo: {
    picture: ['the photo', 'picture'],
    caption_html: 'null for none',
    credit: 'who made it, as a sentence; null for nobody',
  },
  post: {
    author: 'who wrote it',
    handle: '`@radio`; null for none',
    lang: 'its language',
    href: 'where it stands; null for nowhere',
    service: 'what that place is called; null for nowhere',
    date: ['when it was written', 'figure'],
    paragraphs: 'list of plain texts, also over several lines',
  },
  quote: {
    text: 'plain text',
    lang: 'its language',
    speaker: 'who said it; null for nobody',
    page: 'link to its page, to be shared',
    hear: 'link to its place in the transcript',
    picture: 'link to its picture; null where nobody draws it',
  },
  transcript: {
    lang: 'its language',
    kind: '`verbatim`, `edited` or `summary`',
    kind_words: 'the same in words',
    estimated: 'true where times are estimated',
    aligned: 'true where times are those of an alignment with the recording',
    findable: 'true where the player’s scripts are loaded, which search in it',
    files: ['the transcript to take away', { name: '`WebVTT`', type: 'media type', href: 'link' }],
    sections: [
      'the parts under its headings',
      {
        id: 'for the heading; null before the first',
        title: 'the heading; null before the first',
        original: [
          'of a translation, the same chapter of the original; null for none',
          { title: 'its title', lang: 'its language', language: 'BCP 47', href: 'link' },
        ],
        turns: [
          'who speaks, one after the other',
          {
            id: 'for its place: `t=192`, or `p=` and a mark of its words where nobody wrote the time down',
            anchor: 'link to that place: `#t=192`',
            speaker: 'the name; null for nobody',
            voice: 'which of six looks the speaker has, from 1; null where there is but one speaker',
            face: 'link to a small picture of the speaker; null for none',
            href: 'the person’s page; null for none',
            time: [
              'when: a moment and more; null where nobody knows',
              { ...MOMENT, estimated: 'true where nobody wrote the time down' },
            ],
            paragraphs: [
              'what is said',
              {
                id: 'for its place: `p=` and a mark of its words; null where the turn has it, and for asides',
                aside: 'true for a caption or note, which is no speech',
                text_html: 'the words',
              },
            ],
          },
        ],
      },
    ],
    translations: ['in other languages', 'version'],
  },
  pieces: { text: 'plain text, one piece after the other', marked: 'true where it is what was asked for' },
}

/** How the manual calls one thing of a kind. */
export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  card: 'a card',
  show: 'a show',
  picture: 'a picture',
  figure: 'a figure',
  moment: 'a moment',
  person: 'a person',
  counted: 'a counted person',
  entry: 'an entry of a register',
  version: 'a version',
  recording: 'a recording',
  chapter: 'a chapter',
  photo: 'a photo',
  post: 'a post',
  quote: 'a quote',
  transcript: 'a transcript',
  pieces: 'a text in pieces',
}
