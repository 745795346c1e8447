/** Why a text is not read as Markdown: what it has too much of, in words, and its line, from 1. */
export interface MarkupExcess {
  /** `more than 1000 signs such as *, _ or [ in one paragraph`. */
  readonly what: string
  readonly line: number
}

// Beyond these a text was made to hang or overflow a parser, whose time grows with the square of what stands in one
// paragraph, and whose stack with what is nested. Each is far above what real notes hold.
const MARKS = 1000
const SIGNS = 5000
const LINES = 400
const ROWS = 5000
const TAGS = 20_000
const LEAD_CHARACTERS = 200
const LEAD_MARKS = 30

/**
 * What keeps a text from being read as Markdown; undefined for any that a person writes. Between two empty lines, and for
 * signs and lines in each item of a list by itself, there may be: 1,000 signs that begin or end markup, 400 lines, in all
 * 5,000 signs that could mean anything, and 5,000 lines; before the first word of a line 30 marks of lists and quotes, and
 * 200 characters; in the whole text 20,000 `<`.
 */
export function markupExcess(text: string): MarkupExcess | undefined {
  let [marks, lines, signs, rows, tags] = [0, 0, 0, 0, 0]
  /** Where the words of the list item begin that a line may go on with; 0 outside of lists. */
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

/** The same for a text that is one paragraph whatever its lines are, of which it may have 5,000. */
export function inlineExcess(text: string): MarkupExcess | undefined {
  // Nearly all are shorter than what they may hold of signs.
  if (text.length <= MARKS) return undefined
  const marks = text.match(/[*_~`[\]!<\\]/g)?.length ?? 0
  const signs = text.match(/[*_~`[\]!<&.@:\\]/g)?.length ?? 0
  if (marks > MARKS) return { what: `more than ${MARKS} signs such as *, _ or [ in one paragraph`, line: 1 }
  if (signs > SIGNS) return { what: `more than ${SIGNS} signs in one paragraph`, line: 1 }
  // Line breaks (two spaces and an end of line) that follow each other cost the square of their number.
  const ends = text.match(/\r\n?|\n/g)?.length ?? 0
  return ends > ROWS ? { what: `more than ${ROWS} lines in one paragraph`, line: 1 } : undefined
}

/**
 * Where the words of a list item begin that this line opens; undefined for a line that opens none. In a paragraph only a
 * bullet or a 1 begins a list; deeper than three spaces behind the words of the item around it, nothing does.
 */
function itemIn(line: string, inner: number, anyNumber: boolean): number | undefined {
  const indent = line.length - line.trimStart().length
  if (indent > inner + 3 || line.slice(0, indent).includes('\t')) return undefined
  const mark = /^(?:[*+-]|(\d{1,9})[.)])[ \t]+(?=\S)/.exec(line.slice(indent, indent + LEAD_CHARACTERS))
  if (!mark || (mark[1] !== undefined && mark[1] !== '1' && !anyNumber)) return undefined
  return indent + mark[0].trimEnd().length + 1
}

const LEADING = /^(?:[ \t>]|[*+-](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))*/

/** What stands before the first word of a line, as far as it matters. */
function leadOf(line: string): { readonly characters: number; readonly marks: number } {
  // A number that is cut in two would end what is counted.
  const lead = LEADING.exec(line.slice(0, LEAD_CHARACTERS + 12))?.[0] ?? ''
  return { characters: lead.length, marks: lead.match(/[>*+-]|\d+/g)?.length ?? 0 }
}
