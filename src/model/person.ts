import type { Picture } from './picture.ts'

/** What an entry of people.yaml can be. */
export const PERSON_KINDS = ['person', 'organisation'] as const

export type PersonKind = (typeof PERSON_KINDS)[number]

/** Somebody known to the station, or an organisation: one id, one spelling of the name, one page. */
export interface Person {
  /** The key in people.yaml and the last part of the page's address: lower-case words joined by hyphens. */
  readonly id: string
  readonly name: string
  /** Absent: a person. */
  readonly kind?: PersonKind
  readonly url?: string
  /** A picture elsewhere, as an absolute URL: named in feeds, linked on pages, never loaded by them. */
  readonly image?: string
  /** A picture among the station's own files. */
  readonly picture?: Picture
  /** Who they are, in Markdown. */
  readonly bio?: string
  /** Other spellings and short names that mean this person. */
  readonly aliases: readonly string[]
}

export function isOrganisation({ kind }: Person): boolean {
  return kind === 'organisation'
}

/** Whom a written name means: by name, otherwise by an alias that is nobody else's. In whatever case. */
export function personNamed(people: readonly Person[], written: string): Person | undefined {
  const known = NAMES.get(people) ?? namesOf(people)
  NAMES.set(people, known)
  return known.get(written.trim().toLowerCase())
}

/** Every page asks, and a station may have thousands of names. */
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
