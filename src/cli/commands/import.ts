import { type Command, InvalidArgumentError } from 'commander'
import { hasErrors } from '../../diagnostics/diagnostic.ts'
import type { FoundFeed, Imported } from '../../tasks/import-show.ts'
import { collapseRepeats } from '../collapse-repeats.ts'
import { type CommandContext, STATION_OPTION, urlArgument } from '../command-context.ts'
import { printDiagnostics } from '../print-diagnostics.ts'

/** What feeds of shows never reach. */
const MEGABYTES_MAX = 100

/** `import`: a show that lives elsewhere, taken over from its feed. */
export function importCommand(program: Command, run: CommandContext): void {
  program
    .command('import')
    .description('take a show over from its feed: episodes keep their guids, dates, order and addresses')
    .argument('<source>', 'the feed, at an address or in a file')
    .option(...STATION_OPTION)
    .option('--feed <id>', 'the id that the show gets here, or has')
    .option('--url <url>', 'public address of a new station (default: that of the show’s page)', urlArgument)
    .option('--title <title>', 'name of a new station (default: that of the show)')
    .option('--email <address>', 'contact of a new station (default: the show’s owner)')
    .option('--no-media', 'leave recordings where they are')
    .option('--unlocked', 'take a show over though its feed says that it is locked')
    .option('--max-megabytes <number>', 'largest feed to read, in megabytes', megabytes, MEGABYTES_MAX)
    .option('--all', 'tell every occurrence, not only the first of each kind')
    .addHelpText(
      'after',
      '\nExamples:\n  inonda import https://radio.example.org/feed.xml --station my-radio\n  inonda import feed.xml --no-media',
    )
    .action(async (source: string, options: Options) => {
      await runImport(source, options, run)
    })
}

function megabytes(text: string): number {
  const number = Number(text)
  if (!(number > 0 && number <= 500)) throw new InvalidArgumentError('Write a number up to 500.')
  return number
}

/** What can be typed after the command. */
interface Options {
  readonly station: string
  readonly feed?: string
  readonly url?: string
  readonly title?: string
  readonly email?: string
  readonly media: boolean
  readonly unlocked?: boolean
  readonly maxMegabytes: number
  readonly all?: boolean
}

async function runImport(source: string, options: Options, context: CommandContext): Promise<void> {
  const { terminal, fail } = context
  const { compose } = await import('../../compose.ts')
  const { importShow } = await import('../../tasks/import-show.ts')
  const { progressBar } = await import('../progress.ts')
  const found = await feedAt(source, options)
  if (!found) {
    fail()
    terminal.remark(`There is no file ${source}. An address begins with https://`)
    return
  }
  const { context: station, starter } = compose(options.station)
  const { feed, url, title, email, unlocked } = options
  const imported = await importShow(station.storage, starter, found, {
    ...(feed !== undefined && { feed }),
    ...(url !== undefined && { url }),
    ...(title !== undefined && { title }),
    ...(email !== undefined && { email }),
    ...(unlocked && { unlocked }),
    progress: progressBar(terminal, 'episodes'),
  })
  tell(imported, options, context)
}

async function feedAt(source: string, { maxMegabytes }: Options): Promise<FoundFeed | undefined> {
  const maxBytes = maxMegabytes * 1_000_000
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(source)) {
    const { composeReader } = await import('../../compose.ts')
    const { fetchedFeed } = await import('../../tasks/fetch-feed.ts')
    const { web } = await composeReader({ maxBytes, allowPrivate: true })
    return fetchedFeed(web, source)
  }
  const { statOutsideFile } = await import('../../compose.ts')
  const { tooLarge } = await import('../../tasks/fetch-feed.ts')
  const file = await statOutsideFile(source)
  if (file && file.bytes > maxBytes) throw tooLarge(source, maxMegabytes)
  const bytes = await file?.read()
  return bytes && { name: source, bytes }
}

function tell(imported: Imported, { all }: Options, { terminal, fail }: CommandContext): void {
  const { shown, left } = all
    ? { shown: imported.diagnostics, left: '' }
    : collapseRepeats(imported.diagnostics)
  printDiagnostics(terminal, shown)
  if (left !== '') terminal.remark(left)
  if (hasErrors(imported.diagnostics)) fail()
  if (imported.feed === undefined) {
    fail()
    terminal.remark('Nothing was written.')
    return
  }
  const { feed, title, added, drafts, known, files } = imported
  for (const file of files) terminal.print(file)
  const published = added.length - drafts.length
  terminal.remark(
    `${title}: ${published} episodes came in${drafts.length > 0 ? `, ${drafts.length} of them drafts` : ''}; ${known} were here already.`,
    `The show is feeds/${feed}.yaml. Next: inonda check, then inonda build`,
  )
}
