import type { Person } from '../model/person.ts'
import { labelKey } from '../read/transcript/label.ts'
import { slugOf } from './slug.ts'

const ORGANISATION =
  /(?:^|[\s.])(?:radio|universit[yàé]?|università|université|universidad|universität|college|school|institute?|istituto|institut|association|associazione|asociación|verein|society|società|foundation|fondazione|group|gruppo|company|corporation|corp|inc|ltd|llc|gmbh|ag|s\.?p\.?a|s\.?r\.?l|spa|srl|ltda|plc|bank|banca|studios?|records|media|network|agency|agenzia|council|ministry|ministero|department|centre|center|centro|club|committee|comitato|festival|museum|museo|library|biblioteca|team|staff|orchestra|choir|band|theatre|theater|teatro|hotel|church|chiesa|news|magazine|times|podcast|productions?|partners|consulting|chamber|camera|embassy|federation|union|league|board)(?=[\s.,]|$)/i

/** Whether a name is an organisation's by its words: “Radio Bocconi”, “Alibaba Group”. */
export function isOrganisation(name: string): boolean {
  return ORGANISATION.test(name)
}

/** Whether this is a whole name: a first name alone can be anybody's. */
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

/** Finds people by name, makes entries for those who are new, and never takes two names for one. */
export interface Directory {
  /** The id that this exact name has or gets. */
  readonly idOf: (name: string) => string
  /** Who has this name, alias or id already. */
  readonly known: (written: string) => Person | undefined
  /** Everybody whose name begins with this word, or has it as an alias. */
  readonly called: (first: string) => readonly Person[]
  readonly newcomers: () => readonly Person[]
  /** Those of the station, then the new ones. */
  readonly everybody: () => readonly Person[]
}

export function openDirectory(people: readonly Person[]): Directory {
  const ids = new Set(people.map(({ id }) => id))
  const added: Person[] = []
  /** By every name and alias, and by how names begin, each in the order in which people became known. */
  const named = new Map<string, Person[]>()
  const begun = new Map<string, Person[]>()
  /** The number that the next person of the same id gets: nobody counts from 2 again. */
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

/** Nobody is called by more than the first words of a name. */
const MOST_WORDS = 8

/** The first word of a name, its first two, and so on, without the whole. */
function beginningsOf(name: string): readonly string[] {
  const words = name.split(' ')
  return words
    .slice(0, Math.min(words.length - 1, MOST_WORDS))
    .map((_, index) => words.slice(0, index + 1).join(' '))
}
