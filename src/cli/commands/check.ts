import type { Command } from 'commander'
import type { StationContext } from '../../build/load-station.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { type CommandContext, STATION_OPTION } from '../command-context.ts'
import { reportOptions } from '../format-option.ts'
import { printWaiting } from '../print-waiting.ts'
import { type ReportOptions, report } from '../report.ts'

/** `check`: every diagnostic of the station, its drafts and the pages and feeds that it would make. */
export function checkCommand(program: Command, run: CommandContext): void {
  const command = program
    .command('check')
    .description('report every problem in the station')
    .option(...STATION_OPTION)
  reportOptions(command)
    .option(
      '--deployed',
      'also fetch the feeds at the station’s url, and compare the ledger with them',
      false,
    )
    .option('--explain <code>', 'explain a diagnostic code, with an example: rss.guid-missing')
    .option('--players', 'report how many known apps support what the feeds offer', false)
    .addHelpText('after', '\nExample:\n  inonda check --format github')
    .action(async (options: Options) => {
      await runCheck(options, run)
    })
}

/** What can be typed after the command. */
interface Options extends ReportOptions {
  readonly station: string
  readonly explain?: string
  readonly players: boolean
  readonly deployed: boolean
}

/** A larger feed is none of ours: its older episodes are in archives. */
const FEED_MOST = 50_000_000

/** Prints every problem, or explains a code. */
async function runCheck(options: Options, commandContext: CommandContext): Promise<void> {
  const { compose } = await import('../../compose.ts')
  const { check } = await import('../../tasks/check.ts')
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
  const deployed = options.deployed ? await checkDeployed(context, clock.now()) : []
  await report([...diagnostics, ...deployed], options, commandContext, async () => {
    if (!options.quiet) printWaiting(terminal, waiting)
    if (!players) return
    const { playerSupport } = await import('../../tasks/player-support.ts')
    const { playerSupportTable } = await import('../player-support-table.ts')
    terminal.print(...playerSupportTable(await playerSupport(context, clock)))
  })
}

async function checkDeployed(context: StationContext, now: Date): Promise<readonly Diagnostic[]> {
  const { composeReader } = await import('../../compose.ts')
  const { deployedDiagnostics } = await import('../../tasks/deployed.ts')
  const { web } = await composeReader({ maxBytes: FEED_MOST, allowPrivate: false })
  return deployedDiagnostics(context, web, now)
}
