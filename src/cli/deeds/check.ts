import { validateBuild } from '../../build/validated-build.ts'
import { compose } from '../../compose.ts'
import { hasErrors } from '../../diagnostics/diagnostic.ts'
import { type Format, formatDiagnostics, prettyLines } from '../../diagnostics/format.ts'
import { explain, nearestCode } from '../../lint/explain.ts'
import { playerSupportOf } from '../../tasks/player-support.ts'
import type { CommandContext } from '../command-context.ts'
import { playerSupportTable } from '../player-support-table.ts'
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
  const { diagnostics, result: good } = await validateBuild(context, { moment: clock.now() })
  if (hasErrors(diagnostics)) fail()
  if (format !== 'pretty') {
    terminal.data(formatDiagnostics(diagnostics, format))
    return
  }
  terminal.remark(...prettyLines(diagnostics))
  if (players && good) terminal.print(...playerSupportTable(playerSupportOf(good.siteBuild)))
  terminal.remark(countOf(diagnostics))
}
