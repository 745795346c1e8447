import type { Line } from '../../read/transcript/line.ts'
import { isBlank, isEnded, type Rows, wordCount } from './lines.ts'

const MOST_TAIL_WORDS = 3

/** A sentence that an empty line breaks in two. */
export interface Joint {
  /** Of the line that goes on with the sentence. */
  readonly index: number
  /** Of the line that it goes on from. */
  readonly after: number
}

/**
 * Finds sentences broken by an empty line: the first half has no end, and the second begins small, or is but a
 * few words after a comma. “My pleasure, thank you” before a new label has no second half, and stays.
 */
export function findJoints(
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

/** Whether a line that opens a turn has nothing behind its label. */
export function isLabelAlone(line: Line | undefined, opens: boolean): boolean {
  return opens && (line?.kind === 'text' || (line?.kind === 'label' && line.label.text === ''))
}
