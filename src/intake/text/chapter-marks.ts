import { lineOf } from '../../read/transcript/line.ts'
import { isPageWord } from '../../read/transcript/words.ts'
import { blocksOf, collapse, isBlank, isEnded, type Rows, wordCount } from './lines.ts'

/** A line that is a heading of the interview instead of speech. */
export interface Section {
  readonly index: number
  readonly title: string
  /** `Q12)`: the following question becomes its title. */
  readonly numbered: boolean
  /** Whether it is only recognized by its form. */
  readonly guessed: boolean
}

interface ChapterContext {
  readonly opens: (index: number) => boolean
  /** Whether a line is a label without text. */
  readonly isBareLabel: (index: number) => boolean
  /** Lines that continue a sentence. */
  readonly glued: ReadonlySet<number>
  /** Index of the first label. */
  readonly first: number
}

const MOST_WORDS = 8

/**
 * Finds the headings of an interview in plain text: a line `Q12)`, “Introduction:”, “Greetings”, and short
 * lines between two turns. A line is speech if its turn would have no text otherwise: “My pleasure, thank
 * you”.
 */
export function findSections(
  rows: Rows,
  { opens, isBareLabel, glued, first }: ChapterContext,
): readonly Section[] {
  const sections: Section[] = []
  const blocks = blocksOf(rows)
  for (const [at, { from, to, lines }] of blocks.entries()) {
    const text = collapse(lines[0] ?? '')
    if (lines.length > 1 || opens(from) || glued.has(from) || text.length > 100) continue
    const line = lineOf(text)
    if (line.kind === 'section') {
      sections.push({ index: from, title: text, numbered: true, guessed: false })
      continue
    }
    if (line.kind !== 'text' && line.kind !== 'label') continue
    const next = blocks[at + 1]?.from ?? -1
    if (!opens(next) || !rows.slice(to, next).every(isBlank)) continue
    const title = /[:：]$/.test(text) ? text.slice(0, -1).trimEnd() : text
    const known = isPageWord(title)
    const before = blocks[at - 1]
    const ended =
      before === undefined ||
      from < first ||
      (isEnded(before.lines.at(-1) ?? '') && !isBareLabel(before.to - 1))
    const snapshots =
      wordCount(text) <= MOST_WORDS && /^[\p{Lu}\p{Lo}\d]/u.test(text) && !isEnded(title) && !/,/.test(text)
    if (!ended || !snapshots || (!known && from < first)) continue
    if (line.kind === 'label' && !known) continue
    sections.push({ index: from, title, numbered: false, guessed: !known })
  }
  return sections
}
