import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts'
import type { Format } from '../diagnostics/format.ts'
import { prettyLines } from '../diagnostics/pretty-lines.ts'
import { collapseRepeats } from './collapse-repeats.ts'
import type { CommandContext } from './command-context.ts'
import { countOf, errorsLast } from './print-diagnostics.ts'

/** How `check` and `lint` print their diagnostics. */
export interface ReportOptions {
  readonly format: Format
  /** Every occurrence, not only the first few of each code. */
  readonly all: boolean
  /** Only what makes the command fail. */
  readonly quiet: boolean
  /** Warnings fail too. */
  readonly strict: boolean
}

/**
 * Prints the diagnostics, and fails if one of them must be fixed. `between` runs before the count is printed.
 */
export async function report(
  diagnostics: readonly Diagnostic[],
  { format, all, quiet, strict }: ReportOptions,
  { terminal, fail }: CommandContext,
  between?: () => Promise<void> | void,
): Promise<void> {
  const failing: readonly Severity[] = strict ? ['error', 'warning'] : ['error']
  if (diagnostics.some(({ severity }) => failing.includes(severity))) fail()
  const reported = quiet ? diagnostics.filter(({ severity }) => failing.includes(severity)) : diagnostics
  if (format !== 'pretty') {
    const { formatDiagnostics } = await import('../diagnostics/format.ts')
    const { bounded } = await import('../diagnostics/bounded.ts')
    terminal.data(formatDiagnostics(all ? reported : bounded(reported), format))
    return
  }
  const { shown, left } = all ? { shown: reported, left: '' } : collapseRepeats(reported)
  terminal.remark(...prettyLines(errorsLast(shown)))
  if (left !== '') terminal.remark(left)
  await between?.()
  if (!quiet || reported.length > 0) terminal.remark(countOf(reported))
}
