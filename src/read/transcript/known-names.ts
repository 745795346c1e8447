import type { Credit } from '../../model/credit.ts'
import type { Person } from '../../model/person.ts'
import { labelKey } from './label.ts'
import { isSpeakerWord } from './words.ts'

/** Who a station's labels can mean. */
export interface KnownNames {
  readonly people: readonly Person[]
  readonly credits: readonly Credit[]
  /** By the key of a label: what the episode itself says. */
  readonly speakers?: ReadonlyMap<string, Person>
}

/** The same, to be found by the key of a label: a text may have thousands of labels, and a station of people. */
export interface Names {
  /** Each once. */
  readonly credited: readonly Person[]
  readonly people: readonly Person[]
  /** By the episode's own list of speakers. */
  readonly mapped: (key: string) => Person | undefined
  /** By name or alias. A label that many interviews have is nobody's alias but of whoever is credited. */
  readonly creditedAs: (key: string) => readonly Person[]
  readonly knownAs: (key: string) => readonly Person[]
  readonly inRole: (key: string) => readonly Person[]
  /** By the first word of their names. */
  readonly creditedFirst: (key: string) => readonly Person[]
  /** By any word of their names. */
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

/** Whether a label stands for somebody else in every interview: `A`, `Host`, `Speaker 2`. */
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

/** Every transcript of a station asks the same people. */
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
