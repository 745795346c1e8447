import { type Command, Option } from 'commander'
import type { Options } from '../deeds/add.ts'
import { type Run, STATION_OPTION } from '../run.ts'

/** `add`: a new draft from a recording, a text, a cover, or from nothing. */
export function addCommand(program: Command, run: Run): void {
  program
    .command('add')
    .description('make a new draft from a recording, a text (interview, transcript, subtitles) and a cover')
    .argument(
      '[file...]',
      'what there is, in any order (notes and transcript too); without any, an empty draft',
    )
    .option(...STATION_OPTION)
    .option('--slug <slug>', 'the folder’s name and the end of the page’s address')
    .option('--title <title>', 'the title, where the text has none')
    .option('--date <date>', 'when it goes on air, such as 2026-03-06T18:00:00+01:00')
    .option('--feed <id...>', 'the feed it belongs to, where there are several')
    .option('--language <tag>', 'such as it, en or zh')
    .addOption(
      new Option('--as <what>', 'what the text is, where that is not plain').choices([
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
