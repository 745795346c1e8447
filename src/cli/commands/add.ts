import { type Command, Option } from 'commander'
import { type CommandContext, STATION_OPTION } from '../command-context.ts'
import type { Options } from '../deeds/add.ts'

/** `add`: a new draft from a recording, a text, a cover, or from nothing. */
export function addCommand(program: Command, run: CommandContext): void {
  program
    .command('add')
    .description('create a draft from a recording, a text (interview, transcript, captions) and a cover')
    .argument('[file...]', 'recording, texts and cover, in any order (default: an empty draft)')
    .option(...STATION_OPTION)
    .option('--slug <slug>', 'folder name, and last part of the page’s address')
    .option('--title <title>', 'title, if the text has none')
    .option('--date <date>', 'publication date, such as 2026-03-06T18:00:00+01:00')
    .option('--feed <id...>', 'feed that it belongs to, if there are several')
    .option('--language <tag>', 'language tag, such as it, en or zh')
    .addOption(
      new Option('--as <what>', 'what the text is, if it is not recognised').choices([
        'transcript',
        'notes',
        'captions',
      ]),
    )
    .addHelpText('after', '\nExample:\n  inonda add interview.mp3 interview.txt --title "Meet the board"')
    .action(async (files: readonly string[], options: Options) => {
      const { runAdd } = await import('../deeds/add.ts')
      await runAdd(files, options, run)
    })
}
