import { existsSync, readFileSync } from 'node:fs'
import t from 'tap'
import { readTranscript } from '../../src/read/transcript.ts'

const FIXTURES = '../shared/fixtures/transcripts'

/** Who opens how many turns in real transcripts, one of each notation that people use. */
const TABLE: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'changelog/away-from-keyboard-5.md': { 'Tim Smith': 14, 'Justin Dorfman': 14 },
  'changelog/friends-plusplus-ato-2024.md': { 'Adam Stacoviak': 35, 'Jerod Santo': 34 },
  'changelog/news-36.md': { 'Jerod Santo': 5, 'The Goonies': 1 },
  'changelog/news-4.md': {
    'Jerod Santo': 14,
    'Nick Nisi': 6,
    Bender: 1,
    'Emeril Lagasse': 1,
    'Bill and Ted': 1,
    'Rodney Dangerfield': 1,
    'Dark Helmet': 1,
  },
  'changelog/big-tent-s1e0.md': { 'Mat Ryer': 32, 'Matt Toback': 26, 'Tom Wilkie': 25 },
  'name-stamp-line/bech32m.md': { 'Mark Erhardt': 19, 'Adam Jonas': 18 },
  'name-stamp-line/roundtable-bold.md': {
    'Adam Jonas': 18,
    'Antoine Poinsot': 13,
    'Gloria Zhao': 12,
    // One of them without its colon, as `**Name** 00:37:24`.
    'Cory Fields': 12,
    'Audience 2': 3,
    'Audience 1': 2,
    Anchor: 1,
  },
  'speaker-n/bitcoin-kernel.md': { 'Speaker 0': 18, 'Speaker 1': 16 },
  'q-and-a/silent-payments.md': { Q: 11, A: 11 },
  'initials/panel-intro.md': { SM: 8, WP: 7, CL: 7 },
  'name-alone/bitcoin-explained-49.md': { 'Sjors Provoost': 49, 'Aaron van Wirdum': 49 },
  'name-bracket-stamp/half-aggregation.md': { 'Stephan Livera': 35, 'Tim Ruffing': 31, 'Jonas Nick': 25 },
  'bold-name-no-colon/shielded-csv.md': { 'Jonas Nick': 12, Audience: 12 },
  'name-inline/multiparty-channels.md': { Audience: 11, Christian: 11 },
  'i18n/utreexo.es.md': { P: 18, R: 18 },
  // Named in full with initials once, and by initials after: two people, not four.
  'i18n/speedy-trial.es.md': { 'Aaron van Wirdum': 60, 'Sjors Provoost': 58 },
  'i18n/hac-spec.zh.md': { 问: 8, 答: 8 },
  'i18n/relay-policy.zh.md': { 问: 16, 答: 16 },
}

/** The same notations in texts of our own. */
const OWN: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'bold-name-with-colon.md': { 'Mira Stolz': 4, 'The Ovens': 1, 'Old Miller': 1 },
  'name-and-time-on-a-line.md': { 'Mira Stolz': 2, 'Jonas Adler': 2 },
  'bold-name-and-time-on-a-line.md': { 'Mira Stolz': 2, 'Jonas Adler': 2, 'Audience 1': 2, 'Audience 2': 1 },
  'speakers-with-numbers.md': { 'Speaker 0': 3, 'Speaker 1': 2 },
  'questions-after-a-summary.md': { Q: 2, A: 2 },
  'initials-after-an-introduction.md': { MS: 3, JA: 2, IK: 1 },
  'name-alone-on-a-line.md': { 'Mira Stolz': 2, 'Jonas Adler': 2 },
  'name-then-time-in-brackets.md': { 'Mira Stolz': 2, 'Jonas Adler': 2, 'Ida Korn': 1 },
  'bold-name-without-colon.md': { Audience: 2, 'Ida Korn': 3 },
  'first-name-in-a-talk.md': { Audience: 2, Ida: 2 },
  'questions.es.md': { P: 2, R: 2 },
  'names-once-then-initials.md': { 'Mira van Stolz': 3, 'Jonas Adler': 2 },
  'questions.zh.md': { 问: 2, 答: 2 },
}

/** What is truly wrong in these files. */
const FAULTS: Readonly<Record<string, readonly string[]>> = {
  'name-stamp-line/bech32m.md': ['249 transcript.time-goes-back'],
  'name-and-time-on-a-line.md': ['22 transcript.time-goes-back'],
}

const SETS = [
  ['test/fixtures/transcripts', OWN],
  [FIXTURES, TABLE],
] as const

for (const [folder, file, expected] of SETS.flatMap(([folder, table]) =>
  Object.entries(table).map(([file, counts]) => [folder, file, counts] as const),
)) {
  const path = `${folder}/${file}`
  const skip = existsSync(path) ? false : `${path} is not here`
  t.test(`${file}: every turn, under its speaker`, { skip }, async (t) => {
    const about = { file, kind: 'edited', language: 'en', people: [], credits: [] } as const
    const { value, diagnostics } = readTranscript(readFileSync(path, 'utf8'), about)
    const counts: Record<string, number> = {}
    for (const { speaker } of value?.turns ?? [])
      if (speaker !== '') counts[speaker] = (counts[speaker] ?? 0) + 1
    t.same(counts, expected)
    t.same(
      diagnostics.filter(({ severity }) => severity === 'error').map(({ code, line }) => `${line} ${code}`),
      FAULTS[file] ?? [],
    )
  })
}
