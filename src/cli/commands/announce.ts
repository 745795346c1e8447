import type { Command } from 'commander'
import { type CommandContext, STATION_OPTION, urlArgument } from '../command-context.ts'
import type { Options } from '../deeds/announce.ts'

/** `notify`: tells hubs and podping of the feeds that changed. */
export function announceCommand(program: Command, run: CommandContext): void {
  const command = program
    .command('announce')
    .description('notify WebSub hubs and Podping of feeds that changed since the last time')
    .option(...STATION_OPTION)
    .option('--feed <id>', 'only this feed')
    .option('--url <url>', 'public address, instead of the station’s', urlArgument)
    .addHelpText(
      'after',
      '\nRun it after the new build is online: subscribers fetch the feed at once.\n\nExample:\n  inonda announce --feed my-show',
    )
    .action(async (options: Options) => {
      const { runAnnounce } = await import('../deeds/announce.ts')
      await runAnnounce(options, run, command)
    })
}
