import { type Command, InvalidArgumentError } from 'commander'
import { hasErrors } from '../../diagnostics/diagnostic.ts'
import type { Archive } from '../../ports/archive.ts'
import type { Downloads } from '../../ports/downloads.ts'
import type { Storage } from '../../ports/storage.ts'
import type { FoundFeed, Imported } from '../../tasks/import-terms.ts'
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
    .argument('<source>', 'the feed, at an address or in a file; or an archive that inonda export made')
    .option(...STATION_OPTION)
    .option('--feed <id>', 'the id that the show gets here, or has')
    .option('--url <url>', 'public address of a new station (default: that of the show’s page)', urlArgument)
    .option('--title <title>', 'name of a new station (default: that of the show)')
    .option('--email <address>', 'contact of a new station (default: the show’s owner)')
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
  readonly downloads: boolean
  readonly allowPrivate?: boolean
  readonly unlocked?: boolean
  readonly maxMegabytes: number
  readonly all?: boolean
}

async function runImport(source: string, options: Options, context: CommandContext): Promise<void> {
  const { terminal, fail } = context
  const { compose, composeImport, isPrivateUrl } = await import('../../compose.ts')
  const { fetchedFeed } = await import('../../tasks/fetch-feed.ts')
  // Who types a private address means it; a feed of the public web has no business there.
  const allowPrivate = options.allowPrivate ?? (isAddress(source) && (await isPrivateUrl(source)))
  const maxBytes = options.maxMegabytes * 1_000_000
  const { web, downloads } = await composeImport(options.station, { maxBytes, allowPrivate })
  const { context: station, starter } = compose(options.station)
  const { storage, shipped } = station
  const archive = isAddress(source) ? undefined : await archiveAt(source)
  if (archive)
    return importArchive(source, archive, { storage, starter, shipped, downloads }, options, context)
  const found = isAddress(source)
    ? await fetchedFeed(web, source)
    : await feedIn(source, options.maxMegabytes)
  if (!found) {
    fail()
    terminal.remark(`There is no file ${source}. An address begins with https://`)
    return
  }
  await importFeed(
    found,
    { storage, starter, shipped, downloads, older: (url) => fetchedFeed(web, url) },
    options,
    context,
  )
}

/** What an import reads and writes with. */
interface Hands {
  readonly storage: Storage
  readonly starter: Storage
  /** What ships with the program. */
  readonly shipped: Storage
  readonly downloads: Downloads
  readonly older?: (url: string) => Promise<FoundFeed>
}

async function importFeed(
  found: FoundFeed,
  { storage, starter, shipped, downloads, older }: Hands,
  options: Options,
  context: CommandContext,
): Promise<void> {
  const { terminal } = context
  const { importShow } = await import('../../tasks/import-show.ts')
  const { feed, url, title, email, unlocked } = options
  const { partHeadings } = await import('../../tasks/part-headings.ts')
  const imported = await importShow(storage, starter, found, {
    headings: await partHeadings(shipped),
    ...(feed !== undefined && { feed }),
    ...(url !== undefined && { url }),
    ...(title !== undefined && { title }),
    ...(email !== undefined && { email }),
    ...(unlocked && { unlocked }),
    ...(options.downloads && { downloads, media: options.media }),
    ...(older && { older }),
    progress: (done, all, bytes) => {
      const received = bytes > 0 ? `, ${Math.round(bytes / 1e6)} MB` : ''
      terminal.progress(done === all ? '' : `${done} of ${all} episodes${received}`)
    },
  })
  tell(imported, options, context)
}

/** A ZIP archive under this name; undefined where it is none. */
async function archiveAt(path: string): Promise<Archive | undefined> {
  if (!/\.zip$/i.test(path)) return undefined
  const { composeArchives, statOutsideFile } = await import('../../compose.ts')
  if (!(await statOutsideFile(path))) return undefined
  return (await composeArchives()).open(path)
}

/** A whole station into a folder that has none; else the feeds of the archive, one by one. */
async function importArchive(
  source: string,
  archive: Archive,
  hands: Hands,
  options: Options,
  context: CommandContext,
): Promise<void> {
  const { terminal, fail } = context
  const { archiveDownloads, feedsIn, holdsStation, restoreStation } = await import(
    '../../tasks/import-archive.ts'
  )
  const { storage } = hands
  try {
    if (holdsStation(archive) && !(await storage.facts('station.yaml'))) {
      const files = await restoreStation(storage, archive)
      terminal.remark(`${files.length} files came in: the station as it was exported. Next: inonda build`)
      return
    }
    const feeds = await feedsIn(archive, source)
    if (feeds.length === 0) {
      fail()
      terminal.remark(`${source} holds no feed.`)
    }
    const downloads = archiveDownloads(storage, archive, hands.downloads)
    for (const found of feeds) await importFeed(found, { ...hands, downloads }, options, context)
  } finally {
    archive.close()
  }
}

function isAddress(source: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(source)
}

async function feedIn(path: string, megabytes: number): Promise<FoundFeed | undefined> {
  const { statOutsideFile } = await import('../../compose.ts')
  const { tooLarge } = await import('../../tasks/fetch-feed.ts')
  const file = await statOutsideFile(path)
  if (file && file.bytes > megabytes * 1_000_000) throw tooLarge(path, megabytes)
  const bytes = await file?.read()
  return bytes && { name: path, bytes }
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
  const { feed, title, added, drafts, completed, known, files } = imported
  for (const file of files) terminal.print(file)
  const more =
    completed.length > 0 ? ` (${completed.length} of these got files that stayed elsewhere before)` : ''
  const ofThem = drafts.length > 0 ? `, ${drafts.length} of them as drafts` : ''
  terminal.remark(
    `${title}: ${added.length} episodes came in${ofThem}; ${known} were here already${more}.`,
    `The show is feeds/${feed}.yaml. Next: inonda check, then inonda build`,
  )
}
