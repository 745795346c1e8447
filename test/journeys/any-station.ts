import fc from 'fast-check'
import type { Credit } from '../../src/model/credit.ts'
import type { Episode } from '../../src/model/episode.ts'
import type { Person } from '../../src/model/person.ts'
import type { Station } from '../../src/model/station.ts'
import { ROLES } from '../../src/model/taxonomy.ts'
import type { Transcript } from '../../src/model/transcript.ts'
import { aFeed, anEpisode, aRecording, aStation } from '../build/a-station.ts'
import { HOSTILE } from '../render/on-air.ts'

const piece = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.constantFrom(
    '" onmouseover="alert(1)',
    "' onload='alert(1)",
    '{{ station.title }}{% if %}',
    '<img src=x onerror=alert(1)>',
  ),
  fc.constantFrom(
    '[x](javascript:alert(1))',
    '![y](data:text/html,z)',
    '**a** `b`',
    '| a |\n|--|\n| <b> |',
    '</p></html>',
    '- [ ] x',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  // Code units, so that halves of surrogate pairs come too.
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 6 })
    .map((units) => String.fromCharCode(...units)),
)

/** Any text, none too; short enough that no tag has to cut it. */
export const anyText: fc.Arbitrary<string> = fc
  .array(piece, { maxLength: 2 })
  .map((pieces) => pieces.join(' '))

/** Any text with a word in it, as readers want of titles and names. */
export const anyWords: fc.Arbitrary<string> = anyText.map((text) => `Word ${text}`)

type Texts = fc.Arbitrary<string>
const addressOr = (text: Texts) =>
  fc.oneof(text, fc.constantFrom('javascript:alert(1)', 'https://a.example/?b=1&c="'), fc.webUrl())
const language = fc.constantFrom('en', 'it', 'zh-Hans', 'ar', 'fr')
const seconds = fc.integer({ min: 0, max: 90 })
const second = fc.integer({ min: 0, max: 4_000_000_000 })

const peopleOf = (text: Texts) =>
  fc
    .array(fc.record({ name: text, url: addressOr(text), image: addressOr(text) }), {
      minLength: 1,
      maxLength: 3,
    })
    .map((all) => all.map((one, index): Person => ({ id: `person-${index}`, aliases: [], ...one })))

function transcripts(people: readonly Person[], text: Texts): fc.Arbitrary<Transcript[]> {
  const turn = fc.record(
    {
      speaker: fc.oneof(text, fc.constantFrom(...people.map(({ name }) => name))),
      paragraphs: fc.array(text, { minLength: 1, maxLength: 3 }),
      asides: fc.array(fc.record({ after: fc.constantFrom(0, 1), text }), { maxLength: 1 }),
      start: seconds,
      chapter: fc.constant(0),
    },
    { requiredKeys: ['speaker', 'paragraphs', 'asides'] },
  )
  const transcript = fc.record({
    file: fc.constant('transcript.md'),
    kind: fc.constantFrom('verbatim', 'edited', 'summary'),
    language,
    chapters: fc.array(fc.record({ title: text, start: seconds }), { minLength: 1, maxLength: 2 }),
    turns: fc.array(turn, { maxLength: 4 }),
  })
  return fc.uniqueArray(transcript, { maxLength: 2, selector: (one) => one.language })
}

function episodes(people: readonly Person[], text: Texts): fc.Arbitrary<Episode[]> {
  const credit = fc
    .record({ person: fc.constantFrom(...people), role: fc.constantFrom(...ROLES), team: text })
    .map(({ person, role, team }): Credit => ({ person, ...role, ...(team === '' ? {} : { team }) }))
  const facts = fc.record({
    guid: fc.uuid(),
    title: text,
    feeds: fc.constantFrom(['show'], ['other'], ['show', 'other']),
    date: second.map((since) => new Date(since * 1000)),
    language,
    summary: text,
    credits: fc.array(credit, { maxLength: 4 }),
    thanks: fc.array(text, { maxLength: 2 }),
    tags: fc.array(text, { maxLength: 2 }),
    takeaways: fc.array(text, { maxLength: 2 }),
    corrections: fc.array(fc.record({ date: fc.constant('2025-04-01'), text }), { maxLength: 2 }),
    chapters: fc.array(
      fc.record({ title: text, start: seconds, url: addressOr(text), image: addressOr(text) }),
      {
        maxLength: 2,
      },
    ),
    notes: text,
    license: fc.record({ name: text, url: addressOr(text) }),
    location: fc.record({ name: text, geo: text }),
    transcripts: transcripts(people, text),
    recording: fc
      .record({
        file: fc.constantFrom('a.mp3', `a" b<c>&'.mp3`, '声 ü.mp3'),
        seconds: fc.double({ min: 0.1, max: 99, noNaN: true }),
      })
      .map(aRecording),
  })
  return fc
    .uniqueArray(facts, { minLength: 1, maxLength: 2, selector: ({ guid }) => guid })
    .map((all) => all.map((one, index) => anEpisode({ slug: `episode-${index}`, ...one })))
}

/** Any station that a reader could hand on, and many that no reader would: whatever strings, in whatever field. */
export const anyStation = (text: Texts): fc.Arbitrary<Station> =>
  peopleOf(text).chain((people) =>
    fc
      .record({
        title: text,
        description: text,
        language,
        episodes: episodes(people, text),
        show: fc.record({
          title: text,
          description: text,
          author: text,
          copyright: text,
          link: addressOr(text),
          language,
        }),
        funding: fc.array(fc.record({ url: addressOr(text), title: text }), { maxLength: 1 }),
      })
      .map(({ episodes, show, funding, ...facts }) =>
        aStation(episodes, {
          ...facts,
          people,
          feeds: [aFeed({ ...show, funding }), aFeed({ id: 'other' })],
        }),
      ),
  )
