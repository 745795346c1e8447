import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { prettyLines } from '../diagnostics/pretty-lines.ts'
import type { Terminal } from './terminal.ts'

/** Prints diagnostics to standard error, with a last line that counts them. */
export function printDiagnostics(terminal: Terminal, diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length === 0) return
  terminal.remark(...prettyLines(errorsLast(diagnostics)), countOf(diagnostics))
}

const ORDER: readonly Diagnostic['severity'][] = ['info', 'warning', 'error']

/** Sorts errors last, where a terminal shows them; within a severity, the order stays. */
export function errorsLast(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity))
}

/** `2 errors, 1 warning`. */
export function countOf(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Diagnostic['severity'], word: string, words: string) => {
    const number = diagnostics.filter((one) => one.severity === severity).length
    return number === 0 ? [] : [`${number} ${number === 1 ? word : words}`]
  }
  const counts = [
    ...count('error', 'error', 'errors'),
    ...count('warning', 'warning', 'warnings'),
    ...count('info', 'remark', 'remarks'),
  ]
  return counts.length === 0 ? 'No problems.' : counts.join(', ')
}
