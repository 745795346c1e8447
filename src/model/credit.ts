import type { Person } from './person.ts'

/** One person's part in one episode or feed. */
export interface Credit {
  readonly person: Person
  /** A role of the podcast taxonomy, spelt as there: `Co-Host`. */
  readonly role: string
  /** The taxonomy group of the role: `Cast`. */
  readonly group: string
  /** The producer's own grouping, `Board BCSA`. */
  readonly team?: string
}
