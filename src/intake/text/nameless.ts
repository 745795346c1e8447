import { lineOf } from '../../read/transcript/line.ts'
import { parseTurns } from '../../read/transcript/parse-turns.ts'
import type { Interview, InterviewAbout } from './interview.ts'
import { isBlank, isUnwrapped, type Rows } from './lines.ts'
import { asMarkdown } from './markdown.ts'
import { placeLines } from './place-lines.ts'

/** Reads a text as a transcript without speakers, because the producer says that it is one: every paragraph is speech. */
export function readNameless(rows: Rows, { markdown }: InterviewAbout): Interview | undefined {
  const from = rows.findIndex((row) => !isBlank(row))
  if (from < 0) return undefined
  const lines = rows.map(lineOf)
  const marks = { from, joined: [], sections: [], quotes: new Map<number, string>() }
  const placed = placeLines(rows, lines, { ...marks, unwrapped: !markdown && isUnwrapped(rows) })
  const nobody = {
    speaks: () => false,
    bare: () => false,
    anonymous: true,
    counts: new Map<string, number>(),
  }
  const { turns, headings } = parseTurns(placed, nobody)
  const words = (text: string) => (markdown ? text : asMarkdown(text))
  const titles = headings.filter(({ title }) => title !== '').map(({ title }) => title)
  return {
    chapters: headings.flatMap(({ title, stamp }) =>
      title === '' ? [] : [stamp?.seconds === undefined ? { title } : { title, start: stamp.seconds }],
    ),
    turns: turns.map(({ paragraphs, asides, chapter, stamp }) => ({
      speaker: '',
      paragraphs: paragraphs.map(words),
      asides: asides.map(({ after, text }) => ({ after, text: words(text) })),
      ...(chapter === undefined ? {} : { chapter }),
      ...(stamp?.seconds === undefined ? {} : { start: stamp.seconds }),
    })),
    from,
    joined: [],
    captions: [],
    headings: [],
    numbers: [],
    mute: [],
    comments: [],
    marks: titles,
  }
}
