import type { Placed } from './body.ts'
import { unguard, unguardAside } from './escape-paragraph.ts'
import type { Speakers } from './find-speakers.ts'
import { type LabelLine, labelKey } from './label.ts'
import type { Timestamp } from './timestamp.ts'
import { isPageWord } from './words.ts'

/** A turn whose speaker is not resolved yet. */
export interface ParsedTurn {
  /** As written; empty if there is none. */
  readonly label: string
  readonly line: number
  readonly column: number
  readonly paragraphs: string[]
  readonly asides: { readonly after: number; readonly text: string }[]
  readonly chapter?: number
  readonly stamp?: PlacedTimestamp
}

export interface PlacedTimestamp extends Timestamp {
  readonly line: number
  readonly column: number
}

export interface RawHeading {
  readonly level: number
  readonly title: string
  readonly line: number
  readonly stamp?: PlacedTimestamp
}

/** A parsed transcript. */
export interface ParsedTranscript {
  readonly turns: readonly ParsedTurn[]
  /** Of all levels. */
  readonly headings: readonly RawHeading[]
  readonly uses: readonly LabelUse[]
}

export interface LabelUse {
  readonly label: string
  readonly line: number
  readonly column: number
  readonly count: number
}

const LIST_ITEM = /^(?:[-*+•]|\d{1,3}[.)])\s/
const CJK_END = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]$/u
const CJK_START = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]/u

/** Parses lines into turns, paragraphs, asides and headings. */
export function parseTurns(body: readonly Placed[], speakers: Speakers): ParsedTranscript {
  const page = newPage(speakers.anonymous)
  for (const { line, number, indent } of body) {
    const at = { line: number, column: indent + 1 }
    if (line.kind === 'blank' || line.kind === 'rule' || line.kind === 'comment') page.close()
    else if (line.kind === 'heading') page.heading(line.level, line.title, at, placed(line, at, 0))
    else if (line.kind === 'section') page.heading(2, line.title, at)
    else if (line.kind === 'quote') page.quote(line.text)
    else if (line.kind === 'stamp') page.stamped(line, { ...line.stamp, ...at })
    else if (line.kind === 'label' && speakers.speaks(line.label, page.isFresh())) {
      page.speak(line.label, at, placed(line.label, at, indent))
    } else if (line.kind === 'label' && isBreak(line.label)) page.pause(line.text)
    else if (page.isFresh() && speakers.bare(line.text)) page.speak(bareLabel(line.text), at)
    else page.text(line.text, at)
  }
  return page.end()
}

/** `Break:` is a stage direction; other words of this kind are normal text. */
function isBreak(label: LabelLine): boolean {
  return isPageWord(label.label) && /^(?:ad )?break$|^pausa?e?$/i.test(label.label)
}

function bareLabel(text: string): LabelLine {
  return { form: 'colon', label: text.trim(), text: '', stampAt: 0, colonAt: -1, literal: false }
}

type At = Pick<PlacedTimestamp, 'line' | 'column'>

function placed(
  { stamp, stampAt }: { readonly stamp?: Timestamp; readonly stampAt: number },
  at: At,
  indent: number,
): PlacedTimestamp | undefined {
  if (!stamp) return undefined
  const { written, seconds } = stamp
  const column = stampAt + indent + 1
  return seconds === undefined
    ? { written, line: at.line, column }
    : { written, seconds, line: at.line, column }
}

/** The parser's state: what was parsed so far, and the open turn and paragraph. */
function newPage(anonymous: boolean) {
  const turns: ParsedTurn[] = []
  const headings: RawHeading[] = []
  const uses = new Map<string, { label: string; line: number; column: number; count: number }>()
  let turn: ParsedTurn | undefined
  let chapter: number | undefined
  let paragraph: string[] = []
  let labelled = false
  let aside: string[] = []
  let waiting: string[] = []
  let headed = false

  const close = () => {
    if (paragraph.length > 0) turn?.paragraphs.push(unguard(joined(paragraph)))
    paragraph = []
    labelled = false
    if (aside.length > 0) note(unguardAside(joined(aside)))
    aside = []
  }
  // An aside below a heading belongs to the next turn, not to the one before the heading.
  const note = (text: string) => {
    if (turn && !headed) turn.asides.push({ after: turn.paragraphs.length, text })
    else waiting.push(text)
  }
  const open = (label: string, at: At, stamp?: PlacedTimestamp): ParsedTurn => {
    const opened: ParsedTurn = {
      label,
      line: at.line,
      column: at.column,
      paragraphs: [],
      asides: waiting.map((text) => ({ after: 0, text })),
      ...(chapter === undefined ? {} : { chapter }),
      ...(stamp ? { stamp } : {}),
    }
    waiting = []
    headed = false
    turns.push(opened)
    return opened
  }
  const text = (line: string, at: At) => {
    if (aside.length > 0 || (paragraph.length > 0 && LIST_ITEM.test(line))) close()
    if (!turn || (headed && (anonymous || turn.label === ''))) turn = open('', at)
    headed = false
    paragraph.push(line)
  }
  return {
    close,
    text,
    isFresh: () => paragraph.length === 0 || (labelled && paragraph.length === 1),
    heading: (level: number, title: string, at: At, stamp?: PlacedTimestamp) => {
      close()
      headings.push({ level, title, line: at.line, ...(stamp ? { stamp } : {}) })
      if (level !== 2 || title === '') return
      chapter = chapter === undefined ? 0 : chapter + 1
      headed = true
    },
    quote: (line: string) => {
      if (paragraph.length > 0 || line === '') close()
      if (line !== '') aside.push(line)
    },
    pause: (line: string) => {
      close()
      note(line.replaceAll('*', ''))
    },
    stamped: (line: { readonly raw: string; readonly text: string }, stamp: PlacedTimestamp) => {
      close()
      const waits = turn && turn.label !== '' && !headed && turn.paragraphs.length === 0 && !turn.stamp
      if (turn && waits) {
        turn = { ...turn, stamp }
        turns[turns.length - 1] = turn
      } else if (turn && turn.label !== '') return text(line.raw, stamp)
      else turn = open('', stamp, stamp)
      if (line.text !== '') text(line.text, stamp)
    },
    speak: (label: LabelLine, at: At, stamp?: PlacedTimestamp) => {
      close()
      const use = uses.get(labelKey(label.label))
      if (use) use.count++
      else uses.set(labelKey(label.label), { label: label.label, ...at, count: 1 })
      turn = open(label.label, at, stamp)
      if (label.text !== '') paragraph.push(label.text)
      labelled = true
    },
    end: (): ParsedTranscript => {
      close()
      const last = turns.at(-1) ?? (waiting.length > 0 ? open('', { line: 1, column: 1 }) : undefined)
      for (const text of waiting) last?.asides.push({ after: last.paragraphs.length, text })
      return { turns, headings, uses: [...uses.values()] }
    },
  }
}

/** Joins the lines of a paragraph, without a space between Chinese or Japanese lines. */
function joined(lines: readonly string[]): string {
  const [first = ''] = lines
  if (lines.length < 2) return first.trim()
  const parts = lines.map((line, index) => {
    const before = lines[index - 1]
    const tight = before === undefined || (CJK_END.test(before.slice(-2)) && CJK_START.test(line.slice(0, 2)))
    return tight ? line : ` ${line}`
  })
  return parts.join('').trim()
}
