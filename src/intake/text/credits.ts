import { findRole } from '../../model/taxonomy.ts'
import { type CreditLine, namesOf, takeBylines } from './bylines.ts'
import { collapse, type Numbered, type Rows, without, wordCount } from './lines.ts'

export interface Credited {
  readonly rows: Rows
  readonly teams: readonly CreditLine[]
  readonly roles: readonly CreditLine[]
  readonly thanks: readonly Numbered[]
  /** The heading of the credits, which becomes a key. */
  readonly head?: Numbered
  /** The lines that were removed. */
  readonly taken: readonly Numbered[]
}

const HEADS =
  /^(?:special thanks|thanks|many thanks|with thanks|acknowledge?ments?|credits?|ringraziamenti(?: speciali)?|si ringraziano|crediti|agradecimientos|créditos|remerciements|crédits|danksagung|mit dank an|致谢|鸣谢)(?: to)? ?[:：]?$/i
const TEAM = /^([\p{Lu}\p{Lo}][^:：]{0,50}?) ?[:：] ?(\S.{0,400})$/u
const LONGEST_LINE = 400

/**
 * Removes the credits from the end of a text: everything below a line such as “Special thanks to”. A line
 * with a colon is a team or a role with its people; any other line is a name of someone thanked.
 */
export function takeCredits(written: Rows): Credited {
  const { rows, roles, taken: bylines } = takeBylines(written)
  const nothing = { rows, teams: [], roles, thanks: [], taken: bylines }
  const head = rows.findLastIndex(
    (row) => row.length < 60 && HEADS.test(collapse(row).replace(/^#+\s*|\*/g, '')),
  )
  if (head < 0) return nothing
  const below = rows
    .map((row, index) => ({ line: index + 1, text: collapse(row) }))
    .filter(({ line, text }) => line > head + 1 && text !== '')
  const taken = takeWhile(below, ({ text }) => text.length <= LONGEST_LINE && isCredit(text))
  if (taken.length === 0) return nothing
  const entries = taken.map(({ line, text }) => ({ line, text, found: TEAM.exec(text) }))
  const listed = entries.flatMap(({ line, found }) =>
    found ? [{ name: collapse(found[1] ?? ''), people: namesOf(found[2] ?? ''), line }] : [],
  )
  return {
    rows: without(rows, [head, ...taken.map(({ line }) => line - 1)]),
    head: { line: head + 1, text: collapse(rows[head] ?? '') },
    taken: [...taken, ...bylines],
    teams: listed.filter((one) => findRole(one.name) === undefined),
    roles: [...roles, ...listed.filter((one) => findRole(one.name) !== undefined)],
    thanks: entries.flatMap(({ line, text, found }) =>
      found ? [] : namesOf(text.replace(/^[-*•]\s+/, '')).map((name) => ({ line, text: name })),
    ),
  }
}

/** Whether a line has only short names, and no sentences. */
function isCredit(text: string): boolean {
  const found = TEAM.exec(text)
  const names = namesOf(found ? (found[2] ?? '') : text.replace(/^[-*•]\s+/, ''))
  return names.length > 0 && names.every((name) => wordCount(name) <= 6 && /^[\p{Lu}\p{Lo}\d]/u.test(name))
}

function takeWhile<T>(list: readonly T[], holds: (one: T) => boolean): readonly T[] {
  const end = list.findIndex((one) => !holds(one))
  return end < 0 ? list : list.slice(0, end)
}
