import type { Placed } from '../../read/transcript/body.ts'
import type { Line } from '../../read/transcript/line.ts'
import type { Section } from './chapter-marks.ts'
import type { Rows } from './lines.ts'
import type { Joint } from './part-boundaries.ts'

interface Marks {
  /** Index of the first line of the interview. */
  readonly from: number
  readonly joined: readonly Joint[]
  readonly sections: readonly Section[]
  /** Lines among the speech that are not speech, such as captions, by index. */
  readonly quotes: ReadonlyMap<number, string>
  /** Whether every line end is significant. */
  readonly unwrapped: boolean
}

/**
 * Converts the lines to the documented notation: marks become headings and quotes, headings of any level
 * become chapters, and divided sentences are joined.
 */
export function placeLines(
  rows: Rows,
  lines: readonly Line[],
  { from, joined, sections, quotes, unwrapped }: Marks,
): readonly Placed[] {
  const titles = new Map(sections.map(({ index, title }) => [index, title]))
  const gaps = new Set(joined.flatMap(({ index, after }) => range(after + 1, index)))
  const glued = new Set(joined.map(({ index }) => index))
  const placed: Placed[] = []
  for (let index = from; index < rows.length; index++) {
    if (gaps.has(index)) continue
    const row = rows[index] ?? ''
    const title = titles.get(index)
    const quote = quotes.get(index)
    const at = { number: index + 1, indent: row.length - row.trimStart().length }
    const own = lines[index] ?? { kind: 'blank' }
    const before = placed.at(-1)?.line.kind
    const apart = unwrapped && own.kind === 'text' && before === 'text' && !glued.has(index)
    if (apart || quote !== undefined) placed.push({ ...at, line: { kind: 'blank' } })
    if (title !== undefined) placed.push({ ...at, line: { kind: 'heading', level: 2, title, stampAt: 0 } })
    else if (quote !== undefined) placed.push({ ...at, line: { kind: 'quote', text: quote } })
    else if (own.kind === 'heading') placed.push({ ...at, line: { ...own, level: 2 } })
    else placed.push({ ...at, line: own })
  }
  return placed
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}
