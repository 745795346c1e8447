import { type Line, lineOf } from './line.ts'

/** A line with its location in the file. */
export interface Placed {
  readonly line: Line
  /** From 1. */
  readonly number: number
  /** The number of white space characters before it. */
  readonly indent: number
}

const FENCE = /^---\s*$/

/** The lines of a transcript below its front matter, if it has any, with their locations in the whole file. */
export function bodyOf(text: string): readonly Placed[] {
  const own = text.startsWith('\ufeff') ? text.slice(1) : text
  const lines = own.split(own.includes('\r') ? /\r\n|\n|\r/ : '\n')
  const from = afterFrontMatter(lines)
  const ends = own.includes('-->') ? lines.findLastIndex((line) => line.includes('-->')) : -1
  const placed: Placed[] = []
  let comment = false
  for (let index = from; index < lines.length; index++) {
    const written = lines[index] ?? ''
    const opens = !comment && index < ends && /^\s*<!--/.test(written) && !written.includes('-->')
    if (opens) comment = true
    const line: Line = comment ? { kind: 'comment' } : lineOf(written)
    if (comment && !opens && written.includes('-->')) comment = false
    placed.push({ line, number: index + 1, indent: written.length - written.trimStart().length })
  }
  return placed
}

/** The number of lines of the front matter; 0 if there is none, or if it never ends. */
export function afterFrontMatter(lines: readonly string[]): number {
  if (!FENCE.test(lines[0] ?? '')) return 0
  const end = lines.findIndex((line, index) => index > 0 && FENCE.test(line))
  return end < 0 ? 0 : end + 1
}
