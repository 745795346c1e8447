import type { Picture } from './picture.ts'

/** The values of `kind` in people.yaml. */
export const PERSON_KINDS = ['person', 'organisation'] as const

export type PersonKind = (typeof PERSON_KINDS)[number]

/** A person or an organisation known to the station, with one id, one spelling of the name, and one page. */
export interface Person {
  /** The key in people.yaml and the last part of the page's address: lower-case words joined by hyphens. */
  readonly id: string
  readonly name: string
  /** Absent: a person. */
  readonly kind?: PersonKind
  readonly url?: string
  /** The absolute URL of a picture on another server: used in feeds, linked on pages, never loaded by them. */
  readonly image?: string
  /** A picture that is a file of the station. */
  readonly picture?: Picture
  /** A short biography in Markdown. */
  readonly bio?: string
  /** Other spellings and short names of this person. */
  readonly aliases: readonly string[]
}

export function isOrganisation({ kind }: Person): boolean {
  return kind === 'organisation'
}

/** Finds a person by name, or by an alias that only one person has. Ignores case. */
export function personNamed(people: readonly Person[], written: string): Person | undefined {
  const known = NAMES.get(people) ?? namesOf(people)
  NAMES.set(people, known)
  return known.get(written.trim().toLowerCase())
}

/** Cached by the list of people, because every page needs it and a station may have thousands of names. */
const NAMES = new WeakMap<readonly Person[], ReadonlyMap<string, Person | undefined>>()

function namesOf(people: readonly Person[]): ReadonlyMap<string, Person | undefined> {
  const meant = new Map<string, Person | undefined>()
  for (const person of people) {
    for (const alias of new Set(person.aliases.map((one) => one.toLowerCase())))
      meant.set(alias, meant.has(alias) ? undefined : person)
  }
  const names = new Map<string, Person>()
  for (const person of people) {
    const name = person.name.toLowerCase()
    if (!names.has(name)) names.set(name, person)
  }
  return new Map([...meant, ...names])
}
