import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.ts'
import type { Person } from '../../model/person.ts'
import { lineOf } from '../fields.ts'
import { type Names, unique } from './known-names.ts'
import { labelKey } from './label.ts'
import { isLabelTypo } from './label-typo.ts'

/** The speaker that a label stands for. */
export interface Speaker {
  readonly name: string
  readonly person?: string
}

/** A label in the text: its first location, and how often it is used. */
export interface LabelUsage {
  readonly label: string
  readonly at: Place
  readonly count: number
}

/** A label that is used this many times as often as a similar one is the correct spelling. */
const FEWEST_OF_A_REGULAR = 3
const MOST_REGULARS = 100

/** The maximum number of unknown labels for which similar names are searched: more are no mere typos. */
const MOST_SOUGHT = 200

/** Whether a label certainly means a person of the station: by full name, alias, first name or role. */
export function isKnown(label: string, names: Names): boolean {
  const key = labelKey(label)
  return among(names, key, false).length === 1 || names.knownAs(key).length > 0
}

/**
 * Resolves the person that each label means, and reports uncertain ones once, at their first location. A
 * label whose person is uncertain stays as written: nothing is guessed.
 */
export function resolveSpeakers(
  uses: readonly LabelUsage[],
  names: Names,
): { readonly speakers: ReadonlyMap<string, Speaker>; readonly diagnostics: readonly Diagnostic[] } {
  const speakers = new Map<string, Speaker>()
  const diagnostics: Diagnostic[] = []
  const written = fullNames(uses)
  const open: LabelUsage[] = []
  for (const use of uses) {
    const key = labelKey(use.label)
    const name = written.get(key) ?? use.label
    const mapped = names.mapped(key)
    const found = mapped ? [mapped] : among(names, labelKey(name), true)
    const [only] = found
    if (only && found.length === 1) speakers.set(key, { name: only.name, person: only.id })
    else {
      speakers.set(key, { name })
      if (found.length > 1) diagnostics.push(ambiguous(use, found))
      else open.push(use)
    }
  }
  const taken = new Set([...speakers.values()].flatMap(({ person }) => person ?? []))
  const meant = open.length > 0 ? spellingsOf(uses, names) : () => undefined
  const silent = names.credited.filter((person) => !taken.has(person.id))
  const reported = new Set<string>()
  for (const use of open) {
    const name = speakers.get(labelKey(use.label))?.name ?? use.label
    if (reported.has(name)) continue
    reported.add(name)
    const named = { ...use, label: name }
    const slip = reported.size > MOST_SOUGHT ? undefined : meant(named)
    diagnostics.push(slip ? misspelt(named, slip) : unknown(named, names, silent))
  }
  return { speakers, diagnostics }
}

/** The full names of abbreviations: `Aaron van Wirdum (AvW):` once, then `AvW:`. */
function fullNames(uses: readonly LabelUsage[]): ReadonlyMap<string, string> {
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
function among(names: Names, key: string, others: boolean): readonly Person[] {
  const mapped = names.mapped(key)
  if (mapped) return [mapped]
  const ways = [
    names.creditedAs(key),
    ...(others ? [names.knownAs(key)] : []),
    names.inRole(key),
    names.creditedFirst(key),
  ]
  return ways.find((people) => people.length > 0) ?? []
}

function ambiguous(use: LabelUsage, found: readonly Person[]): Diagnostic {
  const names = found.map((person) => person.name)
  return say('transcript.speaker-ambiguous', use.at, {
    label: use.label,
    names: listed(names),
    line: lineOf(use.label, found[0]?.id ?? ''),
    name: names[0] ?? use.label,
  })
}

/** A name that a label may be a misspelling of. */
interface Spelling {
  readonly name: string
  readonly key: string
  /** How often it is used in this text; infinite for the station's people. */
  readonly count: number
}

/** Finds the name that a label is a misspelling of, among the station's people and the most frequent labels of the text. */
function spellingsOf(
  uses: readonly LabelUsage[],
  { people, credited }: Names,
): (use: LabelUsage) => Spelling | undefined {
  const own = unique([...credited, ...people]).flatMap((person) => [person.name, ...person.aliases])
  const first = credited.map((person) => person.name.split(' ')[0] ?? '')
  const regular = uses
    .filter(({ count }) => count >= FEWEST_OF_A_REGULAR)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_REGULARS)
  const all: readonly Spelling[] = [
    ...[...own, ...first].map((name) => ({ name, key: labelKey(name), count: Number.POSITIVE_INFINITY })),
    ...regular.map(({ label, count }) => ({ name: label, key: labelKey(label), count })),
  ]
  const byLength = new Map<number, number[]>()
  for (const [index, { key }] of all.entries()) {
    const length = lengthOf(key)
    const those = byLength.get(length)
    if (those) those.push(index)
    else byLength.set(length, [index])
  }
  return (use) => {
    const key = labelKey(use.label)
    const near = [-2, -1, 0, 1, 2].flatMap((more) => byLength.get(lengthOf(key) + more) ?? [])
    const meant = near
      .sort((a, b) => a - b)
      .find((index) => {
        const one = all[index]
        return one && one.count >= FEWEST_OF_A_REGULAR * use.count && isLabelTypo(key, one.key)
      })
    return meant === undefined ? undefined : all[meant]
  }
}

/** The length without spaces, which a typo may omit. A typo changes at most two letters. */
function lengthOf(key: string): number {
  return key.replaceAll(' ', '').length
}

function misspelt({ label, at }: LabelUsage, { name }: Spelling): Diagnostic {
  return say('transcript.speaker-misspelt', at, { label, name })
}

function unknown(use: LabelUsage, names: Names, silent: readonly Person[]): Diagnostic {
  const alike = names.withWord(labelKey(use.label)).slice(0, MOST_NAMED)
  const free = unique([...alike, ...silent.slice(0, MOST_NAMED)]).slice(0, MOST_NAMED)
  const [first] = free
  const at = use.at
  const times = use.count === 1 ? 'one turn' : `${use.count} turns`
  if (!first)
    return say('transcript.speaker-unknown', at, { label: use.label, times, way: newcomer(use.label) })
  return say('transcript.speaker-unknown', at, {
    label: use.label,
    times,
    way: `If it is ${listed(free.map(({ name }) => name))}, write ${lineOf(use.label, first.id)} under speakers: in episode.md, and credit them under people:.`,
  })
}

const MOST_NAMED = 4

function newcomer(label: string): string {
  return `Put the speaker into people.yaml, such as first-last: with name: First Last below it; then write ${lineOf(label, 'first-last')} under speakers: in episode.md, and credit them under people:.`
}

function listed(names: readonly string[]): string {
  return names.join(' or ')
}
