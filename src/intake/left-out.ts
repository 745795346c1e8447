import { say } from '../diagnostics/catalogue.ts'
import type { Diagnostic, LeftOut } from '../diagnostics/diagnostic.ts'

type LeftCode =
  | 'intake.stripped'
  | 'intake.words-left'
  | 'intake.numbers-left'
  | 'intake.label-mute'
  | 'intake.head-taken'
  | 'intake.key-left'
  | 'intake.note-left'
  | 'intake.repeats-left'

const LONGEST = 90

/** Reports everything of one kind that was left out in one diagnostic, at the first line; `left` has all lines. */
export function reportLeftOut(code: LeftCode, file: string, left: readonly LeftOut[]): readonly Diagnostic[] {
  const [first] = left
  if (!first) return []
  const text = first.text.length > LONGEST ? `${first.text.slice(0, LONGEST - 2)}…` : first.text
  const lines = left.length === 1 ? '1 line' : `${left.length} lines`
  return [{ ...say(code, { file, line: first.line, column: 1 }, { text, lines }), left }]
}
