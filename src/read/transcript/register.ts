import type { Credit } from '../../model/credit.ts'
import type { Person } from '../../model/person.ts'
import { labelKey } from './label.ts'

/** Who a station's labels can mean. */
export interface Register {
  readonly people: readonly Person[]
  readonly credits: readonly Credit[]
}

/** The same, to be found by the key of a label: a text may have thousands of labels, and a station of people. */
export interface Names {
  /** Each once. */
  readonly credited: readonly Person[]
  readonly people: readonly Person[]
  /** By name or alias. */
  readonly creditedAs: (key: string) => readonly Person[]
  readonly knownAs: (key: string) => readonly Person[]
  readonly inRole: (key: string) => readonly Person[]
  /** By the first word of their names. */
  readonly creditedFirst: (key: string) => readonly Person[]
  /** By any word of their names. */
  readonly withWord: (key: string) => readonly Person[]
}

export function namesOf({ people, credits }: Register): Names {
  const known = KNOWN.get(people) ?? indexOf(people)
  KNOWN.set(people, known)
  const credited = unique(credits.map(({ person }) => person))
  const own = indexOf(credited)
  const roles = new Map<string, Person[]>()
  for (const { role, person } of credits) put(roles, labelKey(role), person)
  return {
    credited,
    people,
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
