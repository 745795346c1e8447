import type { Diagnostic } from './diagnostic.ts'
import type { Line } from './line.ts'

/** Three lines for each diagnostic; editors can open the location in the first one. */
export function prettyLines(diagnostics: readonly Diagnostic[]): readonly Line[] {
  return diagnostics.flatMap(({ file, line, column, severity, code, message, hint }): Line[] => [
    [`${file}:${line}:${column} `, { text: severity, as: severity }, ` ${code}`],
    `  ${message}`,
    ['  ', { text: 'hint:', as: 'faint' }, ` ${hint}`],
  ])
}
