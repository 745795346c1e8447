import { type Command, InvalidArgumentError } from 'commander'
import { type CommandContext, momentArgument, STATION_OPTION } from '../command-context.ts'
import type { Options } from '../deeds/correct.ts'

/** `correct`: changes what was published, on purpose. */
export function correctCommand(program: Command, run: CommandContext): void {
  program
    .command('correct')
    .description(
      'correct the date, recording, feed or guid of a published episode, and say what apps will do',
    )
    .argument('<slug>', 'the episode’s folder')
    .option(...STATION_OPTION)
    .option('--date <moment>', 'the right date', momentArgument)
    .option('--recording <file>', 'the right recording; it gets an address of its own')
    .option('--feed <id...>', 'all feeds that are to carry it')
    .option('--guid <uuid>', 'the right guid', guidArgument)
    .option('--yes', 'do not ask')
    .addHelpText('after', '\nExample:\n  inonda correct meet-the-board --date 2026-03-06T18:00:00+01:00')
    .action(async (slug: string, options: Options, command: Command) => {
      const { date, recording, feed, guid } = options
      if (!date && !recording && !feed && guid === undefined)
        return command.error('inonda correct: say what is right: --date, --recording, --feed or --guid.')
      const { runCorrect } = await import('../deeds/correct.ts')
      await runCorrect(slug, options, run)
    })
}

function guidArgument(text: string): string {
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text
  throw new InvalidArgumentError('Write a UUID, such as 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a3e.')
}
