/** The lines of a text. Lines that were removed are left blank, so that line numbers stay correct. */
export type Rows = readonly string[]

/** A line with its number, from 1. */
export interface Numbered {
  readonly line: number
  readonly text: string
}

/** Consecutive lines without a blank one between them. */
export interface Block {
  /** Index of the first line. */
  readonly from: number
  /** Index after the last line. */
  readonly to: number
  readonly lines: readonly string[]
}

export function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === ''
}

/** Blanks the lines with these indexes. */
export function without(rows: Rows, indexes: Iterable<number>): Rows {
  const gone = new Set(indexes)
  return rows.map((row, index) => (gone.has(index) ? '' : row))
}

export function blocksOf(rows: Rows): readonly Block[] {
  const blocks: Block[] = []
  let from = -1
  for (let index = 0; index <= rows.length; index++) {
    const blank = isBlank(rows[index])
    if (!blank && from < 0) from = index
    if (blank && from >= 0) {
      blocks.push({ from, to: index, lines: rows.slice(from, index).map((row) => row.trim()) })
      from = -1
    }
  }
  return blocks
}

/** A longer line is a whole paragraph: the text is not wrapped, and every line end is significant. */
const WRAPPED_AT = 160

export function isUnwrapped(rows: Rows): boolean {
  return rows.some((row) => row.length > WRAPPED_AT)
}

const TERMINAL = /[.!?…。！？:;](?:\s*\[\d+\])?["'”’»)\]*_]*\s*$/

/** Whether a text ends with the end of a sentence. */
export function isEnded(text: string): boolean {
  return TERMINAL.test(text.slice(-16))
}

export function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length
}

/** Collapses white space to single spaces, and trims it. */
export function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
