import { hasErrors } from '../diagnostics/diagnostic.ts'
import type { Archive } from '../ports/archive.ts'
import type { Downloads } from '../ports/downloads.ts'
import type { Storage } from '../ports/storage.ts'
import type { FoundFeed, Imported } from '../tasks/import-terms.ts'
import { collapseRepeats } from './collapse-repeats.ts'
import type { CommandContext } from './command-context.ts'
import { printDiagnostics } from './print-diagnostics.ts'

/** What can be typed after the command. */
export interface ImportOptions {
  readonly station: string
  readonly feed?: string
  readonly url?: string
  readonly title?: string
  readonly email?: string
  readonly timezone?: string
  readonly preset?: string
  readonly map?: string
  readonly transcripts?: string
  readonly answers?: string
  readonly media: boolean
  readonly downloads: boolean
  readonly allowPrivate?: boolean
  readonly unlocked?: boolean
  readonly maxMegabytes: number
  readonly all?: boolean
}

/** Imports the source, and prints the result. */
export async function runImport(
  source: string,
  options: ImportOptions,
  context: CommandContext,
): Promise<void> {
  const { terminal, fail } = context
  const { compose, composeImport, isPrivateUrl } = await import('../compose.ts')
  const { fetchedFeed } = await import('../tasks/fetch-feed.ts')
  // A private address that the user types is intended; a feed of the public web must not cause requests to
  // one.
  const allowPrivate = options.allowPrivate ?? (isAddress(source) && (await isPrivateUrl(source)))
  const maxBytes = options.maxMegabytes * 1_000_000
  const { web, downloads } = await composeImport(options.station, { maxBytes, allowPrivate })
  const { context: station, starter } = compose(options.station)
  const { storage, shipped } = station
  const { outsideFolder } = await import('../compose.ts')
  const folder = isAddress(source) ? undefined : outsideFolder(source)
  if (folder) return importTexts(source, folder, { storage, starter, shipped, downloads }, options, context)
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

/** What an import reads from and writes to. */
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
  options: ImportOptions,
  context: CommandContext,
): Promise<void> {
  const { terminal } = context
  const { importShow } = await import('../tasks/import-show.ts')
  const { partHeadings } = await import('../tasks/part-headings.ts')
  const imported = await importShow(storage, starter, found, {
    headings: await partHeadings(shipped),
    ...typedTerms(options),
    ...(options.downloads && { downloads, media: options.media }),
    ...(older && { older }),
    progress: (done, all, bytes) => {
      const received = bytes > 0 ? `, ${Math.round(bytes / 1e6)} MB` : ''
      terminal.progress(done === all ? '' : `${done} of ${all} episodes${received}`)
    },
  })
  await finish(imported, storage, options, context)
}

/** The typed options about the station and the show. */
function typedTerms({ feed, url, title, email, timezone, unlocked }: ImportOptions) {
  return {
    ...(feed !== undefined && { feed }),
    ...(url !== undefined && { url }),
    ...(title !== undefined && { title }),
    ...(email !== undefined && { email }),
    ...(timezone !== undefined && { timezone }),
    ...(unlocked && { unlocked }),
  }
}

/** Imports a folder of texts with front matter, by a preset or a mapping of its own. */
async function importTexts(
  source: string,
  folder: Storage,
  { storage, starter, downloads }: Hands,
  options: ImportOptions,
  context: CommandContext,
): Promise<void> {
  const { terminal, fail } = context
  const { importFolder, importRead } = await import('../tasks/import-show.ts')
  const { EXPORTS, exportedShow } = await import('../tasks/import-exports.ts')
  const { folderTexts, mappingFor } = await import('../tasks/import-mapping.ts')
  const { outsideFile } = await import('../compose.ts')
  const { preset } = options
  if (preset !== undefined && EXPORTS.includes(preset)) {
    const show = await exportedShow(folder, preset)
    if (!show) {
      fail()
      terminal.remark(`${source} holds no export of ${preset} (docs/import.md says which files are read).`)
      return
    }
    const media = { ...(options.downloads && { downloads, media: options.media }) }
    const terms = { ...typedTerms(options), ...media }
    await finish(await importRead(storage, starter, { name: source, show }, terms), storage, options, context)
    return
  }
  const file = options.map === undefined ? undefined : await outsideFile(options.map)
  if (options.map !== undefined && !file) {
    fail()
    terminal.remark(`There is no file ${options.map}.`)
    return
  }
  const { value: mapping, diagnostics } = mappingFor(options.preset ?? 'jekyll', file)
  if (!mapping) {
    fail()
    printDiagnostics(terminal, diagnostics)
    return
  }
  const files = await folderTexts(folder)
  const imported = await importFolder(
    storage,
    starter,
    { name: source, files, mapping },
    {
      ...typedTerms(options),
      ...(options.downloads && { downloads, media: options.media }),
    },
  )
  await finish(imported, storage, options, context)
}

/** Prints the result, and joins transcripts if a folder of them was typed. */
async function finish(
  imported: Imported,
  storage: Storage,
  options: ImportOptions,
  context: CommandContext,
): Promise<void> {
  printImported(imported, options, context)
  const { transcripts, answers } = options
  if (imported.feed === undefined || transcripts === undefined) return
  const { terminal, fail } = context
  const { outsideFile, outsideFolder, writeStationFile } = await import('../compose.ts')
  const { joinTranscripts, answersFile } = await import('../tasks/import-transcripts.ts')
  const { answersIn } = await import('../tasks/import-mapping.ts')
  const folder = outsideFolder(transcripts)
  if (!folder) {
    fail()
    terminal.remark(`There is no folder ${transcripts}.`)
    return
  }
  const written = answers === undefined ? undefined : await outsideFile(answers)
  const known = answersIn(written?.bytes)
  const { joined, open, diagnostics } = await joinTranscripts(storage, folder, {
    feed: imported.feed,
    answers: { known, ...(terminal.ask && { ask: terminal.ask }) },
  })
  const { shown, left } = options.all ? { shown: diagnostics, left: '' } : collapseRepeats(diagnostics)
  printDiagnostics(terminal, shown)
  if (left !== '') terminal.remark(left)
  terminal.remark(`${joined.length} transcripts were joined to their episodes.`)
  if (open.length === 0) return
  terminal.remark(
    `${open.length} labels are nobody’s yet: ${open.slice(0, 10).join(', ')}${open.length > 10 ? ' …' : ''}`,
  )
  if (answers === undefined) {
    terminal.remark('Name a file for the answers, to be asked once for all: --answers who.yaml')
    return
  }
  await writeStationFile(answers, new TextEncoder().encode(answersFile(known, open)), {
    force: true,
    root: options.station,
  })
  terminal.remark(`Write who they are into ${answers}, and import again.`)
}

/** Opens the ZIP archive at a path; undefined if it is none. */
async function archiveAt(path: string): Promise<Archive | undefined> {
  if (!/\.zip$/i.test(path)) return undefined
  const { composeArchives, statOutsideFile } = await import('../compose.ts')
  if (!(await statOutsideFile(path))) return undefined
  return (await composeArchives()).open(path)
}

/**
 * Restores a whole station into a folder without one; otherwise imports the feeds of the archive, one by one.
 */
async function importArchive(
  source: string,
  archive: Archive,
  hands: Hands,
  options: ImportOptions,
  context: CommandContext,
): Promise<void> {
  const { terminal, fail } = context
  const { archiveDownloads, feedsIn, holdsStation, restoreStation } = await import(
    '../tasks/import-archive.ts'
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
  const { statOutsideFile } = await import('../compose.ts')
  const { tooLarge } = await import('../tasks/fetch-feed.ts')
  const file = await statOutsideFile(path)
  if (file && file.bytes > megabytes * 1_000_000) throw tooLarge(path, megabytes)
  const bytes = await file?.read()
  return bytes && { name: path, bytes }
}

function printImported(imported: Imported, { all }: ImportOptions, { terminal, fail }: CommandContext): void {
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
