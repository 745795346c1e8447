import type { Diagnostic } from './diagnostic.ts'
import { lineText } from './line.ts'
import { NO_PAINT, type Paint } from './paint.ts'
import { prettyLines } from './pretty-lines.ts'
import { printableLines } from './printable.ts'
import { sarifOf } from './sarif.ts'

export type Format = 'pretty' | 'json' | 'github' | 'sarif'

/**
 * Formats diagnostics for a terminal, for programs, or as GitHub workflow commands. The result is empty
 * without diagnostics, except for JSON and SARIF. Foreign text in them cannot end a line or contain control
 * characters.
 */
export function formatDiagnostics(
  diagnostics: readonly Diagnostic[],
  format: Format,
  paint: Paint = NO_PAINT,
): string {
  if (format === 'json') return printableLines(JSON.stringify(diagnostics, null, 2))
  if (format === 'sarif') return printableLines(JSON.stringify(sarifOf(diagnostics), null, 2))
  if (format === 'github') return diagnostics.map(github).join('\n')
  return prettyLines(diagnostics)
    .map((line) => lineText(line, paint))
    .join('\n')
}

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function github({ file, line, column, severity, code, message, hint }: Diagnostic): string {
  const level = severity === 'info' ? 'notice' : severity
  const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
  return `::${level} file=${property(file)},line=${line},col=${column},title=${property(code)}::${data(`${message} ${hint}`)}`
}

/**
 * Escapes text as https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts does; other
 * control characters are made visible.
 */
function data(text: string): string {
  return printableLines(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'))
}
