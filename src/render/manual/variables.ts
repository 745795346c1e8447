/** Table. What templates know, by name: docs/templates.md is made from it, and a test holds it against what they are given. */
import { KINDS, type Variables } from './kinds.ts'

const NEIGHBOUR = {
  title: 'its title',
  href: 'its page',
  lang: 'its language',
} as const

export const EVERYWHERE: Variables = {
  site: [
    'the station',
    {
      title: 'its title',
      description: 'what it is',
      lang: 'its language',
      home: 'link',
      people: 'link',
      credits: 'link',
      archive: 'link',
      tags: 'link; null where no episode has a tag',
      subscribe: 'link',
      search: 'link',
      assets: 'link to the folder of assets, with a slash at the end',
      feeds: [
        'its shows',
        {
          title: 'the show’s title',
          lang: 'its language',
          href: 'link to the feed',
          url: 'whole address of the feed',
          json_url: 'whole address of the JSON Feed',
        },
      ],
      generator: 'the program and its version',
    },
  ],
  page: [
    'the page',
    {
      address: 'where it stands: `/people/`',
      section: 'the entry of the navigation that leads there: `archive` for episodes, years and tags',
      language: 'BCP 47',
      title: 'its title',
      full_title: 'with the station’s',
      description: 'for search engines; null for none',
      canonical: 'the whole address that counts; null for none',
      hidden: 'true where search engines are to leave it out',
      alternates: ['the page in every language', { language: 'BCP 47', href: 'whole address' }],
      preview: [
        'what is shown where the page is shared; null for nothing',
        {
          type: 'of Open Graph',
          image: [
            'null for none',
            {
              url: 'whole address',
              width: 'pixels',
              height: 'pixels',
              alt: 'what it shows',
            },
          ],
          audio: ['null for none', { url: 'whole address', type: 'media type' }],
        },
      ],
      data_html: 'schema.org data as a script element',
      scripts: 'links to modules',
      words_lang: 'the language of the page’s own words',
      roles_lang: 'the language of the names of roles',
    },
  ],
}

export const TEMPLATES: Readonly<Record<string, Variables>> = {
  home: {
    feeds: ['the shows', 'show'],
    latest: [
      'the newest full episode: a card and more; null before the first',
      {
        ...KINDS.card,
        artwork: ['its cover, or that of its show', 'picture'],
        recording: ['null without one', { src: 'link', type: 'media type' }],
      },
    ],
    newest: ['the eleven newest of the others', 'card'],
    count: 'how many episodes there are, in words',
  },
  archive: {
    years: [
      'newest first',
      {
        name: 'the year in words',
        href: 'its page',
        count: 'how many episodes, in words',
        months: [
          'newest first',
          { name: 'the month in words', href: 'its place on the year’s page', count: 'a number' },
        ],
      },
    ],
  },
  year: {
    name: 'the year in words',
    count: 'how many episodes, in words',
    months: [
      'newest first',
      {
        id: '`2025-03`: what the archive’s links lead to',
        name: 'the month in words',
        count: 'a number',
        episodes: ['newest first', 'card'],
      },
    ],
    earlier: ['the year before that has episodes', { name: 'in words', href: 'its page' }],
    later: ['the year after', { name: 'in words', href: 'its page' }],
  },
  tags: {
    tags: ['by name', { name: 'the tag', href: 'its page', count: 'how many episodes, in words' }],
  },
  tag: {
    name: 'the tag',
    count: 'how many episodes, in words',
    years: ['newest first', { name: 'the year in words', episodes: ['newest first', 'card'] }],
  },
  episode: {
    episode: [
      'the episode: a card and more',
      {
        ...KINDS.card,
        shows: ['the shows that carry it', 'show'],
        language: 'in words',
        location: 'in words; null for none',
        artwork: ['its cover, or that of its show', 'picture'],
        recording: [
          'null without one',
          {
            src: 'link',
            type: 'media type',
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
          },
        ],
        notes_html: 'the show notes',
        takeaways: ['what to remember', { text_html: 'one of them' }],
        corrections: [
          'what was wrong',
          { date: ['when it was put right', 'figure'], text_html: 'what is right' },
        ],
        chapters: [
          'by time, or as the transcript has headings',
          {
            title: 'its title',
            anchor: '`#…`, where a heading of the transcript has the title',
            time: ['where it begins; null where nobody knows', 'moment'],
            url: 'what it is about, elsewhere',
          },
        ],
        chapters_file: 'link to chapters.json; null without times',
        transcript: [
          'the original; null without one',
          {
            lang: 'its language',
            kind: '`verbatim`, `edited` or `summary`',
            kind_words: 'the same in words',
            estimated: 'true where times are estimated',
            files: ['the transcript to take away', { name: '`WebVTT`', type: 'media type', href: 'link' }],
            sections: [
              'the parts under its headings',
              {
                id: 'for the heading; null before the first',
                title: 'the heading; null before the first',
                turns: [
                  'who speaks, one after the other',
                  {
                    speaker: 'the name; null for nobody',
                    href: 'the person’s page',
                    time: ['when', 'moment'],
                    paragraphs: [
                      'what is said',
                      { aside: 'true for a caption or note, which is no speech', text_html: 'the words' },
                    ],
                  },
                ],
              },
            ],
            translations: [
              'in other languages',
              { language: 'BCP 47', name: 'the language in its own words', href: 'link' },
            ],
          },
        ],
        credits: [
          'who made it',
          {
            roles: ['by role', { role: 'the role, in English', people: ['who', 'person'] }],
            teams: [
              'by team',
              { name: 'the team', role: 'what it is in the taxonomy', people: ['who', 'person'] },
            ],
            thanks: 'list of names',
          },
        ],
        license: ['null for none', { name: 'its name', href: 'its text' }],
        tags: ['what it is about', { name: 'the tag', href: 'its page' }],
        previous: ['the one before, of the same show', NEIGHBOUR],
        next: ['the one after', NEIGHBOUR],
      },
    ],
  },
  people: {
    people: ['everybody, by name', { ...KINDS.counted, roles: 'list of names' }],
  },
  person: {
    name: 'as people.yaml spells it',
    url: 'the person’s own page elsewhere',
    url_words: 'what that link is called',
    picture: ['a picture in the station’s folder', 'picture'],
    picture_url: 'a picture elsewhere, to be linked and not loaded',
    count: 'in how many episodes, in words',
    parts: [
      'what the person does',
      {
        role: 'the role, in English',
        team: 'the team; null for none',
        feeds: [
          'the shows that have the person regularly',
          { title: 'the show’s title', lang: 'its language' },
        ],
        episodes: ['newest first', 'card'],
      },
    ],
  },
  credits: {
    teams: ['by name', { name: 'the team', people: ['who', 'counted'] }],
    groups: [
      'in the taxonomy’s order',
      { name: 'the group', roles: ['in its order', { role: 'the role', people: ['who', 'counted'] }] },
    ],
  },
  redirect: { to: 'where the page has moved' },
  'not-found': {},
}

/** What partials are handed. */
export const PARTIALS: Readonly<Record<string, Variables>> = {
  'episode-card': { episode: ['on the home page', 'card'] },
  'episode-facts': { episode: ['show, number and length on one line', 'card'] },
  'episode-list': { episodes: ['of a month, a year or a person', 'card'] },
  'counted-people': { people: ['of a team or a role', 'counted'] },
  'credits-list': { credits: 'those of `episode`' },
  transcript: { transcript: 'that of `episode`' },
}
