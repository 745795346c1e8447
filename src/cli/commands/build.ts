import { type Command, Option } from 'commander'
import { SERVERS } from '../../build/server-configuration.ts'
import { type CommandContext, momentArgument, STATION_OPTION, urlArgument } from '../command-context.ts'
import type { Options } from '../deeds/build.ts'

/** `build`: the build as files that any web server can serve. */
export function buildCommand(program: Command, run: CommandContext): void {
  program
    .command('build')
    .description('build the site and its feeds as files for any web server')
    .option(...STATION_OPTION)
    .option('--out <dir>', 'output directory, relative to the station', 'dist')
    .option('--url <url>', 'public address, instead of the station’s', urlArgument)
    .option(
      '--at <moment>',
      'build as of this moment instead of now; the ledger is not written',
      momentArgument,
    )
    .option('--allow-removal', 'accept that published episodes, feeds or the ledger were removed')
    .option(
      '--changed <path...>',
      'what changed since the last build, relative to the station: of episodes, only these are looked at',
    )
    .addOption(
      new Option(
        '--server <name>',
        'also write compressed files and a configuration for this web server',
      ).choices(Object.keys(SERVERS)),
    )
    .addHelpText(
      'after',
      '\nExample:\n  inonda build --out dist --at 2026-03-06T18:00:00+01:00\n  inonda build --changed episodes/my-episode/transcript.md',
    )
    .action(async (options: Options, command: Command) => {
      const { runBuild } = await import('../deeds/build.ts')
      await runBuild(options, run, command)
    })
}
