import type { Credit } from '../../model/credit.ts'
import type { Person } from '../../model/person.ts'
import { labelKey } from './label.ts'
import { isSpeakerWord } from './words.ts'

/** The people that labels can mean. */
export interface KnownNames {
  readonly people: readonly Person[]
  readonly credits: readonly Credit[]
  /** The episode's own `speakers:`, by label key. */
  readonly speakers?: ReadonlyMap<string, Person>
}

/** Indexes of names by label key, because a text may have thousands of labels, and a station thousands of people. */
export interface Names {
  /** Without duplicates. */
  readonly credited: readonly Person[]
  readonly people: readonly Person[]
  /** By the episode's own `speakers:`. */
  readonly mapped: (key: string) => Person | undefined
  /** By name or alias. A label that is common in interviews counts as an alias only of credited people. */
  readonly creditedAs: (key: string) => readonly Person[]
  readonly knownAs: (key: string) => readonly Person[]
  readonly inRole: (key: string) => readonly Person[]
  /** By first name. */
  readonly creditedFirst: (key: string) => readonly Person[]
  /** By any word of the name. */
  readonly withWord: (key: string) => readonly Person[]
}

export function namesOf({ people, credits, speakers }: KnownNames): Names {
  const known = KNOWN.get(people) ?? indexOf(people.map(withoutCommonAliases))
  KNOWN.set(people, known)
  const credited = unique(credits.map(({ person }) => person))
  const own = indexOf(credited)
  const roles = new Map<string, Person[]>()
  for (const { role, person } of credits) put(roles, labelKey(role), person)
  return {
    credited,
    people,
    mapped: (key) => speakers?.get(key),
    creditedAs: (key) => own.names.get(key) ?? [],
    knownAs: (key) => known.names.get(key) ?? [],
    inRole: (key) => unique(roles.get(key) ?? []),
    creditedFirst: (key) => own.first.get(key) ?? [],
    withWord: (key) => known.words.get(key) ?? [],
  }
}

export function unique(people: readonly Person[]): readonly Person[] {
  return [...new Map(people.map((person) => [person.id, person])).values()]
}

/** Whether a label means someone else in every interview: `A`, `Host`, `Speaker 2`. */
export function isCommonLabel(label: string): boolean {
  return (
    /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]$/u.test(label.replace(/\P{L}+/gu, '')) ||
    isSpeakerWord(label)
  )
}

function withoutCommonAliases(person: Person): Person {
  return person.aliases.some(isCommonLabel)
    ? { ...person, aliases: person.aliases.filter((alias) => !isCommonLabel(alias)) }
    : person
}

interface Index {
  readonly names: ReadonlyMap<string, readonly Person[]>
  readonly first: ReadonlyMap<string, readonly Person[]>
  readonly words: ReadonlyMap<string, readonly Person[]>
}

/** Cached by the list of people, which all transcripts of a station share. */
const KNOWN = new WeakMap<readonly Person[], Index>()

function indexOf(people: readonly Person[]): Index {
  const names = new Map<string, Person[]>()
  const first = new Map<string, Person[]>()
  const words = new Map<string, Person[]>()
  for (const person of people) {
    const name = labelKey(person.name)
    const parts = name.split(' ')
    for (const key of new Set([name, ...person.aliases.map(labelKey)])) put(names, key, person)
    put(first, parts[0] ?? '', person)
    for (const word of new Set(parts)) put(words, word, person)
  }
  return { names, first, words }
}

function put(index: Map<string, Person[]>, key: string, person: Person): void {
  const those = index.get(key)
  if (those) those.push(person)
  else index.set(key, [person])
}
