import type { Command } from 'commander'
import type { Options } from '../deeds/announce.ts'
import { type Run, STATION_OPTION, urlArgument } from '../run.ts'

/** `announce`: tells hubs and podping of the feeds that changed. */
export function announceCommand(program: Command, run: Run): void {
  const command = program
    .command('announce')
    .description('tell hubs, and podping, which feeds changed since they were last told')
    .option(...STATION_OPTION)
    .option('--feed <id>', 'only this feed')
    .option('--url <url>', 'another public address than the station’s', urlArgument)
    .addHelpText(
      'after',
      '\nRun it once the new edition can be read by the world: those who are told fetch it.\n\nExample:\n  inonda announce --feed my-show',
    )
    .action(async (options: Options) => {
      const { runAnnounce } = await import('../deeds/announce.ts')
      await runAnnounce(options, run, command)
    })
}
