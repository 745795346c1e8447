import type { Diagnostic } from './diagnostic.ts'
import { lineText } from './line.ts'
import { NO_PAINT, type Paint } from './paint.ts'
import { prettyLines } from './pretty-lines.ts'
import { printableLines } from './printable.ts'
import { sarifOf } from './sarif.ts'

export type Format = 'pretty' | 'json' | 'github' | 'sarif'

/**
 * Diagnostics as a terminal, a program or GitHub's workflow commands read them. Empty for none, but for JSON and SARIF.
 * Whatever foreign text they hold, it ends no line and holds no control character.
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

/** As https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts does it; other controls are shown. */
function data(text: string): string {
  return printableLines(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'))
}
