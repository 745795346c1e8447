import { compose } from '../../compose.ts'
import { check } from '../../tasks/check.ts'
import type { CommandContext } from '../command-context.ts'
import { printWaiting } from '../print-waiting.ts'
import { type ReportOptions, report } from '../report.ts'

/** What can be typed after the command. */
export interface Options extends ReportOptions {
  readonly station: string
  readonly explain?: string
  readonly players: boolean
}

/** Says what is wrong, or explains a code. */
export async function runCheck(options: Options, commandContext: CommandContext): Promise<void> {
  const { station, explain: code, players } = options
  const { terminal, fail } = commandContext
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
  const { diagnostics, waiting } = await check(context, clock)
  await report(diagnostics, options, commandContext, async () => {
    if (!options.quiet) printWaiting(terminal, waiting)
    if (!players) return
    const { playerSupport } = await import('../../tasks/player-support.ts')
    const { playerSupportTable } = await import('../player-support-table.ts')
    terminal.print(...playerSupportTable(await playerSupport(context, clock)))
  })
}
