import type { Chapter } from '../../model/chapter.ts'
import { groupBy } from '../../model/group.ts'
import type { Aside, Turn } from '../../model/transcript.ts'
import type { Placed } from '../../read/transcript/body.ts'
import { fold, type RawTurn } from '../../read/transcript/fold.ts'
import { type Line, lineOf } from '../../read/transcript/line.ts'
import { namesOf } from '../../read/transcript/register.ts'
import { findSpeakers, type Speakers } from '../../read/transcript/speakers.ts'
import { whoSpeaks } from '../../read/transcript/who.ts'
import { findSections, type Section } from './chapter-marks.ts'
import { asMarkdown } from './markdown.ts'
import { findCaptions } from './media-lines.ts'
import { questionOf } from './question.ts'
import { isBlank, isEnded, isUnwrapped, type Numbered, type Rows, wordCount } from './rows.ts'

export interface Interview {
  readonly chapters: readonly Chapter[]
  readonly turns: readonly Turn[]
  /** Index of the first line that is part of the interview. */
  readonly from: number
  /** Second halves of sentences that were broken in the middle. */
  readonly joined: readonly Numbered[]
  /** Lines taken for the caption of something that is not there. */
  readonly captions: readonly Numbered[]
  /** Lines taken for headings by their look alone. */
  readonly headings: readonly Numbered[]
}

const MOST_TAIL_WORDS = 3

/** Reads an interview in any notation; nothing when nobody speaks in the text. */
export function readInterview(rows: Rows, markdown: boolean): Interview | undefined {
  const pictures = findCaptions(rows)
  const lines = rows.map(lineOf)
  for (const index of pictures) lines[index] = { kind: 'quote', text: rows[index]?.trim() ?? '' }
  const speakers = findSpeakers(lines, () => false)
  const opens = (index: number) => opensTurn(lines[index], speakers)
  const first = lines.findIndex((_, index) => opens(index))
  if (first < 0 || !isConversation(speakers)) return undefined
  const joined = findJoints(rows, lines, opens, first)
  const sections = findSections(rows, {
    opens,
    isBareLabel: (index) => isLabelAlone(lines[index], opens(index)),
    glued: new Set(joined.map(({ index }) => index)),
    first,
  })
  const numbered = new Map(sections.map((section) => [section.index, section.numbered]))
  const above = rows.findLastIndex((row, index) => index < first && !isBlank(row))
  const from = lines[above]?.kind === 'heading' || numbered.has(above) ? above : first
  const placed = place(rows, lines, {
    from,
    joined,
    sections,
    captions: pictures,
    unwrapped: !markdown && isUnwrapped(rows),
  })
  const script = fold(placed, speakers)
  const captions: Numbered[] = []
  const lineOfText = placesOf(rows)
  const tidy = script.turns.map((turn) => withoutCaption(turn, script.turns, captions, lineOfText))
  const who = whoSpeaks(
    script.uses.map((use) => ({ ...use, at: { file: '', line: use.line, column: use.column } })),
    namesOf({ people: [], credits: [] }),
  )
  const named = (label: string) =>
    who.speakers.get(label.trim().replace(/\s+/g, ' ').toLowerCase())?.name ?? label
  const turns = tidy
    .filter((turn) => turn.paragraphs.length + turn.asides.length > 0)
    .map((turn) => finished(turn, named(turn.label), markdown))
  const under = groupBy(turns, ({ chapter }) => chapter)
  const titles = script.headings.filter(({ level, title }) => level === 2 && title !== '')
  const chapters = titles.map(({ title, line, stamp }, index): Chapter => {
    const asked = numbered.get(line - 1)
      ? under.get(index)?.find((turn) => turn.paragraphs.length > 0)
      : undefined
    const words =
      (asked && questionOf(asked.paragraphs, markdown)) ??
      (title.endsWith(':') ? title.slice(0, -1).trimEnd() : title)
    return stamp?.seconds === undefined ? { title: words } : { title: words, start: stamp.seconds }
  })
  return {
    ...(titles.length > 0 ? { chapters, turns } : byQuestions(turns, markdown)),
    from,
    joined: joined.map(({ index }) => ({ line: index + 1, text: rows[index]?.trim() ?? '' })),
    captions,
    headings: sections.flatMap(({ index, guessed }) =>
      guessed ? [{ line: index + 1, text: rows[index]?.trim() ?? '' }] : [],
    ),
  }
}

/** One label that comes once is a remark in an article, not a conversation. */
function isConversation(speakers: Speakers): boolean {
  const turns = [...speakers.counts.values()].reduce((sum, count) => sum + count, 0)
  return speakers.counts.size > 1 || turns > 1
}

function opensTurn(line: Line | undefined, speakers: Speakers): boolean {
  if (line?.kind === 'label') return speakers.speaks(line.label, true) || speakers.bare(line.text)
  return line?.kind === 'text' && speakers.bare(line.text)
}

interface Joint {
  /** Of the line that goes on with the sentence. */
  readonly index: number
  /** Of the line that it goes on from. */
  readonly after: number
}

/**
 * Finds sentences broken by an empty line: the first half has no end, and the second begins small, or is but a
 * few words after a comma. “My pleasure, thank you” before a new label has no second half, and stays.
 */
function findJoints(
  rows: Rows,
  lines: readonly Line[],
  opens: (index: number) => boolean,
  first: number,
): readonly Joint[] {
  const joints: Joint[] = []
  let last = -1
  for (let index = first; index < rows.length; index++) {
    const line = lines[index]
    const row = rows[index]?.trim() ?? ''
    if (isBlank(row)) continue
    const goesOn = last >= 0 && index - last > 1 && line?.kind === 'text' && !opens(index)
    const before = last >= 0 ? (rows[last]?.trim() ?? '') : ''
    const small = /^\p{Ll}/u.test(row)
    const tail = /[,–—-]$/.test(before) && wordCount(row) <= MOST_TAIL_WORDS && isEnded(row)
    const spoken = last >= 0 && !isLabelAlone(lines[last], opens(last))
    if (goesOn && spoken && !isEnded(before) && (small || tail)) joints.push({ index, after: last })
    last = line?.kind === 'text' || line?.kind === 'label' ? index : -1
  }
  return joints
}

function isLabelAlone(line: Line | undefined, opens: boolean): boolean {
  return opens && (line?.kind === 'text' || (line?.kind === 'label' && line.label.text === ''))
}

interface Marks {
  readonly from: number
  readonly joined: readonly Joint[]
  readonly sections: readonly Section[]
  readonly captions: readonly number[]
  /** Whether every line end is meant. */
  readonly unwrapped: boolean
}

/** The lines as the folder takes them: marks become headings and quotes, broken sentences lose their gap. */
function place(
  rows: Rows,
  lines: readonly Line[],
  { from, joined, sections, captions, unwrapped }: Marks,
): readonly Placed[] {
  const titles = new Map(sections.map(({ index, title }) => [index, title]))
  const quoted = new Set(captions)
  const gaps = new Set(joined.flatMap(({ index, after }) => range(after + 1, index)))
  const glued = new Set(joined.map(({ index }) => index))
  const placed: Placed[] = []
  for (let index = from; index < rows.length; index++) {
    if (gaps.has(index)) continue
    const row = rows[index] ?? ''
    const title = titles.get(index)
    const at = { number: index + 1, indent: row.length - row.trimStart().length }
    const own = lines[index] ?? { kind: 'blank' }
    const before = placed.at(-1)?.line.kind
    const apart = unwrapped && own.kind === 'text' && before === 'text' && !glued.has(index)
    if (apart || quoted.has(index)) placed.push({ ...at, line: { kind: 'blank' } })
    if (title !== undefined) placed.push({ ...at, line: { kind: 'heading', level: 2, title, stampAt: 0 } })
    else if (quoted.has(index)) placed.push({ ...at, line: { kind: 'quote', text: row.trim() } })
    else placed.push({ ...at, line: own })
  }
  return placed
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}

const SHOWS =
  /^(?:take a walk|take a look|watch|listen|see|look at|click|scroll|guarda|ascolta|regarder|mirar|mira)\b/i
const FEWEST_CAPTION_WORDS = 6

/**
 * The caption of a picture or video that the page lost stands last in an answer, ends no sentence, and invites
 * to watch. Speech of one paragraph is never taken for one.
 */
function withoutCaption(
  turn: RawTurn,
  turns: readonly RawTurn[],
  found: Numbered[],
  lineOfText: (text: string) => number | undefined,
): RawTurn {
  const last = turn.paragraphs.at(-1)
  if (last === undefined || turn.paragraphs.length < 2 || turn === turns.at(-1)) return turn
  const others = turn.paragraphs.slice(0, -1)
  if (isEnded(last) || wordCount(last) < FEWEST_CAPTION_WORDS || !SHOWS.test(last) || !others.every(isEnded))
    return turn
  found.push({ line: lineOfText(last) ?? turn.line, text: last })
  return { ...turn, paragraphs: others, asides: [...turn.asides, { after: others.length, text: last }] }
}

/** Finds the first line that says a text, by its number. */
function placesOf(rows: Rows): (text: string) => number | undefined {
  const places = new Map<string, number>()
  for (const [index, row] of rows.entries()) if (!places.has(row.trim())) places.set(row.trim(), index + 1)
  return (text) => places.get(text)
}

/** Words that belong to nobody after somebody spoke can only be written as asides. */
function finished(turn: RawTurn, speaker: string, markdown: boolean): Turn {
  const words = (text: string) => (markdown ? text : asMarkdown(text))
  const asides = turn.asides.map((aside): Aside => ({ after: aside.after, text: words(aside.text) }))
  const start = turn.stamp?.seconds
  const rest = {
    ...(start === undefined ? {} : { start }),
    ...(turn.chapter === undefined ? {} : { chapter: turn.chapter }),
  }
  const paragraphs = turn.paragraphs.map(words)
  if (turn.label !== '') return { speaker, paragraphs, asides, ...rest }
  return {
    speaker: '',
    paragraphs: [],
    asides: [...paragraphs.map((text) => ({ after: 0, text })), ...asides],
    ...rest,
  }
}

const ASKERS = new Set(
  'q p d question pregunta domanda frage interviewer intervistatore intervistatrice entrevistador 问 問 提问'.split(
    ' ',
  ),
)

/** In a text of questions and answers without headings, each question is a chapter. */
function byQuestions(
  turns: readonly Turn[],
  markdown: boolean,
): { chapters: readonly Chapter[]; turns: readonly Turn[] } {
  const chapters: Chapter[] = []
  const placed = turns.map((turn) => {
    const asks = ASKERS.has(turn.speaker.toLowerCase())
    const title = asks ? questionOf(turn.paragraphs, markdown) : undefined
    if (title !== undefined)
      chapters.push(turn.start === undefined ? { title } : { title, start: turn.start })
    return chapters.length === 0 ? turn : { ...turn, chapter: chapters.length - 1 }
  })
  return { chapters, turns: placed }
}
