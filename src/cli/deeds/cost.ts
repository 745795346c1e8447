import { compose } from '../../compose.ts'
import { costOf } from '../../publish/cost.ts'
import { proof } from '../../publish/proof.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import type { Run } from '../run.ts'
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

/** Tells the costs by the edition as it is. */
export async function runCost(
  { station: folder, price, json, ...audience }: Options,
  { terminal, fail }: Run,
): Promise<void> {
  const { workshop, clock } = compose(folder)
  const { good, diagnostics } = await proof(workshop, { moment: clock.now() })
  if (!good) {
    fail()
    printDiagnostics(terminal, diagnostics)
    return
  }
  const costs = costOf(good.edition, good.station, audience)
  if (json) terminal.data(JSON.stringify(costs, null, 2))
  else terminal.print(...trafficTable(costs, audience, price))
}
