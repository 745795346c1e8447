import { printable, shortened } from '../diagnostics/printable.ts'

export type TableRow = readonly [name: string, value: string]

// One name or value that goes on and on hides all others.
const NAME_MAX = 80
const VALUE_MAX = 1_000

/** Names and values in two columns, a line each; what has no value is left out. */
export function tableRows(all: readonly TableRow[]): string[] {
  const filled = all.filter(([, value]) => value !== '')
  const names = filled.map(([name]) => printable(shortened(name, NAME_MAX)))
  const width = Math.max(...names.map((name) => name.length))
  return filled.map(([, value], at) => `${names[at]?.padEnd(width)}  ${shortened(value, VALUE_MAX)}`)
}
