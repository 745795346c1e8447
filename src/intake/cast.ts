import { say } from '../diagnostics/catalogue.ts'
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts'
import { findRole } from '../model/taxonomy.ts'
import { labelKey } from '../read/transcript/label.ts'
import { isSpeakerWord } from '../read/transcript/words.ts'
import { frontCast, oneOfARole } from './front/cast.ts'
import type { Guess } from './guess.ts'
import type { Material } from './material.ts'
import { type Directory, isFullName, isOrganisation } from './people.ts'
import { introductionsIn, meetingIn } from './text/introductions.ts'

/** The people of an episode: what the text says for certain, and what only looks so. */
export interface Cast {
  readonly people: readonly { readonly role: string; readonly ids: readonly string[] }[]
  readonly teams: readonly { readonly name: string; readonly role: string; readonly ids: readonly string[] }[]
  readonly thanks: readonly string[]
  /** Lines that the producer can make true by taking a # away. */
  readonly guesses: readonly Guess[]
  readonly diagnostics: readonly Diagnostic[]
}

const PROPOSALS: readonly (readonly [RegExp, string])[] = [
  [/\bboard\b|consiglio/i, 'Executive Producer'],
  [/\badvis[eo]r|consult|consulen/i, 'Consultant'],
  [/social/i, 'Social Media Manager'],
  [/marketing|communication|comunicazione/i, 'Marketing Manager'],
  [/business|operations|organi[sz]/i, 'Production Coordinator'],
  [/graphic|design|grafica/i, 'Graphic Designer'],
  [/sound|audio|technical|tecnic/i, 'Audio Engineer'],
  [/research|ricerca/i, 'Researcher'],
  [/editorial|redazione/i, 'Managing Editor'],
  [/translat|traduz/i, 'Translator'],
]
const OTHER_TEAM = 'Production Assistant'

/** Finds out who has which part. Equal names are one person; a first name alone only makes a question. */
export function castOf(material: Material, directory: Directory): Cast {
  const { file, thanks } = material
  const diagnostics: Diagnostic[] = []
  const credited = material.roles.flatMap(({ name, people: names, said, line }) => {
    const role = findRole(name)?.role
    if (said !== undefined && role !== undefined)
      diagnostics.push(say('intake.team-role-proposed', { file, line, column: 1 }, { team: said, role }))
    return role === undefined ? [] : [{ role, ids: names.map(directory.idOf) }]
  })
  const fronted = frontCast(material, directory, diagnostics)
  const people = oneOfARole([...fronted.people, ...credited])
  const teams = material.teams.map(({ name, people: names, line }) => {
    const role = PROPOSALS.find(([pattern]) => pattern.test(name))?.[1] ?? OTHER_TEAM
    diagnostics.push(say('intake.team-role-proposed', { file, line, column: 1 }, { team: name, role }))
    return { name, role, ids: names.filter((one) => !isOrganisation(one)).map(directory.idOf) }
  })
  const firms = material.teams.flatMap(({ people: names }) => names.filter(isOrganisation))
  for (const name of thanks) if (isFullName(name) && !isOrganisation(name)) directory.idOf(name)
  const sure = new Set(people.map(({ role }) => role))
  const guesses = [...fronted.guesses, ...guessed(material, directory, sure, diagnostics)]
  return {
    people,
    teams: teams.filter(({ ids }) => ids.length > 0),
    thanks: [...thanks, ...firms],
    guesses,
    diagnostics,
  }
}

function speechPlace({ file, speechFile = file, speechLine }: Material): Place {
  return { file: speechFile, line: speechLine, column: 1 }
}

const QUESTIONERS = /^(?:q|p|question|domanda|pregunta|frage|interviewer|问|問)$/i
const ANSWERERS = /^(?:a|r|answer|risposta|respuesta|antwort|interviewee|答)$/i

interface Part {
  readonly role: string
  readonly said: string
}

function guessed(
  material: Material,
  directory: Directory,
  sure: ReadonlySet<string>,
  diagnostics: Diagnostic[],
): readonly Guess[] {
  const { turns } = material
  const at = speechPlace(material)
  const labels = [...new Set(turns.map((turn) => turn.speaker))].filter((label) => label !== '')
  const guesses: Guess[] = []
  for (const { role, said } of partsOf(material, labels)) {
    if (sure.has(role)) continue
    const found = isFullName(said)
      ? [directory.idOf(said)]
      : directory.called(said).map((person) => person.id)
    const full = isFullName(said)
    const names = found.map((id) => nameOf(directory, id, said))
    if (found.length === 0) {
      diagnostics.push(say('intake.person-unnamed', at, { said, role }))
      guesses.push({ role, ids: [], question: `who is “${said}”?` })
      continue
    }
    const id = found[0] ?? ''
    diagnostics.push(
      full
        ? say('intake.role-question', at, { name: said, role, id })
        : say('intake.person-question', at, { said, role, name: names.join(' or '), id }),
    )
    guesses.push({
      role,
      ids: found,
      question: full ? `is ${said} the ${role}?` : `is “${said}” ${names.join(' or ')}?`,
    })
  }
  const listed = material.speakers
    .slice(0, MOST_SPEAKERS)
    .filter((name) => !labels.some((label) => sameOrFirst(label, name)))
  for (const name of listed) {
    const id = directory.idOf(name)
    diagnostics.push(say('intake.role-question', at, { name, role: 'Guest', id }))
    guesses.push({ role: 'Guest', ids: [id], question: `${name} speaks here, under which label?` })
  }
  return [...guesses, ...anonymous(material, labels, directory, diagnostics)]
}

/** Who is introduced, then whoever speaks under a name and was not. */
function partsOf({ turns }: Material, labels: readonly string[]): readonly Part[] {
  const speech = turns
    .slice(0, 4)
    .flatMap((turn) => turn.paragraphs)
    .join(' ')
  const introduced = introductionsIn(speech)
  // Without a question there is no answer: then A is somebody's letter.
  const isQuestioned = labels.some((label) => QUESTIONERS.test(label))
  const isLetter = (label: string) => /^\P{L}*\p{L}\P{L}*$/u.test(label)
  const named = labels
    .filter((label) => label.length < 100 && (isLetter(label) ? !isQuestioned : !isSpeakerWord(label)))
    .slice(0, MOST_SPEAKERS)
  const told = (said: string) => introduced.find((one) => sameOrFirst(one.said, said))
  const parts: Part[] = introduced.filter((one) => !named.some((label) => sameOrFirst(one.said, label)))
  const asks = new Map(named.map((label) => [label, shareOfQuestions(turns, label)]))
  const hosted = labels.some((label) =>
    /^(?:host|conduttore|conduttrice|presenter|moderator|interviewer)$/i.test(label),
  )
  const host = hosted ? undefined : [...named].sort((a, b) => (asks.get(b) ?? 0) - (asks.get(a) ?? 0))[0]
  const speakers = named.map(
    (said): Part => ({ said, role: told(said)?.role ?? (said === host ? 'Host' : 'Guest') }),
  )
  return [...parts, ...speakers].sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role))
}

/** Nobody answers more questions than this. */
const MOST_SPEAKERS = 24

function shareOfQuestions(turns: Material['turns'], label: string): number {
  const own = turns.filter((turn) => turn.speaker === label)
  return own.filter((turn) => turn.paragraphs.some((text) => /[?？]/.test(text))).length / own.length
}

const ORDER = ['Host', 'Co-Host', 'Guest']

function sameOrFirst(a: string, b: string): boolean {
  const [x, y] = [labelKey(a), labelKey(b)]
  return x === y || x.startsWith(`${y} `) || y.startsWith(`${x} `)
}

/** Questions and answers without names: the introduction may tell who met whom. */
function anonymous(
  material: Material,
  labels: readonly string[],
  directory: Directory,
  diagnostics: Diagnostic[],
): readonly Guess[] {
  const { notes, title } = material
  const at = speechPlace(material)
  const asker = labels.find((label) => QUESTIONERS.test(label))
  const answerer = labels.find((label) => ANSWERERS.test(label) && (asker !== undefined || label.length > 1))
  if (asker === undefined && answerer === undefined) return []
  const { interviewer, guest } = meetingIn(notes, title?.text ?? '')
  const guesses: Guess[] = []
  if (asker !== undefined) {
    const asked =
      interviewer === undefined
        ? say('intake.person-unnamed', at, { said: asker, role: 'Host' })
        : say('intake.interviewer-question', at, { said: asker, name: interviewer })
    diagnostics.push(asked)
    const who = interviewer === undefined ? '' : ` The text names ${interviewer}.`
    guesses.push({ role: 'Host', ids: [], question: `who is “${asker}”?${who}` })
  }
  if (answerer === undefined) return guesses
  if (guest === undefined) {
    diagnostics.push(say('intake.person-unnamed', at, { said: answerer, role: 'Guest' }))
    return [...guesses, { role: 'Guest', ids: [], question: `who is “${answerer}”?` }]
  }
  const id = directory.idOf(guest)
  diagnostics.push(say('intake.person-question', at, { said: answerer, role: 'Guest', name: guest, id }))
  return [...guesses, { role: 'Guest', ids: [id], question: `is “${answerer}” ${guest}?` }]
}

function nameOf(directory: Directory, id: string, said: string): string {
  return directory.called(said).find((person) => person.id === id)?.name ?? said
}
