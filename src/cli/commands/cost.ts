import { type Command, InvalidArgumentError } from 'commander'
import { withoutEnd } from '../../model/trim-end.ts'
import { type CommandContext, STATION_OPTION } from '../command-context.ts'
import { printDiagnostics } from '../print-diagnostics.ts'

/** `cost`: estimates the traffic of a station's own feeds, by a model of how apps poll. */
export function costCommand(program: Command, run: CommandContext): void {
  program
    .command('cost')
    .description('estimate the traffic of apps that poll the feeds, and what saves how much')
    .option(...STATION_OPTION)
    .option('--subscribers <number>', 'number of subscribers', positive, 1000)
    .option('--minutes <number>', 'polling interval, in minutes', positive, 60)
    .option(
      '--validating <percent>',
      'share of apps that send validators (ETag, Last-Modified)',
      percent,
      0.5,
    )
    .option('--weekly <number>', 'new episodes a week, instead of the past average', positive)
    .option('--price <number>', 'price of a gigabyte of traffic', positive)
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  inonda cost --subscribers 20000 --price 0.05')
    .action(async (options: Options) => {
      await runCost(options, run)
    })
}

function positive(text: string): number {
  const value = Number(text)
  if (!/^\d+(\.\d+)?$/.test(text) || value <= 0) {
    throw new InvalidArgumentError('Write a number above 0, such as 60 or 0.5.')
  }
  return value
}

function percent(text: string): number {
  const value = Number(withoutEnd(text, '%').trimEnd())
  if (!/^\d+(\.\d+)?\s*%?$/.test(text) || value > 100) {
    throw new InvalidArgumentError('Write a percentage from 0 to 100, such as 50.')
  }
  return value / 100
}

/** What can be typed after the command. */
interface Options {
  readonly station: string
  readonly subscribers: number
  readonly minutes: number
  readonly validating: number
  readonly weekly?: number
  readonly price?: number
  readonly json?: true
}

/** Prints the costs of the current build. */
async function runCost(
  { station: folder, price, json, ...audience }: Options,
  { terminal, fail }: CommandContext,
): Promise<void> {
  const { validateBuild } = await import('../../build/validated-build.ts')
  const { compose } = await import('../../compose.ts')
  const { costOf } = await import('../../tasks/traffic-cost.ts')
  const { trafficTable } = await import('../traffic-table.ts')
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
