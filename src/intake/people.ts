import type { Person } from '../model/person.ts'
import { labelKey } from '../read/transcript/label.ts'
import { slugOf } from './slug.ts'

const ORGANISATION =
  /(?:^|[\s.])(?:radio|universit[yàé]?|università|université|universidad|universität|college|school|institute?|istituto|institut|association|associazione|asociación|verein|society|società|foundation|fondazione|group|gruppo|company|corporation|corp|inc|ltd|llc|gmbh|ag|s\.?p\.?a|s\.?r\.?l|spa|srl|ltda|plc|bank|banca|studios?|records|media|network|agency|agenzia|council|ministry|ministero|department|centre|center|centro|club|committee|comitato|festival|museum|museo|library|biblioteca|team|staff|orchestra|choir|band|theatre|theater|teatro|hotel|church|chiesa|news|magazine|times|podcast|productions?|partners|consulting|chamber|camera|embassy|federation|union|league|board)(?=[\s.,]|$)/i

/** Whether a name contains words that only organisations have: “Radio Bocconi”, “Alibaba Group”. */
export function isOrganisation(name: string): boolean {
  return ORGANISATION.test(name)
}

/** Whether this is a full name: a first name alone is ambiguous. */
export function isFullName(name: string): boolean {
  const words = name.split(/\s+/)
  const latin =
    words.length > 1 &&
    words.length < 6 &&
    words.every((word) =>
      /^[\p{Lu}\p{Lt}]|^(?:van|von|de|di|da|del|della|der|la|le|bin|ibn|al|dos|e|y)$/u.test(word),
    )
  return (latin && !/\d/.test(name)) || /^[\p{Script=Han}]{2,4}$/u.test(name)
}

/** Finds people by name, makes entries for new ones, and never treats two names as one person. */
export interface Directory {
  /** The id for this exact name, which is assigned if it is new. */
  readonly idOf: (name: string) => string
  /** The person with this name, alias or id. */
  readonly known: (written: string) => Person | undefined
  /** All people whose name begins with this word, or who have it as an alias. */
  readonly called: (first: string) => readonly Person[]
  readonly newcomers: () => readonly Person[]
  /** The station's people, then the new ones. */
  readonly everybody: () => readonly Person[]
}

export function openDirectory(people: readonly Person[]): Directory {
  const ids = new Set(people.map(({ id }) => id))
  const added: Person[] = []
  /** Indexes by name and alias, and by the first words of names, each in the order in which people were added. */
  const named = new Map<string, Person[]>()
  const begun = new Map<string, Person[]>()
  /** The next numeric suffix of each id, so that it is not searched from 2 each time. */
  const numbers = new Map<string, number>()
  const note = (person: Person) => {
    const name = labelKey(person.name)
    const keys = new Set([name, ...person.aliases.map(labelKey)])
    for (const key of keys) put(named, key, person)
    for (const key of new Set([...keys, ...beginningsOf(name)])) put(begun, key, person)
  }
  for (const person of people) note(person)
  return {
    idOf: (name) => {
      const known = named.get(labelKey(name))?.[0]
      if (known) return known.id
      const base = slugOf(name) || 'person'
      let number = numbers.get(base) ?? 1
      let id = number === 1 ? base : `${base}-${number}`
      while (ids.has(id)) id = `${base}-${++number}`
      numbers.set(base, number)
      const person = { id, name, aliases: [] }
      ids.add(id)
      added.push(person)
      note(person)
      return id
    },
    known: (written) =>
      named.get(labelKey(written))?.[0] ?? [...people, ...added].find(({ id }) => id === written),
    called: (first) => begun.get(labelKey(first)) ?? [],
    newcomers: () => added,
    everybody: () => [...people, ...added],
  }
}

function put(index: Map<string, Person[]>, key: string, person: Person): void {
  const those = index.get(key)
  if (those) those.push(person)
  else index.set(key, [person])
}

/** The maximum number of words by which a name is indexed. */
const MOST_WORDS = 8

/** The first word of a name, its first two words, and so on, without the complete name. */
function beginningsOf(name: string): readonly string[] {
  const words = name.split(' ')
  return words
    .slice(0, Math.min(words.length - 1, MOST_WORDS))
    .map((_, index) => words.slice(0, index + 1).join(' '))
}
