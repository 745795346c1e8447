/** Why a text is not parsed as Markdown: what it has too much of, and the line, from 1. */
export interface MarkupExcess {
  /** `more than 1000 signs such as *, _ or [ in one paragraph`. */
  readonly what: string
  readonly line: number
}

// Texts beyond these limits are made to hang or crash a parser: its time is quadratic in the length of a
// paragraph, and its stack grows with nesting. Each limit is far above what real notes contain.
const MARKS = 1000
const SIGNS = 5000
const LINES = 400
const ROWS = 5000
const TAGS = 20_000
const LEAD_CHARACTERS = 200
const LEAD_MARKS = 30

/**
 * Checks whether a text is safe to parse as Markdown; returns undefined for anything that a person writes.
 * The limits between two empty lines are 1,000 signs that begin or end markup and 400 lines, both counted in
 * each list item separately, and 5,000 signs of any meaning and 5,000 lines in all; before the first word of
 * a line, 30 list and quote marks and 200 characters; in the whole text, 20,000 `<`.
 */
export function markupExcess(text: string): MarkupExcess | undefined {
  let [marks, lines, signs, rows, tags] = [0, 0, 0, 0, 0]
  /** The column of the text of the current list item, in which a line may continue it; 0 outside lists. */
  let inner = 0
  for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
    const excess = (what: string): MarkupExcess => ({ what, line: index + 1 })
    if (/^[\s>]*$/.test(line)) [marks, lines, signs, rows, inner] = [0, 0, 0, 0, 0]
    const begins = itemIn(line, inner, lines === 0 || inner > 0)
    if (begins !== undefined) [marks, lines, inner] = [0, 0, begins]
    const lead = leadOf(line)
    if (lead.characters > LEAD_CHARACTERS || lead.marks > LEAD_MARKS)
      return excess('lists and quotes nested too deep')
    lines++
    rows++
    marks += line.match(/[*_~`[\]!<\\]/g)?.length ?? 0
    signs += line.match(/[*_~`[\]!<&.@:\\]/g)?.length ?? 0
    tags += line.match(/</g)?.length ?? 0
    if (marks > MARKS) return excess(`more than ${MARKS} signs such as *, _ or [ in one paragraph`)
    if (signs > SIGNS) return excess(`more than ${SIGNS} signs between two empty lines`)
    if (lines > LINES) return excess(`more than ${LINES} lines in one paragraph`)
    if (rows > ROWS) return excess(`more than ${ROWS} lines between two empty lines`)
    if (tags > TAGS) return excess(`more than ${TAGS} times the sign <`)
  }
  return undefined
}

/** The same check for a text that is one paragraph, whatever its lines; it may have 5,000 of them. */
export function inlineExcess(text: string): MarkupExcess | undefined {
  // Most texts are shorter than the smallest limit.
  if (text.length <= MARKS) return undefined
  const marks = text.match(/[*_~`[\]!<\\]/g)?.length ?? 0
  const signs = text.match(/[*_~`[\]!<&.@:\\]/g)?.length ?? 0
  if (marks > MARKS) return { what: `more than ${MARKS} signs such as *, _ or [ in one paragraph`, line: 1 }
  if (signs > SIGNS) return { what: `more than ${SIGNS} signs in one paragraph`, line: 1 }
  // Consecutive hard line breaks (two spaces and an end of line) take quadratic time.
  const ends = text.match(/\r\n?|\n/g)?.length ?? 0
  return ends > ROWS ? { what: `more than ${ROWS} lines in one paragraph`, line: 1 } : undefined
}

/**
 * The column of the text of a list item that begins on this line; undefined if none begins. Within a
 * paragraph, only a bullet or a 1 begins a list, and an indent of more than three spaces relative to the
 * enclosing item begins none.
 */
function itemIn(line: string, inner: number, anyNumber: boolean): number | undefined {
  const indent = line.length - line.trimStart().length
  if (indent > inner + 3 || line.slice(0, indent).includes('\t')) return undefined
  const mark = /^(?:[*+-]|(\d{1,9})[.)])[ \t]+(?=\S)/.exec(line.slice(indent, indent + LEAD_CHARACTERS))
  if (!mark || (mark[1] !== undefined && mark[1] !== '1' && !anyNumber)) return undefined
  return indent + mark[0].trimEnd().length + 1
}

const LEADING = /^(?:[ \t>]|[*+-](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))*/

/** Counts the marks and characters before the first word of a line, up to the limit. */
function leadOf(line: string): { readonly characters: number; readonly marks: number } {
  // The extra characters keep the number of a list item from being cut in two, which would end the match.
  const lead = LEADING.exec(line.slice(0, LEAD_CHARACTERS + 12))?.[0] ?? ''
  return { characters: lead.length, marks: lead.match(/[>*+-]|\d+/g)?.length ?? 0 }
}
