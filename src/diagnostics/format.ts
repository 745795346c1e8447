import type { Diagnostic } from './diagnostic.ts'
import { NO_PAINT, type Paint } from './paint.ts'
import { sarifOf } from './sarif.ts'

export type Format = 'pretty' | 'json' | 'github' | 'sarif'

/** Diagnostics as a terminal, a program or GitHub's workflow commands read them. Empty for none, but for JSON and SARIF. */
export function formatDiagnostics(
  diagnostics: readonly Diagnostic[],
  format: Format,
  paint = NO_PAINT,
): string {
  if (format === 'json') return JSON.stringify(diagnostics, null, 2)
  if (format === 'sarif') return JSON.stringify(sarifOf(diagnostics), null, 2)
  return diagnostics.map(format === 'github' ? github : (one) => pretty(one, paint)).join('\n')
}

/** One diagnostic as terminal lines whose first one editors can jump to. */
function pretty({ file, line, column, severity, code, message, hint }: Diagnostic, paint: Paint): string {
  const place = `${file}:${line}:${column}`
  return `${printable(place)} ${paint[severity](severity)} ${code}\n  ${printable(message)}\n  ${paint.faint('hint:')} ${printable(hint)}`
}

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function github({ file, line, column, severity, code, message, hint }: Diagnostic): string {
  const level = severity === 'info' ? 'notice' : severity
  const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
  return `::${level} file=${property(file)},line=${line},col=${column},title=${property(code)}::${data(`${message} ${hint}`)}`
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/** Foreign text can hold escape sequences that would repaint the producer's terminal. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd')
}
