import { type LabelLine, labelOf } from './label.ts'
import { type Timestamp, timestampOf } from './timestamp.ts'

/** The kind of a line of an interview, determined from the line alone. */
export type Line =
  | { readonly kind: 'blank' }
  | {
      readonly kind: 'heading'
      readonly level: number
      readonly title: string
      readonly stamp?: Timestamp
      readonly stampAt: number
    }
  /** The number of a question on a line of its own: `Q12)`. */
  | { readonly kind: 'section'; readonly title: string }
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'rule' }
  | { readonly kind: 'comment' }
  | { readonly kind: 'label'; readonly label: LabelLine; readonly text: string }
  /** A paragraph that begins with a time but no name. */
  | { readonly kind: 'stamp'; readonly stamp: Timestamp; readonly text: string; readonly raw: string }
  | { readonly kind: 'text'; readonly text: string }

/** Only this many characters of a line are examined. */
const REACH = 240
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+|$)/
const HEADING_STAMP = /(?:\{t=([^{}]{0,40})\}|\\?\[(\d{1,3}(?::\d{1,3}){1,2}(?:[.,]\d{1,3})?)\\?\])$/
const SECTION = /^(?:\*\*)?Q\s?\d{1,3}\s*[).:]?(?:\*\*)?$/
const RULE = /^ {0,3}(?:-[ \t]*){3,}$|^ {0,3}(?:\*[ \t]*){3,}$|^ {0,3}(?:_[ \t]*){3,}$/
const COMMENT = /^<!--[\s\S]*-->\s*$/
const STAMPED =
  /^(?:\[(\d{1,3}(?::\d{1,3}){1,2}(?:[.,]\d{1,3})?)\]|(\d{1,3}:\d{2}:\d{2}(?:[.,]\d{1,3})?))(?:\s+|$)/

/** Determines the kind of a line, without its context (the speakers of the text, the lines before). */
export function lineOf(written: string): Line {
  const line = written.trimEnd()
  const start = line.trimStart()
  if (start === '') return { kind: 'blank' }
  const other = ALL_ELSE.test(start) ? undefined : marked(line, start)
  if (other) return other
  const label = labelOf(start)
  if (label && label.label !== '') return { kind: 'label', label, text: start }
  return { kind: 'text', text: start }
}

/** A line that begins with none of the signs that `marked` handles. */
const ALL_ELSE = /^[^>#\-*_<Q[\d]/

/** The kind of a line that is neither a label nor text. */
function marked(line: string, start: string): Line | undefined {
  if (start.startsWith('>')) return { kind: 'quote', text: unquote(start) }
  const heading = HEADING.exec(line)
  if (heading) return headingOf(line, heading[1]?.length ?? 1, heading[0].length)
  const short = start.length < REACH
  if (short && RULE.test(start)) return { kind: 'rule' }
  if (start.startsWith('<!--') && COMMENT.test(start)) return { kind: 'comment' }
  if (short && SECTION.test(start.replaceAll('\u00a0', ' ')))
    return { kind: 'section', title: start.replaceAll('*', '') }
  const stamped = STAMPED.exec(start.slice(0, REACH))
  const clock = stamped?.[1] ?? stamped?.[2]
  const stamp = clock === undefined ? undefined : timestampOf(clock)
  if (!stamped || stamp?.seconds === undefined) return undefined
  return { kind: 'stamp', stamp, text: start.slice(stamped[0].length).trim(), raw: start }
}

/** Titles are plain text: escapes and closing # signs are removed. */
function headingOf(line: string, level: number, from: number): Line {
  const whole = line.slice(from).trimEnd()
  const tail = whole.slice(-80)
  const found = HEADING_STAMP.exec(tail)
  const escaped = found !== null && tail.charAt(found.index - 1) === '\\'
  const written = found && !escaped ? (found[1] === undefined ? found[2] : `t=${found[1]}`) : undefined
  const kept = found && written !== undefined ? whole.slice(0, whole.length - found[0].length) : whole
  const title = plainTitle(kept)
  if (written === undefined) return { kind: 'heading', level, title, stampAt: 0 }
  const stampAt = line.lastIndexOf(written.replace(/^t=/, ''))
  return { kind: 'heading', level, title, stamp: timestampOf(written), stampAt }
}

function plainTitle(text: string): string {
  const closed = text.slice(-REACH).replace(/(?:^|[ \t])#+[ \t]*$/, '')
  return (text.slice(0, -REACH) + closed)
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Removes all quote marks, however deeply nested, in one pass. */
function unquote(line: string): string {
  let at = 0
  while (at < line.length && /[>\s]/.test(line.charAt(at))) at++
  return line.slice(at)
}
