import { isAbsolute, relative, resolve, sep } from 'node:path'
import type { Command } from 'commander'
import { build } from '../../build/build.ts'
import type { ServerName } from '../../build/server-configuration.ts'
import { compose, layFile } from '../../compose.ts'
import type { Storage } from '../../ports/storage.ts'
import type { TypedMoment } from '../../tasks/moment.ts'
import type { CommandContext } from '../command-context.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import { printWaiting } from '../print-waiting.ts'
import { progressBar } from '../progress.ts'

/** What can be typed after the command. */
export interface Options {
  readonly station: string
  readonly out: string
  readonly url?: string
  readonly at?: TypedMoment
  readonly allowRemoval?: true
  readonly server?: ServerName
  readonly changed?: readonly string[]
}

/** Writes the build, and says how many files it has. */
export async function runBuild(
  { station, out, url, at, allowRemoval, server, changed }: Options,
  { terminal, fail }: CommandContext,
  command: Command,
): Promise<void> {
  const { root, context, clock, output } = compose(station)
  // The station need not be read for a moment that says everything.
  const as = at?.moment ? { moment: at.moment } : at && (await momentOf(context.storage, at))
  if (as && 'fix' in as) return command.error(`inonda build: --at ${at?.written} is no moment. ${as.fix}`)
  const paths = changed?.map((path) => relative(root, resolve(root, path)).split(sep).join('/'))
  const foreign = paths?.find((path) => path === '..' || path.startsWith('../') || isAbsolute(path))
  if (foreign !== undefined) {
    fail()
    terminal.remark(`${foreign} is no file of the station. Name what changed as seen from ${root}.`)
    return
  }
  const tell = progressBar(terminal, 'files')
  const folder = resolve(root, out)
  const terms = {
    tell,
    ...(url !== undefined && { url }),
    ...(as && { at: as.moment }),
    ...(allowRemoval && { allowRemoval }),
    ...(paths && { changed: new Set(paths) }),
    ...(server && { host: { server, folder } }),
  }
  const result = await build(context, output(out), clock, terms)
  const { diagnostics, files, replaced, configuration, waiting } = result
  printDiagnostics(terminal, diagnostics)
  if (files === undefined) {
    fail()
    terminal.remark('Nothing was built: fix the errors above, or set the episode to status: draft.')
    return
  }
  terminal.print(`${out}: ${files} files`)
  printWaiting(terminal, waiting, 'Build again then, or let inonda serve run.')
  if (replaced === 'with a gap') {
    terminal.remark(
      `The disk has no symbolic links, or had none before: for a moment, ${out} was not there. Name a folder on another disk with --out to replace it without a gap.`,
    )
  }
  if (server === undefined || configuration === undefined) return
  for (const { ending, text } of configuration)
    await layFile(folder + ending, new TextEncoder().encode(text), { force: true, root })
  const [host, fragment, moved] = configuration.map(({ ending }) => out + ending)
  terminal.print(
    `${host}: the configuration for ${server}`,
    `${fragment}: the same, to be included in a host that you have`,
    `${moved}: redirects and what is gone, included by both`,
  )
}

async function momentOf(storage: Storage, at: TypedMoment) {
  const { momentIn } = await import('../../tasks/moment.ts')
  return momentIn(storage, at)
}
