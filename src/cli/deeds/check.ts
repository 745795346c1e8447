import { compose } from '../../compose.ts'
import { hasErrors } from '../../diagnostics/diagnostic.ts'
import type { Format } from '../../diagnostics/format.ts'
import { prettyLines } from '../../diagnostics/pretty-lines.ts'
import { check } from '../../tasks/check.ts'
import type { CommandContext } from '../command-context.ts'
import { countOf } from '../print-diagnostics.ts'

/** What can be typed after the command. */
export interface Options {
  readonly station: string
  readonly format: Format
  readonly explain?: string
  readonly players: boolean
}

/** Says what is wrong, or explains a code. */
export async function runCheck(
  { station, format, explain: code, players }: Options,
  { terminal, fail }: CommandContext,
): Promise<void> {
  if (code !== undefined) {
    const { explain, nearestCode } = await import('../../lint/explain.ts')
    const explanation = explain(code)
    if (explanation === undefined) fail()
    if (explanation !== undefined) terminal.print(...explanation.split('\n'))
    else
      terminal.remark(
        `There is no code ${code}. Did you mean ${nearestCode(code) ?? 'one of docs/diagnostics.md'}?`,
      )
    return
  }
  const { context, clock } = compose(station)
  const diagnostics = await check(context, clock)
  if (hasErrors(diagnostics)) fail()
  if (format !== 'pretty') {
    const { formatDiagnostics } = await import('../../diagnostics/format.ts')
    terminal.data(formatDiagnostics(diagnostics, format))
    return
  }
  terminal.remark(...prettyLines(diagnostics))
  if (players) {
    const { playerSupport } = await import('../../tasks/player-support.ts')
    const { playerSupportTable } = await import('../player-support-table.ts')
    terminal.print(...playerSupportTable(await playerSupport(context, clock)))
  }
  terminal.remark(countOf(diagnostics))
}
