import { validateBuild } from '../../build/validated-build.ts'
import { compose } from '../../compose.ts'
import { costOf } from '../../tasks/traffic-cost.ts'
import type { CommandContext } from '../command-context.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import { trafficTable } from '../traffic-table.ts'

/** What can be typed after the command. */
export interface Options {
  readonly station: string
  readonly subscribers: number
  readonly minutes: number
  readonly validating: number
  readonly weekly?: number
  readonly price?: number
  readonly json?: true
}

/** Tells the costs by the build as it is. */
export async function runCost(
  { station: folder, price, json, ...audience }: Options,
  { terminal, fail }: CommandContext,
): Promise<void> {
  const { context, clock } = compose(folder)
  const { result: good, diagnostics } = await validateBuild(context, { moment: clock.now() })
  if (!good) {
    fail()
    printDiagnostics(terminal, diagnostics)
    return
  }
  const costs = costOf(good.siteBuild, good.station, audience)
  if (json) terminal.data(JSON.stringify(costs, null, 2))
  else terminal.print(...trafficTable(costs, audience, price))
}
