import type { Command } from 'commander'
import { type CommandContext, STATION_OPTION } from '../command-context.ts'
import type { Options } from '../deeds/inspect.ts'

/** `inspect`: the station, or one episode, as the program understands it. */
export function inspectCommand(program: Command, run: CommandContext): void {
  program
    .command('inspect')
    .description('show the facts of the station, or of one episode')
    .argument('[slug]', 'the episode’s folder')
    .option(...STATION_OPTION)
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  inonda inspect meet-the-board --json')
    .action(async (slug: string | undefined, options: Options) => {
      const { runInspect } = await import('../deeds/inspect.ts')
      await runInspect(slug, options, run)
    })
}
