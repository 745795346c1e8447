import type { Rank } from './query.ts'

/** Places that wait to be written: few enough to be small, enough that a text is seldom put together. */
const WAITING = 128

/** Where one word stands, number by number. */
interface Row {
  text: string
  /** Gaps and ranks that are not in the text yet. */
  readonly waiting: number[]
  last: number
}

/**
 * Where words stand, as texts that grow: at ten thousand episodes there are ten million places, and each takes two or
 * three bytes like this. Numbers must ascend.
 */
export interface Postings {
  readonly place: (term: string, number: number, rank: Rank) => void
  readonly terms: () => Iterable<string>
  /** Each gap with its rank in one number to the base 36; empty for a word that stands nowhere. */
  readonly of: (term: string) => string
}

/** None yet. */
export function postings(): Postings {
  const rows = new Map<string, Row>()
  return {
    place: (term, number, rank) => {
      const row = rows.get(term) ?? { text: '', waiting: [], last: -1 }
      if (row.last === -1) rows.set(term, row)
      row.waiting.push((number - row.last - 1) * 5 + rank - 1)
      row.last = number
      if (row.waiting.length === WAITING) settle(row)
    },
    terms: () => rows.keys(),
    of: (term) => {
      const row = rows.get(term)
      if (!row) return ''
      settle(row)
      return row.text
    },
  }
}

function settle(row: Row): void {
  if (row.waiting.length === 0) return
  const more = row.waiting.map((one) => one.toString(36)).join(' ')
  row.text = row.text === '' ? more : `${row.text} ${more}`
  row.waiting.length = 0
}
