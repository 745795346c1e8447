import type { Line } from '../../read/transcript/line.ts'
import { isBlank, isEnded, type Rows, wordCount } from './lines.ts'

const MOST_TAIL_WORDS = 3

/** A sentence that is divided by an empty line. */
export interface Joint {
  /** Index of the line that continues the sentence. */
  readonly index: number
  /** Index of the line that it continues. */
  readonly after: number
}

/**
 * Finds sentences that are divided by an empty line: the first half does not end, and the second begins in
 * lower case, or has only a few words after a comma. “My pleasure, thank you” before a new label has no
 * second half, and is kept.
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

/** Whether a line that begins a turn has only the label. */
export function isLabelAlone(line: Line | undefined, opens: boolean): boolean {
  return opens && (line?.kind === 'text' || (line?.kind === 'label' && line.label.text === ''))
}
