import type { Paint } from './paint.ts'
import { printableLine, shortened } from './printable.ts'

/** A part of a line, with its colour. */
export interface Painted {
  readonly text: string
  readonly as: keyof Paint
}

/** One line for people, plain or in parts. Foreign text may stand in it as it is: `lineText` makes it harmless. */
export type Line = string | readonly (string | Painted)[]

/** Longer than any line of ours: what does not fit holds a value that nobody reads to its end. */
const LINE_MAX = 2_000

/** The one place where text becomes a terminal's line: one line, that only shows, of at most so many characters. */
export function lineText(line: Line, paint: Paint): string {
  const parts = typeof line === 'string' ? [line] : line
  return parts
    .map((part, index) => {
      const { text, as }: Partial<Painted> & { text: string } =
        typeof part === 'string' ? { text: part } : part
      const shown = printableLine(shortened(text, LINE_MAX), index === 0)
      return as === undefined ? shown : paint[as](shown)
    })
    .join('')
}
