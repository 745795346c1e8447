import type { Paint } from './paint.ts'
import { printableLine, shortened } from './printable.ts'

/** A part of a line, with its colour. */
export interface Painted {
  readonly text: string
  readonly as: keyof Paint
}

/** One line of output, plain or in parts. It may contain foreign text, which `lineText` makes printable. */
export type Line = string | readonly (string | Painted)[]

/** Longer than any line without foreign values; longer lines are truncated. */
const LINE_MAX = 2_000

/**
 * Makes a line for the terminal: the only place where this is done. The result is a single printable line of
 * limited length.
 */
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
