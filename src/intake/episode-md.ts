import { stringify } from 'yaml'
import { longClock } from '../model/clock-time.ts'
import type { Offers } from './recording-facts.ts'
import type { CreditsGuess } from './speaker-guess.ts'
import type { WrittenChapter } from './text/facts.ts'

/** The contents of a draft's front matter and notes. */
export interface EpisodeFacts {
  readonly title: string
  readonly guid: string
  readonly feed: string | readonly string[]
  readonly date?: string
  /** A day in the text, if no date is known. */
  readonly day?: { readonly day: string; readonly text: string }
  readonly language: string
  readonly summary?: string
  readonly kind?: string
  readonly season?: number
  readonly episode?: number
  readonly explicit?: boolean
  readonly chapters: readonly WrittenChapter[]
  /** The metadata in the recording. */
  readonly offers?: Offers
  readonly creditsGuess: CreditsGuess
  readonly tags: readonly string[]
  readonly unclearTags?: readonly string[]
  readonly categories: readonly string[]
  readonly takeaways: readonly string[]
  readonly transcript?: 'verbatim' | 'edited' | 'summary'
  readonly recording?: string
  readonly cover?: string
  /** Markdown. */
  readonly notes: string
}

/** Writes episode.md: front matter in the documented order, with guesses as comments, followed by the notes. */
export function writeEpisode(facts: EpisodeFacts): string {
  const {
    title,
    guid,
    feed,
    date,
    language,
    summary,
    creditsGuess,
    tags,
    takeaways,
    transcript,
    recording,
    cover,
  } = facts
  const parts = [
    '# A draft by inonda add. Lines that begin with # are questions: where one is right, take its # away.',
    field('title', title),
    offered('title', facts.offers?.title, title),
    field('guid', guid),
    typeof feed === 'string' ? field('feed', feed) : list('feed', feed),
    date === undefined ? dayComment(facts.day) : field('date', date),
    field('status', 'draft'),
    field('language', language),
    summary === undefined ? '' : field('summary', summary),
    ...plain({ kind: facts.kind, season: facts.season, episode: facts.episode, explicit: facts.explicit }),
    people(creditsGuess),
    facts.offers?.artist === undefined ? '' : `# The recording names “${comment(facts.offers.artist)}”.`,
    speakers(creditsGuess),
    teams(creditsGuess),
    list('thanks', creditsGuess.thanks),
    list('tags', tags),
    facts.unclearTags ? `# tags: ${flow(facts.unclearTags)}  # join the words that belong together` : '',
    list('categories', facts.categories),
    takeaways.length > 0 ? block('takeaways', takeaways) : '',
    transcript === undefined ? '' : field('transcript', transcript),
    recording === undefined ? '' : field('recording', recording),
    cover === undefined ? '' : field('cover', cover),
    cover === undefined && facts.offers?.picture !== undefined
      ? `# cover: cover.jpg  # the recording holds a picture (${comment(facts.offers.picture)}): save it as that file`
      : '',
    chapters(facts.chapters),
    facts.chapters.length === 0 ? offeredChapters(facts.offers) : '',
  ]
  const front = parts.filter((part) => part !== '').join('\n')
  const notes = facts.notes.trim()
  return `---\n${front}\n---\n${notes === '' ? '' : `\n${notes}\n`}`
}

function dayComment(day: EpisodeFacts['day']): string {
  return day
    ? `# date: ${day.day}  # the text says “${comment(day.text)}”; add the time and zone of going on air`
    : ''
}

function people({ people: sure, guesses }: CreditsGuess): string {
  if (sure.length === 0 && guesses.length === 0) return ''
  const head = sure.length > 0 ? 'people:' : '# people:'
  const lines = sure.map(({ role, ids }) => `  ${inline(role)}: ${flow(ids)}`)
  // One line per role, because YAML does not allow duplicate keys.
  const asked = [...new Set(guesses.map(({ role }) => role))].map((role) => {
    const same = guesses.filter((guess) => guess.role === role)
    const questions = same.map(({ question }) => question).join(' ')
    return `#   ${inline(role)}: ${flow([...new Set(same.flatMap(({ ids }) => ids))])}  # ${comment(questions)}`
  })
  return [head, ...lines, ...asked].join('\n')
}

/** The `speakers:` map: certain entries, followed by guesses that the producer can uncomment. */
function speakers({ speakers: sure, guesses }: CreditsGuess): string {
  const known = new Set(sure.map(({ label }) => label))
  const asked = guesses.flatMap(({ label, ids, question }) => {
    if (label === undefined || known.has(label)) return []
    known.add(label)
    return [`#   ${comment(inline(label))}: ${ids[0] ?? 'first-last'}  # ${comment(question)}`]
  })
  if (sure.length + asked.length === 0) return ''
  const lines = sure.map(({ label, id }) => `  ${inline(label)}: ${inline(id)}`)
  return [lines.length > 0 ? 'speakers:' : '# speakers:', ...lines, ...asked].join('\n')
}

function teams({ teams: all }: CreditsGuess): string {
  if (all.length === 0) return ''
  const entries = all.map(({ name, role, ids }) =>
    [`  - name: ${inline(name)}`, `    role: ${inline(role)}`, `    people: ${flow(ids)}`].join('\n'),
  )
  return ['teams:', ...entries].join('\n')
}

/** Keywords, numbers, true and false need no quotes. */
function plain(values: Readonly<Record<string, string | number | boolean | undefined>>): readonly string[] {
  return Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]))
}

function chapters(all: readonly WrittenChapter[]): string {
  const entries = all.map(({ title, start }) => `  - title: ${inline(title)}\n    start: ${inline(start)}`)
  return entries.length === 0 ? '' : ['chapters:', ...entries].join('\n')
}

/** A value from the recording as a comment, if it differs from the draft's. */
function offered(key: string, value: string | undefined, known: string): string {
  return value === undefined || value === known ? '' : `# ${field(key, value)}  # the recording says so`
}

function offeredChapters(offers: Offers | undefined): string {
  const written = (offers?.chapters ?? []).map(({ title, start }) => ({ title, start: longClock(start) }))
  if (written.length === 0) return ''
  const [head = '', ...rows] = chapters(written)
    .split('\n')
    .map((row) => `# ${row}`)
  return [`${head}  # as the recording has them; they hold unless others are written here`, ...rows].join(
    '\n',
  )
}

function field(key: string, value: string): string {
  return `${key}: ${inline(value)}`
}

function list(key: string, values: readonly string[]): string {
  return values.length > 0 ? `${key}: ${flow(values)}` : ''
}

function block(key: string, values: readonly string[]): string {
  return [`${key}:`, ...values.map((value) => `  - ${inline(value)}`)].join('\n')
}

function flow(values: readonly string[]): string {
  return `[${values.map((value) => flowScalar(value)).join(', ')}]`
}

/** Any text as a YAML scalar on one line, quoted if necessary. */
function inline(value: string): string {
  return stringify(value.replaceAll('\n', ' '), { lineWidth: 0, blockQuote: false }).trimEnd()
}

/** In a flow list, unquoted values must not contain commas or brackets. */
function flowScalar(value: string): string {
  const written = inline(value)
  return /^[^"'].*[,[\]{}]/.test(written) ? JSON.stringify(value) : written
}

function comment(text: string): string {
  return text.replace(/\s+/g, ' ')
}
