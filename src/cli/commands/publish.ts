import type { Command } from 'commander'
import { type CommandContext, momentArgument, STATION_OPTION } from '../command-context.ts'
import type { Options } from '../deeds/publish.ts'

/** `publish`: makes a draft public, now or later. */
export function publishCommand(program: Command, run: CommandContext): void {
  program
    .command('publish')
    .description('publish a draft: sets its status and date, and changes nothing else')
    .argument('<slug>', 'the episode’s folder')
    .option(...STATION_OPTION)
    .option('--at <moment>', 'publish at this moment instead of now', momentArgument)
    .addHelpText('after', '\nExample:\n  inonda publish meet-the-board --at 2026-03-06T18:00:00+01:00')
    .action(async (slug: string, options: Options) => {
      const { runPublish } = await import('../deeds/publish.ts')
      await runPublish(slug, options, run)
    })
}
