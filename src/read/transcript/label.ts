import { type Timestamp, timestampOf } from './timestamp.ts'

/** How much the way it is written says that a label is a label. */
export type LabelForm =
  /** `**Name:** text`: the contract's own notation. */
  | 'bold'
  /** `**Name**` alone on its line. */
  | 'bold-bare'
  /** `Name [0:46]: text`, `Name: 00:00:00`: the time gives it away. */
  | 'stamped'
  /** `Q. text`, `A1) text`. */
  | 'letter'
  /** `Name: text`, `Name:` alone. */
  | 'colon'

/** A line that may open a turn. */
export interface LabelLine {
  readonly form: LabelForm
  /** As it is written, white space collapsed, escapes taken off. */
  readonly label: string
  readonly stamp?: Timestamp
  /** What follows on the line. */
  readonly text: string
  /** Where, counted from 0 in the line. */
  readonly stampAt: number
  /** Where the label's colon stands; -1 where it has none. */
  readonly colonAt: number
  /** A backslash before its first letter says that it is a name, even where it is a page's word. */
  readonly literal: boolean
}

/** No label with its time is longer: what lies further is never looked at, so that a line of 5 MB costs nothing. */
const LABEL_REACH = 240
const CLOCK = String.raw`\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?`
const BRACKETED = String.raw`\\?\[([^\[\]\\]{0,40})\\?\]|\((${CLOCK})\)|\{(t=[^{}]{0,40})\}`
const BOLD = /^(?:\*\*((?:\\.|[^\\*]){1,160})\*\*|__((?:\\.|[^\\_]){1,160})__)/
const INNER_STAMP = new RegExp(String.raw`(?:\\?\[(${CLOCK})\\?\]|\((${CLOCK})\))$`)
const AFTER_COLON = new RegExp(String.raw`^\s*(?:(?:${BRACKETED})\s*)?[:：]`)
const AFTER_STAMP = new RegExp(String.raw`^\s*(?:${BRACKETED}|(${CLOCK}))\s*$`)
const TEXT_STAMP =
  /^\s*(?:\\\[(\d{1,3}(?::\d{1,3}){1,2}(?:[.,]\d{1,3})?)\\\]|\[(\d{1,3}(?::\d{1,3}){1,2}(?:[.,]\d{1,3})?)\]|\{(t=[^{}]{0,40})\})\s*/
const BARE_STAMP = new RegExp(String.raw`^\s*(${CLOCK})\s*$`)
/** Within the reach of the patterns. */
const PLAIN_LABEL = 100
const LETTER = /^([QA])(?:\d{1,3}\s*[.):]|\.)\s+(?=\S)/
const NAME = String.raw`[^\s:：*#>|[\]{}<>\\(][^:：[\]{}<>\\*|]{0,90}?`
const PLAIN = new RegExp(
  String.raw`^(${NAME})\s*(?:(?:\\?\[(${CLOCK}|\d{1,3}:\d{1,3}(?::\d{1,3})?)\\?\]|\((${CLOCK})\)|\{(t=[^{}]{0,40})\})\s*)?([:：])`,
)
const PLAIN_STAMP = new RegExp(
  String.raw`^([^\s:：*#>|[\]{}<>\\(\d][^:：[\]{}<>\\*|]{0,60}?)\s+(?:\[(${CLOCK})\]|\((${CLOCK})\)|(${CLOCK}))\s*$`,
)

/**
 * Reads a line as a label with what follows it, if it has that shape at all. Whether somebody of that name
 * speaks is for speakers.ts to say. A backslash before the colon, `Note\: this`, takes the shape away.
 */
export function labelOf(line: string): LabelLine | undefined {
  const head = line.slice(0, LABEL_REACH).replaceAll('\u00a0', ' ')
  const found = bold(head, line) ?? letter(head, line) ?? plain(head, line) ?? stampedAlone(head)
  if (!found) return undefined
  return { ...found, literal: head.startsWith('**\\') || head.startsWith('__\\') }
}

type Found = Omit<LabelLine, 'literal'>

/** One spelling for comparing labels and names: composed, one space between words, lower case. */
export function labelKey(label: string): string {
  return collapse(label.normalize('NFC')).toLowerCase()
}

function bold(head: string, line: string): Found | undefined {
  const inner = boldWords(head)
  if (inner === undefined) return undefined
  const end = inner.length + 4
  if (hasColon(inner) && /(?:^|[^\\])[:：]\s*$/.test(inner)) {
    const bare = inner.replace(/[:：]\s*$/, '').trim()
    const stamped = INNER_STAMP.exec(bare)
    const written = stamped?.[1] ?? stamped?.[2]
    const name = bare.slice(0, stamped?.index)
    const colonAt = end - 2 - (/[:：]\s*$/.exec(inner)?.[0].length ?? 0)
    const opened = { form: 'bold', label: unescapeLabel(name), end, line, colonAt } as const
    return opening(written === undefined ? opened : { ...opened, written, stampAt: head.indexOf(written) })
  }
  const after = head.slice(end)
  const colon = AFTER_COLON.exec(after)
  if (colon) {
    const written = colon[1] ?? colon[2] ?? colon[3]
    const colonAt = end + colon[0].length - 1
    const opened = { form: 'bold', label: unescapeLabel(inner), end: colonAt + 1, line, colonAt } as const
    return opening(
      written === undefined ? opened : { ...opened, written, stampAt: head.indexOf(written, end) },
    )
  }
  const alone = line.length < LABEL_REACH ? AFTER_STAMP.exec(after) : undefined
  const written = alone?.[1] ?? alone?.[2] ?? alone?.[3] ?? alone?.[4]
  if (written !== undefined) {
    return opening({
      form: 'bold',
      label: unescapeLabel(inner),
      end: line.length,
      line,
      written,
      stampAt: head.indexOf(written, end),
    })
  }
  if (line.slice(end).trim() !== '') return undefined
  return opening({ form: 'bold-bare', label: unescapeLabel(inner), end, line })
}

/** What stands between two pairs of signs at the head of a line. */
function boldWords(head: string): string | undefined {
  const isStars = head.startsWith('**')
  if (!isStars && !head.startsWith('__')) return undefined
  const end = head.indexOf(isStars ? '**' : '__', 2)
  const words = head.slice(2, end)
  // Whatever is not as plain as nearly all labels is looked at sign by sign.
  if (end > 2 && end <= PLAIN_LABEL && !/[\\*_]/.test(words)) return words
  const found = BOLD.exec(head)
  return found?.[1] ?? found?.[2]
}

function hasColon(text: string): boolean {
  return text.includes(':') || text.includes('：')
}

/** `Q&A:` is none of these: the letter must be followed by its own full stop or bracket. */
function letter(head: string, line: string): Found | undefined {
  const found = head.startsWith('Q') || head.startsWith('A') ? LETTER.exec(head) : null
  if (!found) return undefined
  return opening({ form: 'letter', label: found[1] ?? '', end: found[0].length, line })
}

function plain(head: string, line: string): Found | undefined {
  const found = hasColon(head) ? PLAIN.exec(head) : null
  if (!found) return undefined
  const [whole, name = '', bracket, round, braces, colon] = found
  const label = collapse(name)
  const next = head.charAt(whole.length)
  const tight = next !== '' && next !== ' ' && next !== '\t'
  if (tight && colon === ':' && !/^[\p{L}]$/u.test(label)) return undefined
  if (!/\p{L}/u.test(label)) return undefined
  const written = bracket ?? round ?? braces
  const opened = { form: 'colon', label, end: whole.length, line, colonAt: whole.length - 1 } as const
  const read = opening(
    written === undefined ? opened : { ...opened, written, stampAt: head.indexOf(written, name.length) },
  )
  return read.stamp ? { ...read, form: 'stamped' } : read
}

/** `Name  0:46` alone on its line, as transcription services write it. */
function stampedAlone(head: string): Found | undefined {
  if (head.length >= LABEL_REACH || !/[\d\])]/.test(head.trimEnd().slice(-1))) return undefined
  const found = PLAIN_STAMP.exec(head)
  const written = found?.[2] ?? found?.[3] ?? found?.[4]
  if (!found?.[1] || written === undefined) return undefined
  const [, name] = found
  return {
    form: 'stamped',
    label: collapse(name),
    stamp: timestampOf(written),
    stampAt: head.lastIndexOf(written),
    colonAt: -1,
    text: '',
  }
}

interface Opened {
  readonly form: LabelForm
  readonly label: string
  readonly line: string
  /** Where the label with its colon ends. */
  readonly end: number
  readonly colonAt?: number
  readonly written?: string
  readonly stampAt?: number
}

/** Takes a time off the beginning of the text, where the label had none. */
function opening({ form, label, line, end, colonAt = -1, written, stampAt = 0 }: Opened): Found {
  const text = line.slice(end)
  if (written !== undefined) {
    return { form, label, colonAt, text: text.trim(), stamp: timestampOf(written), stampAt }
  }
  const head = text.slice(0, LABEL_REACH).replaceAll('\u00a0', ' ')
  const leading = TEXT_STAMP.exec(head)
  const alone = text.length < LABEL_REACH ? BARE_STAMP.exec(head) : undefined
  const found = leading?.[1] ?? leading?.[2] ?? leading?.[3] ?? alone?.[1]
  if (found === undefined) return { form, label, colonAt, text: text.trim(), stampAt: 0 }
  const rest = leading ? text.slice(leading[0].length) : ''
  return {
    form,
    label,
    colonAt,
    text: rest.trim(),
    stamp: timestampOf(found),
    stampAt: end + head.indexOf(found),
  }
}

function unescapeLabel(label: string): string {
  return collapse(label.includes('\\') ? label.replace(/\\(.)/gu, '$1') : label)
}

function collapse(text: string): string {
  const words = text.trim()
  return /\s\s|[^\S ]/.test(words) ? words.replace(/\s+/g, ' ') : words
}
