/** Table. What each template knows beside EVERYWHERE, by name: docs/templates.md is made from it, and a test holds it against what they are given. */
import { HEARD, KINDS, type Variables } from './kinds.ts'
import { OWN_PAGE } from './own-page.ts'
import { SEARCH } from './search.ts'
import { UPCOMING } from './upcoming.ts'

const NEIGHBOUR = {
  title: 'its title',
  href: 'its page',
  lang: 'its language',
} as const

export const WAYS = {
  correction: 'link to send a correction',
  tip: 'link to send a tip',
  newsletter: 'null for none',
  reuse: 'who may use it again; null where nobody says',
  license: 'its licence by name; null for none',
} as const

export const SHARE = {
  title: 'the episode’s title',
  embed: 'link to the player as other sites show it',
  url: 'the whole address of the page',
  code: 'HTML that shows the player on another site',
  oembed: 'the whole address of its oEmbed document',
} as const

export const TEMPLATES: Readonly<Record<string, Variables>> = {
  home: {
    feeds: ['the shows', 'show'],
    latest: [
      'the newest full episode: a card and more; null before the first',
      {
        ...KINDS.card,
        artwork: ['its cover, or that of its show', 'picture'],
        recording: ['null without one; for a media element of your own', HEARD],
      },
    ],
    upcoming: ['episodes that are not public, where the page tells of some; null for none', UPCOMING],
    newest: ['the eleven newest of the others', 'card'],
    count: 'how many episodes there are, in words',
  },
  show: {
    show: [
      'the show and more',
      {
        ...KINDS.show,
        website: 'its own site elsewhere; null for none',
        first: 'the first of its pages',
        feed_href: 'link to its feed',
        json_href: 'link to its JSON Feed',
        people: [
          'its regular people',
          {
            name: 'as people.yaml spells it',
            href: 'the person’s page',
            roles: 'list of names, in the language of the page’s words',
            thumb: 'link to a small picture; null for none',
          },
        ],
        frequency: 'how often it comes, in the producer’s words; null for nothing',
      },
    ],
    latest: ['on the first page the newest full episode; null before the first, and on other pages', 'card'],
    upcoming: ['on the first page, episodes that are not public; null for none', UPCOMING],
    seasons: [
      'those that have episodes, the newest first; an empty list for fewer than two',
      { name: 'in words', href: 'where it begins' },
    ],
    groups: [
      'the episodes of this page, newest first, by season',
      {
        id: '`season-2`; null where the season began before, or there is none',
        title: 'the season in words; null for none',
        episodes: ['newest first', 'card'],
      },
    ],
    others: ['the station’s other shows, on the home page; an empty list elsewhere', 'show'],
    number: 'of this page, 1 for the newest episodes',
    place: '“Page 2 of 5”; null where there is but one',
    newer: 'the page before; null for none',
    older: 'the page after; null for none',
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
        recording: ['null without one', 'recording'],
        versions: ['the page in every language; an empty list where there is but one', 'version'],
        lead: ['a photo before the notes; null for none', 'photo'],
        notes_html: 'the show notes, with the photos and posts that they place',
        photos: ['those that the notes do not place', 'photo'],
        posts: ['those that the notes do not place', 'post'],
        takeaways: ['what to remember', { text_html: 'one of them' }],
        corrections: [
          'what was wrong',
          { date: ['when it was put right', 'figure'], text_html: 'what is right' },
        ],
        chapters: ['by time, or as the transcript has headings', 'chapter'],
        chapters_file: 'link to chapters.json; null without times',
        quotes: ['those that are in the transcript', 'quote'],
        transcript: ['the original; null without one', 'transcript'],
        comments: [
          'where the episode is discussed',
          {
            href: 'link',
            title: 'what that link is called',
            account: 'whose post it is; null for nobody',
            account_href: 'their page there; null for none',
          },
        ],
        credits: [
          'who made it',
          {
            roles: [
              'by role',
              { role: 'the role, in the language of the page’s words', people: ['who', 'person'] },
            ],
            teams: [
              'by team',
              { name: 'the team', role: 'what it is in the taxonomy', people: ['who', 'person'] },
            ],
            thanks: [
              'who is thanked',
              { name: 'the name', href: 'the person’s page; null for who has none' },
            ],
          },
        ],
        license: ['null for none', { name: 'its name', href: 'its text' }],
        ways: ['where a reader can go from there', WAYS],
        categories: 'list of names',
        tags: ['what it is about', { name: 'the tag', href: 'its page' }],
        share: ['what a reader takes along', SHARE],
        previous: ['the one before, of the same show', NEIGHBOUR],
        next: ['the one after', NEIGHBOUR],
      },
    ],
  },
  translation: {
    episode: [
      'an episode on the page of a translation: a card and more',
      {
        ...KINDS.card,
        note: 'that it is a translation, and from which language',
        translators: ['who translated it', 'person'],
        artwork: ['its cover, or that of its show', 'picture'],
        recording: ['null without one; with the captions of this language', 'recording'],
        versions: ['the page in every language', 'version'],
        transcript: ['the translation; null without words', 'transcript'],
      },
    ],
  },
  quote: {
    quote: [
      'a quote on its own page',
      {
        ...KINDS.quote,
        title: 'who said it and in which episode',
        shows: ['the shows that carry the episode', 'show'],
      },
    ],
  },
  embed: {
    episode: [
      'an episode in a frame on another site: a card and more',
      {
        ...KINDS.card,
        artwork: ['its cover, or that of its show', 'picture'],
        recording: ['null without one', 'recording'],
      },
    ],
  },
  people: {
    people: ['everybody, by name', 'entry'],
    organisations: ['the same for organisations', 'entry'],
  },
  person: {
    kind: '`person` or `organisation`',
    name: 'as people.yaml spells it',
    url: 'the person’s own page elsewhere',
    url_words: 'what that link is called',
    picture: ['a picture in the station’s folder', 'picture'],
    picture_url: 'a picture elsewhere, to be linked and not loaded',
    bio_html: 'who it is, as safe HTML; null where nothing is said',
    count: 'in how many episodes, in words',
    parts: [
      'what the person does',
      {
        role: 'the role, in the language of the page’s words',
        team: 'the team; null for none',
        feeds: [
          'the shows that have the person regularly',
          { title: 'the show’s title', lang: 'its language' },
        ],
        episodes: ['newest first', 'card'],
      },
    ],
    thanked: ['the episodes that thank the person, newest first', 'card'],
  },
  credits: {
    teams: ['by name', { name: 'the team', people: ['who', 'counted'] }],
    groups: [
      'in the taxonomy’s order',
      { name: 'the group', roles: ['in its order', { role: 'the role', people: ['who', 'counted'] }] },
    ],
  },
  subscribe: {
    feeds: [
      'the shows: each a show and more',
      {
        ...KINDS.show,
        apps: ['programs that subscribe to it', { name: 'the program’s name', href: 'link that opens it' }],
        code: ['its address to be scanned', { src: 'link to the picture', alt: 'what it shows' }],
        json_href: 'link to its JSON Feed',
      },
    ],
    opml: 'link to all feeds in one file; null without feeds',
  },
  page: OWN_PAGE,
  search: SEARCH,
  redirect: { to: 'where the page has moved' },
  'not-found': {},
}
