import type { Chapter } from '../../model/chapter.ts'
import { groupBy } from '../../model/group-by.ts'
import type { Turn } from '../../model/transcript.ts'
import type { Speakers } from '../../read/transcript/find-speakers.ts'
import { namesOf } from '../../read/transcript/known-names.ts'
import { labelKey } from '../../read/transcript/label.ts'
import { type Line, lineOf } from '../../read/transcript/line.ts'
import { type ParsedTranscript, type ParsedTurn, parseTurns } from '../../read/transcript/parse-turns.ts'
import { resolveSpeakers } from '../../read/transcript/resolve-speakers.ts'
import { findSections } from './chapter-marks.ts'
import { isConversation } from './conversation.ts'
import { finished, withAsidesPlaced } from './finish-turn.ts'
import { isBlank, isEnded, isUnwrapped, type Numbered, type Rows } from './lines.ts'
import { findCaptions, withoutInvitation } from './media-lines.ts'
import { findJoints, isLabelAlone } from './part-boundaries.ts'
import { placeLines } from './place-lines.ts'
import { questionOf } from './question.ts'
import { chaptersOfQuestions, NAMELESS, withAnswers } from './questions.ts'
import { respell } from './respell.ts'
import { stageNote } from './stage-directions.ts'
import { findVoices } from './voices.ts'

export interface Interview {
  readonly chapters: readonly Chapter[]
  readonly turns: readonly Turn[]
  /** Index of the first line of the interview. */
  readonly from: number
  /** Second halves of sentences that were divided by an empty line. */
  readonly joined: readonly Numbered[]
  /** Lines that were recognized as captions of missing pictures. */
  readonly captions: readonly Numbered[]
  /** Lines that were recognized as headings only by their form. */
  readonly headings: readonly Numbered[]
  /** Numbers of questions and turns, which are not written to the transcript. */
  readonly numbers: readonly Numbered[]
  /** Labels without text. */
  readonly mute: readonly Numbered[]
  /** Comments in the markup. */
  readonly comments: readonly Numbered[]
  /** All labels and headings as written, including repeated ones. */
  readonly marks: readonly string[]
}

export interface InterviewAbout {
  /** Whether the text is Markdown, so that its markup is kept. */
  readonly markdown: boolean
  /** The speakers in the text's own front matter. */
  readonly speakers: readonly string[]
}

const NUMBERED_LETTER = /^\s*(\p{L}\d{1,3})\s*[.):]/u

/** Reads an interview in any notation; undefined if the text has no speech. */
export function readInterview(written: Rows, about: InterviewAbout): Interview | undefined {
  const { rows, numbers } = respell(written)
  const lines = linesOf(rows)
  const voices = findVoices(lines)
  const opens = (index: number) => opensTurn(lines[index], voices)
  const openings = lines.flatMap((_, index) => (opens(index) ? [index] : []))
  const [first] = openings
  if (first === undefined || !isConversation(rows, lines, voices, openings)) return undefined
  const captions: Numbered[] = findCaptions(rows, opens).map((index) => numberedRow(rows, index))
  const quotes = new Map(captions.map(({ line, text }) => [line - 1, text]))
  for (const [index, line] of lines.entries()) {
    const note = opens(index) ? undefined : stageNote(line)
    if (note !== undefined) quotes.set(index, note)
  }
  for (const [index, text] of quotes) lines[index] = { kind: 'quote', text }
  const joined = findJoints(rows, lines, opens, first)
  const sections = findSections(rows, {
    opens,
    isBareLabel: (index) => isLabelAlone(lines[index], opens(index)),
    glued: new Set(joined.map(({ index }) => index)),
    first,
  })
  const numbered = new Set(sections.flatMap((section) => (section.numbered ? [section.index] : [])))
  const above = rows.findLastIndex((row, index) => index < first && !isBlank(row))
  const isHeaded = lines[above]?.kind === 'heading' || sections.some(({ index }) => index === above)
  const unwrapped = !about.markdown && isUnwrapped(rows)
  const scriptFrom = (from: number) =>
    parseTurns(placeLines(rows, lines, { from, joined, sections, quotes, unwrapped }), voices)
  const near = scriptFrom(isHeaded ? above : first)
  const isTalk = isSpeechOfOne(near)
  const start = isTalk
    ? Math.max(
        0,
        rows.findIndex((row) => !isBlank(row)),
      )
    : isHeaded
      ? above
      : first
  const script = isTalk ? scriptFrom(start) : near
  // The time on a line above the first label was moved into the label.
  const isMoved = start > 0 && isBlank(rows[start - 1]) && !isBlank(written[start - 1])
  const from = isMoved ? start - 1 : start
  if (!script.turns.some((turn) => turn.label !== '' && isHeard(turn))) return undefined

  const lineOfText = placesOf(rows)
  const nameOf = namesIn(script, voices.names)
  const speaker = about.speakers.length === 1 ? (about.speakers[0] ?? NAMELESS) : NAMELESS
  const turns = script.turns
    .map((turn) => withoutInvitation(turn, script.turns, captions, lineOfText))
    .filter(isHeard)
    .map((turn) => {
      if (turn.label === '' && isTalk) return finished(turn, speaker, about.markdown)
      if (turn.label === '')
        for (const text of turn.paragraphs) captions.push({ line: lineOfText(text) ?? turn.line, text })
      return finished(turn, nameOf(turn.label), about.markdown)
    })
  const answered = withAnswers(withAsidesPlaced(turns))
  const titled = chaptersOf(script, answered, { numbered, markdown: about.markdown })
  const sure = { numbers: [...numbers, ...numbersOf(rows, lines, from), ...titled.replaced] }
  const mute = script.turns.filter((turn) => !isHeard(turn))
  return {
    ...(titled.chapters.length > 0
      ? { chapters: titled.chapters, turns: answered }
      : chaptersOfQuestions(answered, about.markdown)),
    from,
    joined: joined.map(({ index }) => numberedRow(rows, index)),
    captions,
    headings: sections.flatMap(({ index, guessed }) => (guessed ? [numberedRow(rows, index)] : [])),
    numbers: [...sure.numbers].sort((a, b) => a.line - b.line),
    mute: mute.map(({ line, label }) => ({ line, text: label })),
    comments: lines.flatMap(({ kind }, index) =>
      kind === 'comment' && index >= from ? [numberedRow(rows, index)] : [],
    ),
    marks: [...script.turns.filter(isHeard).map(({ label }) => label), ...titled.written],
  }
}

/** The kinds of the lines; a comment may have several lines. */
function linesOf(rows: Rows): Line[] {
  const ends = rows.findLastIndex((row) => row.includes('-->'))
  let isOpen = false
  return rows.map((row, index): Line => {
    const opens = !isOpen && index < ends && /^\s*<!--/.test(row) && !row.includes('-->')
    isOpen ||= opens
    const line: Line = isOpen ? { kind: 'comment' } : lineOf(row)
    if (isOpen && !opens && row.includes('-->')) isOpen = false
    return line
  })
}

function opensTurn(line: Line | undefined, speakers: Speakers): boolean {
  if (line?.kind === 'label') return speakers.speaks(line.label, true) || speakers.bare(line.text)
  return line?.kind === 'text' && speakers.bare(line.text)
}

function isHeard({ paragraphs, asides }: ParsedTurn): boolean {
  return paragraphs.length + asides.length > 0
}

function numberedRow(rows: Rows, index: number): Numbered {
  return { line: index + 1, text: rows[index]?.trim() ?? '' }
}

/** Among unlabelled questions and answers, whole sentences under headings are a talk; other lines are notes. */
function isSpeechOfOne({ turns }: ParsedTranscript): boolean {
  const said = turns.filter(({ label }) => label === '').flatMap(({ paragraphs }) => paragraphs)
  return said.length > 0 && said.filter(isEnded).length >= SENTENCES * said.length
}

const SENTENCES = 0.8

function namesIn(script: ParsedTranscript, names: ReadonlyMap<string, string>): (label: string) => string {
  const who = resolveSpeakers(
    script.uses.map((use) => ({ ...use, at: { file: '', line: use.line, column: use.column } })),
    namesOf({ people: [], credits: [] }),
  )
  return (label) => names.get(labelKey(label)) ?? who.speakers.get(labelKey(label))?.name ?? label
}

/** The headings as chapters. A question replaces its number as the title. */
function chaptersOf(
  { headings }: ParsedTranscript,
  turns: readonly Turn[],
  { numbered, markdown }: { readonly numbered: ReadonlySet<number>; readonly markdown: boolean },
) {
  const under = groupBy(turns, ({ chapter }) => chapter)
  const titles = headings.filter(({ level, title }) => level === 2 && title !== '')
  const replaced: Numbered[] = []
  const written: string[] = []
  const chapters = titles.map(({ title, line, stamp }, index): Chapter => {
    const asked = numbered.has(line - 1)
      ? under.get(index)?.find((turn) => turn.paragraphs.length > 0)
      : undefined
    const question = asked && questionOf(asked.paragraphs, markdown)
    if (question === undefined) written.push(title)
    else replaced.push({ line, text: title })
    const words = question ?? (title.endsWith(':') ? title.slice(0, -1).trimEnd() : title)
    return stamp?.seconds === undefined ? { title: words } : { title: words, start: stamp.seconds }
  })
  return { chapters, replaced, written }
}

/** The numbers in `Q1)` and `A1)`. */
function numbersOf(rows: Rows, lines: readonly Line[], from: number): readonly Numbered[] {
  return rows.flatMap((row, index) => {
    const line = lines[index]
    const isLetter = index >= from && line?.kind === 'label' && line.label.form === 'letter'
    const number = isLetter ? NUMBERED_LETTER.exec(row)?.[1] : undefined
    return number === undefined ? [] : [{ line: index + 1, text: number }]
  })
}

/** Returns a function from a text to the number of the first line with it. */
function placesOf(rows: Rows): (text: string) => number | undefined {
  const places = new Map<string, number>()
  for (const [index, row] of rows.entries()) if (!places.has(row.trim())) places.set(row.trim(), index + 1)
  return (text) => places.get(text)
}
