import { type Timestamp, timestampOf } from './timestamp.ts'

/** The notation of a label, which indicates how certainly it is one. */
export type LabelForm =
  /** `**Name:** text`: the documented notation. */
  | 'bold'
  /** `**Name**` alone on its line. */
  | 'bold-bare'
  /** `Name [0:46]: text`, `Name: 00:00:00`: identified by its time. */
  | 'stamped'
  /** `Q. text`, `A1) text`. */
  | 'letter'
  /** `Name: text`, `Name:` alone. */
  | 'colon'

/** A line that may begin a turn. */
export interface LabelLine {
  readonly form: LabelForm
  /** As written, with white space collapsed and escapes removed. */
  readonly label: string
  readonly stamp?: Timestamp
  /** The rest of the line. */
  readonly text: string
  /** The column of the time, from 0. */
  readonly stampAt: number
  /** The column of the label's colon, from 0; -1 if it has none. */
  readonly colonAt: number
  /** A backslash before the first letter marks it as a name, even if it is a word such as `Location`. */
  readonly literal: boolean
}

/** The maximum length of a label with its time. Only this part of a line is searched, so that a line of 5 MB takes no time. */
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
/** Short enough for the patterns. */
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
 * Parses a line as a label with the text after it, if it has that form. Whether it is a speaker's is decided
 * in find-speakers.ts. A backslash before the colon, `Note\: this`, prevents it.
 */
export function labelOf(line: string): LabelLine | undefined {
  const head = line.slice(0, LABEL_REACH).replaceAll('\u00a0', ' ')
  const found = bold(head, line) ?? letter(head, line) ?? plain(head, line) ?? stampedAlone(head)
  if (!found) return undefined
  return { ...found, literal: head.startsWith('**\\') || head.startsWith('__\\') }
}

type Found = Omit<LabelLine, 'literal'>

/** Normalizes a label for comparison: NFC, single spaces, lower case. */
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

/** The text between two pairs of signs at the start of a line. */
function boldWords(head: string): string | undefined {
  const isStars = head.startsWith('**')
  if (!isStars && !head.startsWith('__')) return undefined
  const end = head.indexOf(isStars ? '**' : '__', 2)
  const words = head.slice(2, end)
  // Labels with other characters are matched with the slower pattern.
  if (end > 2 && end <= PLAIN_LABEL && !/[\\*_]/.test(words)) return words
  const found = BOLD.exec(head)
  return found?.[1] ?? found?.[2]
}

function hasColon(text: string): boolean {
  return text.includes(':') || text.includes('：')
}

/** `Q&A:` does not match: the letter must be followed by a full stop or bracket. */
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

/** `Name  0:46` on a line of its own, as transcription services write it. */
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
  /** The end of the label with its colon. */
  readonly end: number
  readonly colonAt?: number
  readonly written?: string
  readonly stampAt?: number
}

/** Makes the label line; takes the time from the beginning of the text if the label has none. */
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
