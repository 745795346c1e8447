import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.ts'
import type { Credit } from '../../model/credit.ts'
import type { Person } from '../../model/person.ts'
import { labelKey } from './label.ts'
import { isNearMiss } from './near-miss.ts'

/** Somebody that a label stands for. */
export interface Speaker {
  readonly name: string
  readonly person?: string
}

/** A label as the text uses it: where first, and how often. */
export interface Use {
  readonly label: string
  readonly at: Place
  readonly count: number
}

/** Who a station's labels can mean. */
export interface Register {
  readonly people: readonly Person[]
  readonly credits: readonly Credit[]
}

/** A label that comes this many times as often as another is the one that was meant. */
const FEWEST_OF_A_REGULAR = 3
const MOST_REGULARS = 100

/** Whether a label surely means somebody of the station: by full name, alias, first name or role. */
export function isKnown(label: string, { people, credits }: Register): boolean {
  const found = candidates(label, { people: [], credits })
  return found.length === 1 || people.some((person) => named(person, labelKey(label)))
}

/**
 * Answers whom each label means, and says what is doubtful: once a label, at its first place. A label whose
 * person is not certain keeps what is written: nobody is guessed.
 */
export function whoSpeaks(
  uses: readonly Use[],
  register: Register,
): { readonly speakers: ReadonlyMap<string, Speaker>; readonly diagnostics: readonly Diagnostic[] } {
  const speakers = new Map<string, Speaker>()
  const diagnostics: Diagnostic[] = []
  const written = fullNames(uses)
  const open: Use[] = []
  for (const use of uses) {
    const key = labelKey(use.label)
    const name = written.get(key) ?? use.label
    const found = candidates(name, register)
    const [only] = found
    if (only && found.length === 1) speakers.set(key, { name: only.name, person: only.id })
    else {
      speakers.set(key, { name })
      if (found.length > 1) diagnostics.push(ambiguous(use, found))
      else open.push(use)
    }
  }
  const taken = new Set([...speakers.values()].flatMap(({ person }) => person ?? []))
  const spellings = spellingsOf(uses, register)
  const told = new Set<string>()
  for (const use of open) {
    const name = speakers.get(labelKey(use.label))?.name ?? use.label
    if (told.has(name)) continue
    told.add(name)
    diagnostics.push(
      misspelt({ ...use, label: name }, spellings) ?? unknown({ ...use, label: name }, register, taken),
    )
  }
  return { speakers, diagnostics }
}

/** `Aaron van Wirdum (AvW):` once, `AvW:` after: both mean Aaron van Wirdum. */
function fullNames(uses: readonly Use[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const { label } of uses) {
    const open = label.lastIndexOf('(')
    const name = label.slice(0, Math.max(0, open)).trimEnd()
    const short = /^\(([\p{L}.]{1,6})\)$/u.exec(label.slice(open))?.[1]
    if (name.length < 2 || short === undefined || !areInitials(short, name)) continue
    names.set(labelKey(label), name)
    names.set(labelKey(short), name)
  }
  return names
}

function areInitials(short: string, name: string): boolean {
  const letters = short.replaceAll('.', '').toLowerCase()
  const initials = name.split(/[\s-]+/).map((word) => word.charAt(0).toLowerCase())
  return letters.length > 1 && initials.join('').startsWith(letters)
}

/** The people that a label can mean: by name or alias, then by role, then by first name. */
function candidates(label: string, { people, credits }: Register): readonly Person[] {
  const key = labelKey(label)
  const credited = unique(credits.map((credit) => credit.person))
  const byName = credited.filter((person) => named(person, key))
  if (byName.length > 0) return byName
  const known = people.filter((person) => named(person, key))
  if (known.length > 0) return known
  const byRole = unique(
    credits.filter((credit) => labelKey(credit.role) === key).map((credit) => credit.person),
  )
  if (byRole.length > 0) return byRole
  return credited.filter((person) => firstName(person) === key)
}

function named(person: Person, key: string): boolean {
  return labelKey(person.name) === key || person.aliases.some((alias) => labelKey(alias) === key)
}

function firstName(person: Person): string {
  return labelKey(person.name).split(' ')[0] ?? ''
}

function unique(people: readonly Person[]): readonly Person[] {
  return [...new Map(people.map((person) => [person.id, person])).values()]
}

function ambiguous(use: Use, found: readonly Person[]): Diagnostic {
  const names = found.map((person) => person.name)
  return say('transcript.speaker-ambiguous', use.at, {
    label: use.label,
    names: listed(names),
    name: names[0] ?? use.label,
  })
}

/** A name that a label can be a slip of. */
interface Spelling {
  readonly name: string
  readonly key: string
  /** How often it speaks in this text; endless for the station's own people. */
  readonly count: number
}

/** The station's people, and the labels that this text uses most. */
function spellingsOf(uses: readonly Use[], { people, credits }: Register): readonly Spelling[] {
  const credited = unique(credits.map((credit) => credit.person))
  const own = unique([...credited, ...people]).flatMap((person) => [person.name, ...person.aliases])
  const first = credited.map((person) => person.name.split(' ')[0] ?? '')
  const regular = uses
    .filter(({ count }) => count >= FEWEST_OF_A_REGULAR)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_REGULARS)
  return [
    ...[...own, ...first].map((name) => ({ name, key: labelKey(name), count: Number.POSITIVE_INFINITY })),
    ...regular.map(({ label, count }) => ({ name: label, key: labelKey(label), count })),
  ]
}

function misspelt(use: Use, spellings: readonly Spelling[]): Diagnostic | undefined {
  const key = labelKey(use.label)
  const meant = spellings.find(
    (one) => one.count >= FEWEST_OF_A_REGULAR * use.count && isNearMiss(key, one.key),
  )
  return meant && say('transcript.speaker-misspelt', use.at, { label: use.label, name: meant.name })
}

function unknown(use: Use, { people, credits }: Register, taken: ReadonlySet<string>): Diagnostic {
  const credited = unique(credits.map((credit) => credit.person))
  const key = labelKey(use.label)
  const alike = people.filter((person) => labelKey(person.name).split(' ').includes(key))
  const free = unique([...alike, ...credited.filter((person) => !taken.has(person.id))]).map(
    (one) => one.name,
  )
  const at = use.at
  const times = use.count === 1 ? 'one turn' : `${use.count} turns`
  if (free.length === 0)
    return say('transcript.speaker-unknown', at, { label: use.label, times, way: newcomer(use.label) })
  return say('transcript.speaker-unknown', at, {
    label: use.label,
    times,
    way: `If it is ${listed(free.slice(0, 4))}, write **${free[0]}:** or add “${use.label}” to the person’s aliases in people.yaml, and credit them under people: in episode.md.`,
  })
}

function newcomer(label: string): string {
  return `Write the speaker’s full name, **First Last:**, and put that person into people.yaml and under people: in episode.md; or add “${label}” to the aliases of somebody in people.yaml.`
}

function listed(names: readonly string[]): string {
  return names.join(' or ')
}
