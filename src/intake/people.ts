import type { Person } from '../model/person.ts'
import { labelKey } from '../read/transcript/label.ts'
import { slugOf } from './slug.ts'

const ORGANISATION =
  /(?:^|[\s.])(?:radio|universit[yàé]?|università|université|universidad|universität|college|school|institute?|istituto|institut|association|associazione|asociación|verein|society|società|foundation|fondazione|group|gruppo|company|corporation|corp|inc|ltd|llc|gmbh|ag|s\.?p\.?a|s\.?r\.?l|spa|srl|ltda|plc|bank|banca|studios?|records|media|network|agency|agenzia|council|ministry|ministero|department|centre|center|centro|club|committee|comitato|festival|museum|museo|library|biblioteca|team|staff|orchestra|choir|band|theatre|theater|teatro|hotel|church|chiesa|news|magazine|times|podcast|productions?|partners|consulting|chamber|camera|embassy|federation|union|league|board)(?=[\s.,]|$)/i

/** Whether a name is an organisation's by its words: “Radio Bocconi”, “Alibaba Group”. */
export function isOrganisation(name: string): boolean {
  return ORGANISATION.test(name)
}

/** Finds people by name, makes entries for those who are new, and never takes two names for one. */
export interface Directory {
  /** The id that this exact name has or gets. */
  readonly idOf: (name: string) => string
  /** Everybody whose name begins with this word, or has it as an alias. */
  readonly called: (first: string) => readonly Person[]
  readonly newcomers: () => readonly Person[]
}

export function openDirectory(people: readonly Person[]): Directory {
  const all = new Map(people.map((person) => [person.id, person]))
  const added: Person[] = []
  const find = (name: string) => {
    const key = labelKey(name)
    return [...all.values()].find(
      (person) => labelKey(person.name) === key || person.aliases.some((alias) => labelKey(alias) === key),
    )
  }
  return {
    idOf: (name) => {
      const known = find(name)
      if (known) return known.id
      const base = slugOf(name) || 'person'
      let id = base
      for (let number = 2; all.has(id); number++) id = `${base}-${number}`
      const person = { id, name, aliases: [] }
      all.set(id, person)
      added.push(person)
      return id
    },
    called: (first) => {
      const key = labelKey(first)
      return [...all.values()].filter((person) => {
        const name = labelKey(person.name)
        return (
          name === key ||
          name.startsWith(`${key} `) ||
          person.aliases.some((alias) => labelKey(alias) === key)
        )
      })
    },
    newcomers: () => added,
  }
}
