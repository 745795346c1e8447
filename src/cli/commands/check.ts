import type { Command } from 'commander'
import type { Options } from '../deeds/check.ts'
import { formatOption } from '../format-option.ts'
import { type Run, STATION_OPTION } from '../run.ts'

/** `check`: every diagnostic of the station, its drafts and the pages and feeds that it would make. */
export function checkCommand(program: Command, run: Run): void {
  program
    .command('check')
    .description('say everything that is wrong with the station')
    .option(...STATION_OPTION)
    .addOption(formatOption())
    .option('--explain <code>', 'why something is said, with an example, such as rss.guid-missing')
    .option('--players', 'say how many known players will show what the feeds offer', false)
    .addHelpText('after', '\nExample:\n  inonda check --format github')
    .action(async (options: Options) => {
      const { runCheck } = await import('../deeds/check.ts')
      await runCheck(options, run)
    })
}
