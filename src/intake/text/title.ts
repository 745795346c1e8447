import { labelOf } from '../../read/transcript/label.ts'
import { lineOf } from '../../read/transcript/line.ts'
import { isPageWord } from '../../read/transcript/words.ts'
import { readDay } from './day.ts'
import {
  blocksOf,
  collapse,
  isBlank,
  isEnded,
  isUnwrapped,
  type Numbered,
  type Rows,
  without,
  wordCount,
} from './lines.ts'

export interface Titled {
  readonly rows: Rows
  readonly title?: Numbered
  /** The rest of a first line that has more than a title. */
  readonly dek?: Numbered
  /** The name of the site above the title. */
  readonly masthead?: Numbered
  /** Lines that repeat the title. */
  readonly repeated: readonly Numbered[]
  readonly day?: Numbered & { readonly day: string }
}

const LONGEST_TITLE = 180
const MOST_TITLE_WORDS = 30
const MASTHEAD_WORDS = 5
/** The number of lines within which the title may be repeated. */
const REPEAT_REACH = 20

/** Removes title, masthead and date from the start of a text. A line that is not clearly a title is left in place. */
export function findTitle(rows: Rows): Titled {
  const dated = findDay(rows)
  const open = dated.rows
  const blocks = blocksOf(open).slice(0, 4)
  const [first, second] = blocks
  const nothing = { ...dated, repeated: [] }
  if (!first) return nothing
  const heading = lineOf(open[first.from] ?? '')
  if (heading.kind === 'heading' && heading.level === 1) {
    const title = { line: first.from + 1, text: heading.title }
    return { ...dated, rows: without(open, [first.from]), title, repeated: [] }
  }
  const isMasthead =
    second !== undefined &&
    first.lines.length === 1 &&
    isTitle(first.lines[0] ?? '') &&
    isSiteName(first.lines[0] ?? '') &&
    second.lines.length === 1 &&
    isTitle(second.lines[0] ?? '') &&
    wordCount(second.lines[0] ?? '') > wordCount(first.lines[0] ?? '') &&
    !sameText(first.lines[0] ?? '', second.lines[0] ?? '')
  const at = isMasthead ? second.from : first.from
  const text = collapse(open[at] ?? '')
  const stands = isUnwrapped(rows) || isBlank(open[at + 1])
  if (!isTitle(text) || !stands || isBlank(open.slice(at + 1).join(''))) return nothing
  const again = open
    .slice(at + 1, at + 1 + REPEAT_REACH)
    .flatMap((row, index) => (sameText(row, text) ? [{ line: at + index + 2, text: collapse(row) }] : []))
  const split = splitOf(text)
  const masthead = isMasthead
    ? { masthead: { line: first.from + 1, text: collapse(open[first.from] ?? '') } }
    : {}
  return {
    ...dated,
    ...masthead,
    rows: without(open, [at, ...(isMasthead ? [first.from] : []), ...again.map(({ line }) => line - 1)]),
    title: { line: at + 1, text: split?.title ?? text },
    ...(split ? { dek: { line: at + 1, text: split.dek } } : {}),
    repeated: again,
  }
}

/** Finds a line near the top that is only a date. */
function findDay(rows: Rows): Pick<Titled, 'rows' | 'day'> {
  for (const [index, row] of rows.slice(0, 30).entries()) {
    const text = collapse(row)
    const day = text.length < 60 ? readDay(text) : undefined
    if (day !== undefined) return { rows: without(rows, [index]), day: { line: index + 1, text, day } }
  }
  return { rows }
}

function isTitle(line: string): boolean {
  const text = line.trim()
  if (text === '' || text.length > LONGEST_TITLE || wordCount(text) > MOST_TITLE_WORDS) return false
  const read = lineOf(text)
  if (read.kind !== 'text' && read.kind !== 'label') return false
  // “Q&A: …” is a title; “Host: …” and “Introduction:” are not.
  const label = labelOf(text)
  if (label && (label.text === '' || (!isPageWord(label.label) && label.form !== 'colon'))) return false
  if (label && wordCount(label.label) < 2 && !isPageWord(label.label)) return false
  return /^["'“‘«¿¡(]?[\p{Lu}\p{Lo}\d]/u.test(text) && !/[.。!:;,]["”’»]?$/.test(text)
}

/** Whether a line is the name of a site, with capital letters throughout. */
function isSiteName(line: string): boolean {
  const words = collapse(line).split(' ')
  return (
    words.length <= MASTHEAD_WORDS &&
    words.every((word) => /^(?:[\p{Lu}\p{Lo}\d&]|(?:of|the|and|for|di|del|della|de)$)/u.test(word))
  )
}

function sameText(a: string, b: string): boolean {
  return collapse(a).toLowerCase() === collapse(b).toLowerCase()
}

const OPENERS = new Set(
  'e ed ma il lo la gli le un una ecco perché come cosa chi and but the how why what who here et mais le les un une und aber der die das wie y pero el los'.split(
    ' ',
  ),
)

/**
 * Splits a first line with both title and deck. In a sentence-case line, a single capital on a small word in
 * the middle begins the deck: certain enough for a proposal.
 */
function splitOf(text: string): { readonly title: string; readonly dek: string } | undefined {
  const words = text.split(' ')
  const long = words.filter((word) => /^\p{L}{5,}/u.test(word))
  if (words.length < 12 || long.filter((word) => /^\p{Ll}/u.test(word)).length < long.length * 0.6)
    return undefined
  const breaks = words.flatMap((word, index) => {
    const small = /^\p{Lu}/u.test(word) && OPENERS.has(word.toLowerCase())
    return small && index > 2 && index < words.length - 3 && !isEnded(words[index - 1] ?? '') ? [index] : []
  })
  const [at] = breaks
  if (at === undefined || breaks.length > 1) return undefined
  return { title: words.slice(0, at).join(' '), dek: words.slice(at).join(' ') }
}
