import { isAbsolute, relative, resolve, sep } from 'node:path'
import { type Command, Option } from 'commander'
import { SERVERS, type ServerName } from '../../build/server-configuration.ts'
import type { Storage } from '../../ports/storage.ts'
import type { TypedMoment } from '../../tasks/typed-moment.ts'
import { type CommandContext, momentArgument, STATION_OPTION, urlArgument } from '../command-context.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import { PREVIEW_REMARK, printWaiting } from '../print-waiting.ts'
import { progressBar } from '../progress.ts'

/** `build`: writes the site as files that any web server can serve. */
export function buildCommand(program: Command, run: CommandContext): void {
  program
    .command('build')
    .description('build the site and its feeds as files for any web server')
    .option(...STATION_OPTION)
    .option('--out <dir>', 'output directory, relative to the station', 'dist')
    .option('--url <url>', 'public address, instead of the station’s', urlArgument)
    .option(
      '--at <moment>',
      'build as of this moment instead of now; the ledger is not written',
      momentArgument,
    )
    .option(
      '--drafts',
      'also show drafts and scheduled episodes, marked as such: a preview, for a folder of its own (--out)',
    )
    .option('--allow-removal', 'accept that published episodes, feeds or the ledger were removed')
    .option(
      '--changed <path...>',
      'what changed since the last build, relative to the station: of episodes, only these are looked at',
    )
    .addOption(
      new Option(
        '--server <name>',
        'also write compressed files and a configuration for this web server',
      ).choices(Object.keys(SERVERS)),
    )
    .addHelpText(
      'after',
      '\nExample:\n  inonda build --out dist --at 2026-03-06T18:00:00+01:00\n  inonda build --changed episodes/my-episode/transcript.md\n  inonda build --drafts --out preview',
    )
    .action(async (options: Options, command: Command) => {
      await runBuild(options, run, command)
    })
}

/** Copies of fewer bytes are not reported. */
const TELLING_BYTES = 10_000_000

/** What can be typed after the command. */
interface Options {
  readonly station: string
  readonly out: string
  readonly url?: string
  readonly at?: TypedMoment
  readonly drafts?: true
  readonly allowRemoval?: true
  readonly server?: ServerName
  readonly changed?: readonly string[]
}

/** Writes the build, and prints how many files it has. */
async function runBuild(
  { station, out, url, at, drafts, allowRemoval, server, changed }: Options,
  { terminal, fail }: CommandContext,
  command: Command,
): Promise<void> {
  const { build } = await import('../../build/build.ts')
  const { compose, writeStationFile } = await import('../../compose.ts')
  const { root, context, clock, output } = compose(station)
  // A moment with an offset does not need the station's time zone, so the station is not read.
  const as = at?.moment ? { moment: at.moment } : at && (await momentOf(context.storage, at))
  if (as && 'fix' in as) return command.error(`inonda build: --at ${at?.written} is no moment. ${as.fix}`)
  const paths = changed?.map((path) => relative(root, resolve(root, path)).split(sep).join('/'))
  const foreign = paths?.find((path) => path === '..' || path.startsWith('../') || isAbsolute(path))
  if (foreign !== undefined) {
    fail()
    terminal.remark(`${foreign} is no file of the station. Name what changed as seen from ${root}.`)
    return
  }
  const onProgress = progressBar(terminal, 'files')
  const folder = resolve(root, out)
  const terms = {
    onProgress,
    ...(url !== undefined && { url }),
    ...(as && { at: as.moment }),
    ...(drafts && { drafts: { folder: relative(root, folder).split(sep).join('/') } }),
    ...(allowRemoval && { allowRemoval }),
    ...(paths && { changed: new Set(paths) }),
    ...(server && { host: { server, folder } }),
  }
  const result = await build(context, output(out), clock, terms)
  const { diagnostics, files, replaced, copiedBytes = 0, configuration, waiting } = result
  printDiagnostics(terminal, diagnostics)
  if (files === undefined) {
    fail()
    const way = drafts ? '.' : ', or set the episode to status: draft.'
    terminal.remark(`Nothing was built: fix the errors above${way}`)
    return
  }
  terminal.print(`${out}: ${files} files`)
  if (drafts) terminal.remark(PREVIEW_REMARK)
  else printWaiting(terminal, waiting, 'Build again then, or let inonda serve run.')
  if (copiedBytes >= TELLING_BYTES) {
    const megabytes = Math.round(copiedBytes / 1e6).toLocaleString('en')
    terminal.remark(
      `${megabytes} MB of recordings and pictures were copied: they use disk space twice now. On a disk with Btrfs, XFS or APFS that has the station and ${out}, they share it.`,
    )
  }
  if (replaced === 'with a gap') {
    terminal.remark(
      `The disk has no symbolic links, or had none before: for a moment, ${out} was not there. Name a folder on another disk with --out to replace it without a gap.`,
    )
  }
  if (server === undefined || configuration === undefined) return
  for (const { ending, text } of configuration)
    await writeStationFile(folder + ending, new TextEncoder().encode(text), { force: true, root })
  const [host, fragment, moved] = configuration.map(({ ending }) => out + ending)
  terminal.print(
    `${host}: the configuration for ${server}`,
    `${fragment}: the same, to be included in a host that you have`,
    `${moved}: redirects and what is gone, included by both`,
  )
}

async function momentOf(storage: Storage, at: TypedMoment) {
  const { momentIn } = await import('../../tasks/typed-moment.ts')
  return momentIn(storage, at)
}
