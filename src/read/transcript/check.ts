import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.ts'
import type { Chapter } from '../../model/chapter.ts'
import { longClock } from '../../model/clock-time.ts'
import { inlineExcess, type MarkupExcess } from '../../model/markup-limits.ts'
import type { Turn } from '../../model/transcript.ts'
import { labelKey } from './label.ts'
import type { ParsedTranscript, ParsedTurn, PlacedTimestamp, RawHeading } from './parse-turns.ts'
import type { Speaker } from './resolve-speakers.ts'

/** A timestamp may be rounded up to the next second. */
const ROUNDING_SECONDS = 1

/** People interrupt each other: a turn may begin slightly before the end of the previous one. */
const OVERLAP_SECONDS = 1

interface TranscriptContext {
  readonly place: (line: number, column: number) => Place
  readonly seconds?: number
}

/** Makes turns and chapters of a parsed transcript, and reports problems. The times of the result never decrease. */
export function checkTranscript(
  script: ParsedTranscript,
  speakers: ReadonlyMap<string, Speaker>,
  around: TranscriptContext,
) {
  const diagnostics: Diagnostic[] = []
  const turnTime = clock(around, diagnostics)
  const chapterTime = clock(around, diagnostics)
  const turnPlaces: Place[] = []
  const turns = script.turns.flatMap((raw) => {
    const turn = turnOf(raw, speakers, turnTime)
    if (!turn) return emptied(raw, around, diagnostics)
    turnPlaces.push(around.place(raw.line, raw.column))
    return [turn]
  })
  const titled = script.headings.filter(({ level, title }) => level === 2 && title !== '')
  const chapters = titled.map(({ title, stamp }): Chapter => {
    const start = chapterTime(stamp)
    return start === undefined ? { title } : { title, start }
  })
  const chapterPlaces = titled.map(({ line }) => around.place(line, 1))
  const more = [
    ...headingTrouble(script.headings, around),
    ...labelTrouble(script, around),
    ...markupTrouble(script, around),
  ]
  return { turns, turnPlaces, chapters, chapterPlaces, diagnostics: [...diagnostics, ...more] }
}

function turnOf(
  raw: ParsedTurn,
  speakers: ReadonlyMap<string, Speaker>,
  time: (stamp?: PlacedTimestamp) => number | undefined,
): Turn | undefined {
  if (raw.paragraphs.length === 0 && raw.asides.length === 0) return undefined
  const { name, person } = speakers.get(labelKey(raw.label)) ?? { name: raw.label }
  const start = time(raw.stamp)
  return {
    speaker: name,
    ...(person === undefined ? {} : { person }),
    paragraphs: raw.paragraphs,
    asides: raw.asides,
    ...(start === undefined ? {} : { start }),
    ...(raw.chapter === undefined ? {} : { chapter: raw.chapter }),
  }
}

function emptied(raw: ParsedTurn, { place }: TranscriptContext, diagnostics: Diagnostic[]): readonly Turn[] {
  diagnostics.push(say('transcript.turn-empty', place(raw.line, raw.column), { label: raw.label }))
  return []
}

/**
 * Checks that times ascend. After a decrease, the following times are compared with the lower one, so each
 * error is reported once.
 */
function clock({ place, seconds: end }: TranscriptContext, diagnostics: Diagnostic[]) {
  let before: PlacedTimestamp | undefined
  let highest = 0
  let toldEnd = false
  return (stamp?: PlacedTimestamp): number | undefined => {
    if (!stamp) return undefined
    const { written, seconds } = stamp
    const at = place(stamp.line, stamp.column)
    if (seconds === undefined) {
      diagnostics.push(say('transcript.time-unreadable', at, { written }))
      return undefined
    }
    if (end !== undefined && seconds > end + ROUNDING_SECONDS) {
      if (!toldEnd)
        diagnostics.push(say('transcript.time-past-end', at, { written, end: longClock(Math.floor(end)) }))
      toldEnd = true
      return undefined
    }
    const back = before?.seconds === undefined ? 0 : before.seconds - seconds
    const reported = say('transcript.time-goes-back', at, { written, before: before?.written ?? '' })
    if (back > 0) diagnostics.push(back <= OVERLAP_SECONDS ? { ...reported, severity: 'warning' } : reported)
    before = stamp
    if (highest - seconds > OVERLAP_SECONDS) return undefined
    if (seconds < highest) return highest
    highest = seconds
    return seconds
  }
}

function headingTrouble(
  headings: readonly RawHeading[],
  { place }: TranscriptContext,
): readonly Diagnostic[] {
  const empty = headings
    .filter(({ title }) => title === '')
    .map(({ line }) => say('transcript.heading-empty', place(line, 1)))
  // The first level-1 heading is the title of the file.
  const [first] = headings
  const others = headings.filter(
    (one) => one.level !== 2 && one.title !== '' && !(one === first && one.level === 1),
  )
  const [other] = others
  if (!other) return empty
  const { level, title, line } = other
  return [...empty, say('transcript.heading-level', place(line, 1), { level, title, count: others.length })]
}

/** Reports the first text of each turn, and each title, that exceeds the limits for Markdown. */
function markupTrouble(
  { turns, headings }: ParsedTranscript,
  { place }: TranscriptContext,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const report = (excess: MarkupExcess | undefined, line: number, column: number) => {
    if (excess)
      diagnostics.push(say('transcript.markup-excessive', place(line, column), { what: excess.what }))
  }
  for (const { line, column, paragraphs, asides } of turns) {
    const first = firstOf(paragraphs, inlineExcess) ?? firstOf(asides, ({ text }) => inlineExcess(text))
    report(first, line, column)
  }
  for (const { line, title } of headings) report(inlineExcess(title), line, 1)
  return diagnostics
}

function firstOf<T, R>(all: readonly T[], find: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const found = find(one)
    if (found !== undefined) return found
  }
  return undefined
}

function labelTrouble(
  { turns, uses }: ParsedTranscript,
  { place }: TranscriptContext,
): readonly Diagnostic[] {
  const [first] = turns
  if (!first || turns.every((turn) => turn.paragraphs.length + turn.asides.length === 0)) {
    return turns.length === 0 ? [say('transcript.no-turns', place(1, 1))] : []
  }
  const nobody = turns.find((turn) => turn.label === '' && turn.paragraphs.length > 0)
  if (!nobody) return []
  const at = place(nobody.line, nobody.column)
  const [use] = uses
  return use
    ? [say('transcript.text-before-label', at, { label: use.label })]
    : [say('transcript.no-labels', at)]
}
