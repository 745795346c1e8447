/** Table. What templates are given in more than one place: docs/templates.md is made from it. */

/** Names with, for each, what it is; where it has parts, also those: in a table, or by the name of a kind. */
export interface Variables {
  readonly [name: string]: string | readonly [what: string, parts: Variables | Kind]
}

/** What comes in more than one place. */
export type Kind = 'card' | 'show' | 'picture' | 'figure' | 'moment' | 'person' | 'counted'

const PERSON = {
  name: 'as people.yaml spells it',
  href: 'the person’s page',
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
    link: 'the show’s own site',
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
  moment: {
    words: '3:12',
    iso: 'PT3M12S',
    seconds: '192',
    id: 'for the place that is to be its anchor; null where another place on the page has it',
    anchor: '`#t=192`',
    href: 'the recording from there; null without one',
    estimated: 'true where nobody wrote the time down',
  },
  person: PERSON,
  counted: { ...PERSON, count: 'in how many episodes, in words; null for none' },
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
}
