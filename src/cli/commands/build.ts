import { type Command, Option } from 'commander'
import { SERVERS } from '../../publish/hosting.ts'
import type { Options } from '../deeds/build.ts'
import { momentArgument, type Run, STATION_OPTION, urlArgument } from '../run.ts'

/** `build`: the edition as files that any web server can serve. */
export function buildCommand(program: Command, run: Run): void {
  program
    .command('build')
    .description('write the whole edition as files for any web server')
    .option(...STATION_OPTION)
    .option('--out <dir>', 'where to, seen from the station’s folder', 'dist')
    .option('--url <url>', 'another public address than the station’s', urlArgument)
    .option(
      '--at <moment>',
      'as of another moment, whatever the clock says; nothing is written into the ledger',
      momentArgument,
    )
    .option(
      '--allow-removal',
      'what was published and is no longer there was removed on purpose: episodes, feeds or the ledger',
    )
    .option(
      '--changed <path...>',
      'what changed since the last build, seen from the station’s folder: of episodes, only these are looked at',
    )
    .addOption(
      new Option(
        '--server <name>',
        'with files compressed for it, and its configuration beside them',
      ).choices(Object.keys(SERVERS)),
    )
    .addHelpText(
      'after',
      '\nExample:\n  inonda build --out dist --at 2026-03-06T18:00:00+01:00\n  inonda build --changed episodes/my-episode/transcript.md',
    )
    .action(async (options: Options) => {
      const { runBuild } = await import('../deeds/build.ts')
      await runBuild(options, run)
    })
}
