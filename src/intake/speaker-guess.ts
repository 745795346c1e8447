import { say } from '../diagnostics/catalogue.ts'
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts'
import { findRole } from '../model/taxonomy.ts'
import { namesOf } from '../read/transcript/known-names.ts'
import { labelKey } from '../read/transcript/label.ts'
import { resolveSpeakers } from '../read/transcript/resolve-speakers.ts'
import { isSpeakerWord } from '../read/transcript/words.ts'
import { frontMatterCredits, oneOfARole } from './front-matter/people.ts'
import type { Guess } from './guess.ts'
import type { Material } from './material.ts'
import { type Directory, isFullName, isOrganisation } from './people.ts'
import { introductionsIn, meetingIn } from './text/introductions.ts'
import { roleOf } from './text/role-words.ts'

/** A label of the transcript, with the id of its person. */
export interface Mapped {
  readonly label: string
  readonly id: string
}

/** The people of an episode: those that are certain, and guesses. */
export interface CreditsGuess {
  readonly people: readonly { readonly role: string; readonly ids: readonly string[] }[]
  readonly teams: readonly { readonly name: string; readonly role: string; readonly ids: readonly string[] }[]
  readonly thanks: readonly string[]
  /** The person of each label, if certain. */
  readonly speakers: readonly Mapped[]
  /** Commented lines that the producer can uncomment. */
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

/** Determines the roles of people. Equal names are one person; a first name alone only results in a question. */
export function guessCredits(material: Material, directory: Directory): CreditsGuess {
  const { file, thanks } = material
  const diagnostics: Diagnostic[] = []
  const credited = material.roles.flatMap(({ name, people: names, said, line }) => {
    const role = findRole(name)?.role
    if (said !== undefined && role !== undefined)
      diagnostics.push(say('intake.team-role-proposed', { file, line, column: 1 }, { team: said, role }))
    return role === undefined ? [] : [{ role, ids: names.map(directory.idOf) }]
  })
  for (const { name } of material.front?.labels ?? []) if (isFullName(name)) directory.idOf(name)
  const fronted = frontMatterCredits(material, directory)
  const people = oneOfARole([...fronted.people, ...credited])
  const teams = material.teams.map(({ name, people: names, line }) => {
    const role = PROPOSALS.find(([pattern]) => pattern.test(name))?.[1] ?? OTHER_TEAM
    diagnostics.push(say('intake.team-role-proposed', { file, line, column: 1 }, { team: name, role }))
    return { name, role, ids: names.filter((one) => !isOrganisation(one)).map(directory.idOf) }
  })
  const firms = material.teams.flatMap(({ people: names }) => names.filter(isOrganisation))
  for (const name of thanks) if (isFullName(name) && !isOrganisation(name)) directory.idOf(name)
  const sure = new Set(people.map(({ role }) => role))
  const asked = new Set(fronted.guesses.flatMap(({ label }) => label ?? []))
  const guesses = [...fronted.guesses, ...guessed(material, directory, { sure, asked })]
  return {
    people,
    teams: teams.filter(({ ids }) => ids.length > 0),
    thanks: [...thanks, ...firms],
    speakers: mappedBy(material, people, directory),
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
  /** The label before their words. */
  readonly label?: string
  /** Whether the label is a word for a role instead of a name. */
  readonly isWord?: boolean
}

interface Known {
  /** Roles that are certain. */
  readonly sure: ReadonlySet<string>
  /** Labels for which there is already a question. */
  readonly asked: ReadonlySet<string>
}

function guessed(material: Material, directory: Directory, { sure, asked }: Known): readonly Guess[] {
  const { turns } = material
  const at = speechPlace(material)
  const labels = [...new Set(turns.map((turn) => turn.speaker))].filter((label) => label !== '')
  const guesses: Guess[] = []
  for (const { role, said, label, isWord = false } of partsOf(material, labels)) {
    const spoken = label === undefined ? {} : { label }
    if (sure.has(role) || (label !== undefined && asked.has(label))) continue
    const full = !isWord && isFullName(said)
    const others = isWord ? [] : directory.called(said).map((person) => person.id)
    const found = full ? [directory.idOf(said)] : others
    const names = found.map((id) => nameOf(directory, id, said))
    if (found.length === 0) {
      const reported = say('intake.person-unnamed', at, { said, role })
      guesses.push({ role, ids: [], question: `who is “${said}”?`, ...spoken, reported })
      continue
    }
    const id = found[0] ?? ''
    guesses.push({
      role,
      ids: found,
      ...spoken,
      isNamed: full && (label === undefined || label === said),
      reported: full
        ? say('intake.role-question', at, { name: said, role, id })
        : say('intake.person-question', at, { said, role, name: names.join(' or '), id }),
      question: full ? `is ${said} the ${role}?` : `is “${said}” ${names.join(' or ')}?`,
    })
  }
  const unheard = (material.front?.labels ?? []).filter(({ label }) => !labels.includes(label))
  const listed = [...material.speakers, ...unheard.map(({ name }) => name)]
    .slice(0, MOST_SPEAKERS)
    .filter((name) => !labels.some((label) => sameOrFirst(label, name)))
  for (const name of listed) {
    const id = directory.idOf(name)
    const reported = say('intake.role-question', at, { name, role: 'Guest', id })
    const question = `${name} speaks here, under which label?`
    guesses.push({ role: 'Guest', ids: [id], question, isNamed: true, reported })
  }
  return [...guesses, ...anonymous(material, labels, directory)]
}

/** People who are introduced, then those who speak under a name and are not introduced. */
function partsOf({ turns }: Material, labels: readonly string[]): readonly Part[] {
  const speech = turns
    .slice(0, 4)
    .flatMap((turn) => turn.paragraphs)
    .join(' ')
  const introduced = introductionsIn(speech)
  // Without a label for questions, `A` is an initial instead of an answer.
  const isQuestioned = labels.some((label) => QUESTIONERS.test(label))
  const isLetter = (label: string) => /^\P{L}*\p{L}\P{L}*$/u.test(label)
  const isName = (label: string) =>
    NUMBERED.test(label) || (!isSpeakerWord(label) && roleOf(label) === undefined)
  const named = labels
    .filter((label) => label.length < 100 && (isLetter(label) ? !isQuestioned : isName(label)))
    .slice(0, MOST_SPEAKERS)
  const introduction = (said: string) => introduced.find((one) => sameOrFirst(one.said, said))
  const parts = introduced
    .filter((one) => !named.some((label) => sameOrFirst(one.said, label)))
    .map((one, _, all) => underRole(one, all, labels))
  const asks = new Map(named.map((label) => [label, shareOfQuestions(turns, label)]))
  const isHosted = labels.some((label) => QUESTIONERS.test(label) || roleOf(label) === 'Host')
  const host = isHosted ? undefined : [...named].sort((a, b) => (asks.get(b) ?? 0) - (asks.get(a) ?? 0))[0]
  const speakers = named.map(
    (said): Part => ({
      said,
      label: said,
      role: introduction(said)?.role ?? (said === host ? 'Host' : 'Guest'),
    }),
  )
  const words = labels
    .filter((label) => !QUESTIONERS.test(label) && !ANSWERERS.test(label))
    .filter((label) => !parts.some((part) => part.label === label))
    .flatMap((label): readonly Part[] => {
      const role = roleOf(label)
      return role === undefined ? [] : [{ said: label, label, role, isWord: true }]
    })
  return [...parts, ...words, ...speakers].sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role))
}

/** Assigns the label `Host:` to the person who is introduced as the host, if there is one of each. */
function underRole(part: Part, all: readonly Part[], labels: readonly string[]): Part {
  const own = labels.filter((label) => roleOf(label) === part.role)
  const [label] = own
  const isOnly = own.length === 1 && all.filter(({ role }) => role === part.role).length === 1
  return isOnly && label !== undefined ? { ...part, label } : part
}

/** The person that each label would be resolved to. Writing it down keeps it true if a name changes. */
function mappedBy(
  { turns, file, front }: Material,
  sure: CreditsGuess['people'],
  directory: Directory,
): readonly Mapped[] {
  const named = (front?.labels ?? []).flatMap(({ label, name }) => {
    const person = isFullName(name) ? directory.idOf(name) : directory.known(name)?.id
    return person === undefined ? [] : [[labelKey(label), person] as const]
  })
  const people = directory.everybody()
  const byId = new Map(people.map((person) => [person.id, person]))
  const credits = sure.flatMap(({ role, ids }) =>
    ids.flatMap((id) => {
      const person = byId.get(id)
      return person ? [{ person, role, group: '' }] : []
    }),
  )
  const at = { file, line: 1, column: 1 }
  const labels = [...new Set(turns.map(({ speaker }) => speaker))].filter((label) => label !== '')
  const { speakers } = resolveSpeakers(
    labels.map((label) => ({ label, at, count: 1 })),
    namesOf({ people, credits }),
  )
  const byLabel = new Map(named)
  return labels.flatMap((label) => {
    const role = roleOf(label)
    const inRole = sure.filter((one) => one.role === role).flatMap(({ ids }) => ids)
    const [only] = inRole.length === 1 ? inRole : []
    const id = byLabel.get(labelKey(label)) ?? speakers.get(labelKey(label))?.person ?? only
    return id === undefined ? [] : [{ label, id }]
  })
}

/** The maximum number of questions to the producer. */
const MOST_SPEAKERS = 24

function shareOfQuestions(turns: Material['turns'], label: string): number {
  const own = turns.filter((turn) => turn.speaker === label)
  return own.filter((turn) => turn.paragraphs.some((text) => /[?？]/.test(text))).length / own.length
}

/** Labels of automatic speaker recognition: each is a speaker. */
const NUMBERED = /^(?:speaker|voice|sprecher(?:in)?|parlante|locuteur|orador|发言人|说话人)[ _]?\d{1,3}$/i

const ORDER = ['Host', 'Co-Host', 'Guest']

function sameOrFirst(a: string, b: string): boolean {
  const [x, y] = [labelKey(a), labelKey(b)]
  return x === y || x.startsWith(`${y} `) || y.startsWith(`${x} `)
}

/** A text of questions and answers without names: the introduction may name the two people. */
function anonymous(material: Material, labels: readonly string[], directory: Directory): readonly Guess[] {
  const { notes, title } = material
  const at = speechPlace(material)
  const asker = labels.find((label) => QUESTIONERS.test(label))
  const answerer = labels.find((label) => ANSWERERS.test(label) && (asker !== undefined || label.length > 1))
  if (asker === undefined && answerer === undefined) return []
  const { interviewer, guest } = meetingIn(notes, title?.text ?? '')
  const guesses: Guess[] = []
  if (asker !== undefined) {
    const reported =
      interviewer === undefined
        ? say('intake.person-unnamed', at, { said: asker, role: 'Host' })
        : say('intake.interviewer-question', at, { said: asker, name: interviewer })
    const who = interviewer === undefined ? '' : ` The text names ${interviewer}.`
    guesses.push({ role: 'Host', ids: [], question: `who is “${asker}”?${who}`, label: asker, reported })
  }
  if (answerer === undefined) return guesses
  if (guest === undefined) {
    const reported = say('intake.person-unnamed', at, { said: answerer, role: 'Guest' })
    const question = `who is “${answerer}”?`
    return [...guesses, { role: 'Guest', ids: [], question, label: answerer, reported }]
  }
  const id = directory.idOf(guest)
  const reported = say('intake.person-question', at, { said: answerer, role: 'Guest', name: guest, id })
  const question = `is “${answerer}” ${guest}?`
  return [...guesses, { role: 'Guest', ids: [id], question, label: answerer, reported }]
}

function nameOf(directory: Directory, id: string, said: string): string {
  return directory.called(said).find((person) => person.id === id)?.name ?? said
}
