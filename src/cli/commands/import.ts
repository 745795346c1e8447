import { type Command, InvalidArgumentError } from 'commander'
import { type CommandContext, STATION_OPTION, urlArgument } from '../command-context.ts'
import type { ImportOptions } from '../run-import.ts'

/**
 * The names in src/import/folder/mapping.ts and src/tasks/import-exports.ts, which are loaded only to import a
 * folder.
 */
const PRESET_NAMES = [
  ...['hugo', 'jekyll', 'eleventy', 'astro', 'castanet', 'firtz', 'radio-t', 'markdown'],
  ...['podlove', 'castopod'],
]

/** More than any feed of a show has. */
const MEGABYTES_MAX = 100

/** `import`: takes over a show from its feed, an archive or a folder of texts. */
export function importCommand(program: Command, run: CommandContext): void {
  program
    .command('import')
    .description('take a show over from its feed: episodes keep their guids, dates, order and addresses')
    .argument(
      '<source>',
      'a feed, at an address or in a file; an archive that inonda export made; or a folder of texts',
    )
    .option(...STATION_OPTION)
    .option('--feed <id>', 'the id that the show gets here, or has')
    .option('--url <url>', 'public address of a new station (default: that of the show’s page)', urlArgument)
    .option('--title <title>', 'name of a new station (default: that of the show)')
    .option('--email <address>', 'contact of a new station (default: the show’s owner)')
    .option('--timezone <zone>', 'time zone of a new station, for dates without one')
    .option('--preset <name>', `what a folder was written for: ${PRESET_NAMES.join(', ')}`)
    .option('--map <file>', 'what the keys of a folder’s front matter mean (docs/import.md)')
    .option('--transcripts <dir>', 'a folder of transcripts, to be joined to the episodes')
    .option('--answers <file>', 'who the labels of these transcripts are; written for the next time')
    .option('--no-media', 'leave recordings where they are')
    .option('--no-downloads', 'leave everything where it is: pictures, transcripts and chapters too')
    .option('--allow-private', 'fetch also from addresses of this machine and its network')
    .option('--unlocked', 'take a show over though its feed says that it is locked')
    .option('--max-megabytes <number>', 'largest feed to read, in megabytes', megabytes, MEGABYTES_MAX)
    .option('--all', 'tell every occurrence, not only the first of each kind')
    .addHelpText(
      'after',
      '\nExamples:\n  inonda import https://radio.example.org/feed.xml --station my-radio\n  inonda import feed.xml --no-media',
    )
    .action(async (source: string, options: ImportOptions) => {
      const { runImport } = await import('../run-import.ts')
      await runImport(source, options, run)
    })
}

function megabytes(text: string): number {
  const number = Number(text)
  if (!(number > 0 && number <= 500)) throw new InvalidArgumentError('Write a number up to 500.')
  return number
}
