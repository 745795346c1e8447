import { type Command, InvalidArgumentError } from 'commander'
import type { CommandContext } from '../command-context.ts'
import type { Options } from '../deeds/lint.ts'
import { reportOptions } from '../format-option.ts'

/** What podcast feeds never reach; each app would fetch it again and again. */
const MEGABYTES_MAX = 20

/** `lint`: anybody's feed, by the same rules as our own. */
export function lintCommand(program: Command, run: CommandContext): void {
  const command = program
    .command('lint')
    .description('check any podcast feed, at an address or in a file')
    .argument('<url-or-file>', 'such as https://radio.example.org/feed.xml')
  reportOptions(command)
    .option(
      '--linked',
      'fetch the beginning of what the feed names: recordings, pictures, transcripts, chapters',
      false,
    )
    .option('--allow-private', 'allow addresses of this machine and its network', false)
    .option('--max-megabytes <number>', 'largest feed to read, in megabytes', megabytes, MEGABYTES_MAX)
    .addHelpText('after', '\nExample:\n  inonda lint https://radio.example.org/feed.xml')
    .action(async (what: string, options: Options) => {
      const { runLint } = await import('../deeds/lint.ts')
      await runLint(what, options, run)
    })
}

function megabytes(text: string): number {
  const number = Number(text)
  if (!(number > 0 && number <= 500)) throw new InvalidArgumentError('Write a number up to 500.')
  return number
}
