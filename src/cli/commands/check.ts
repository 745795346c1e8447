import type { Command } from 'commander'
import { type CommandContext, STATION_OPTION } from '../command-context.ts'
import type { Options } from '../deeds/check.ts'
import { reportOptions } from '../format-option.ts'

/** `check`: every diagnostic of the station, its drafts and the pages and feeds that it would make. */
export function checkCommand(program: Command, run: CommandContext): void {
  const command = program
    .command('check')
    .description('report every problem in the station')
    .option(...STATION_OPTION)
  reportOptions(command)
    .option('--explain <code>', 'explain a diagnostic code, with an example: rss.guid-missing')
    .option('--players', 'report how many known apps support what the feeds offer', false)
    .addHelpText('after', '\nExample:\n  inonda check --format github')
    .action(async (options: Options) => {
      const { runCheck } = await import('../deeds/check.ts')
      await runCheck(options, run)
    })
}
