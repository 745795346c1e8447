import { type Command, Option } from 'commander'
import { type CommandContext, STATION_OPTION } from '../command-context.ts'
import type { Options } from '../deeds/tag.ts'

/** `tag`: writes what an episode is into a copy of its recording. */
export function tagCommand(program: Command, run: CommandContext): void {
  program
    .command('tag')
    .description('write title, show, people, chapters and cover into a copy of a recording')
    .argument('<slug>', 'the episode’s folder')
    .option(...STATION_OPTION)
    .addOption(
      new Option('--out <file>', 'output file (default: SLUG.mp3 in this folder)').conflicts('replace'),
    )
    .option('--force', 'overwrite an existing file')
    .option('--replace', 'replace the recording of a draft that was never published')
    .addHelpText('after', '\nExample:\n  inonda tag meet-the-board --out ../meet-the-board.mp3')
    .action(async (slug: string, options: Options) => {
      const { runTag } = await import('../deeds/tag.ts')
      await runTag(slug, options, run)
    })
}
