import type { Rank } from './query.ts'

/** The number of postings that are buffered: small, but large enough that texts are rarely appended to. */
const WAITING = 128

/** The postings of one word, in ascending order of document numbers. */
interface Row {
  text: string
  /** Gaps and ranks that are not in the text yet. */
  readonly waiting: number[]
  last: number
}

/**
 * An inverted index that stores postings as text: ten thousand episodes have ten million postings, which take
 * two or three bytes each in this form. Numbers must ascend.
 */
export interface Postings {
  readonly place: (term: string, number: number, rank: Rank) => void
  readonly terms: () => Iterable<string>
  /** Each gap with its rank, as one base-36 number; empty for an unknown word. */
  readonly of: (term: string) => string
}

/** An empty index. */
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
