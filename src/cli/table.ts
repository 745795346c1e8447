import { printable, shortened } from '../diagnostics/printable.ts'

export type TableRow = readonly [name: string, value: string]

// A single very long name or value would hide all others.
const NAME_MAX = 80
const VALUE_MAX = 1_000

/** Formats names and values in two columns, a line each; empty values are left out. */
export function tableRows(all: readonly TableRow[]): string[] {
  const filled = all.filter(([, value]) => value !== '')
  const names = filled.map(([name]) => printable(shortened(name, NAME_MAX)))
  const width = Math.max(...names.map((name) => name.length))
  return filled.map(([, value], at) => `${names[at]?.padEnd(width)}  ${shortened(value, VALUE_MAX)}`)
}
