import { resolve } from 'node:path'
import { compose, layFile } from '../../compose.ts'
import { build } from '../../publish/build.ts'
import { SERVERS, type ServerName } from '../../publish/hosting.ts'
import type { Moment } from '../../publish/publish.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import { progressBar } from '../progress.ts'
import type { Run } from '../run.ts'

/** What can be typed after the command. */
export interface Options {
  readonly station: string
  readonly out: string
  readonly url?: string
  readonly at?: Moment
  readonly allowRemoval?: true
  readonly server?: ServerName
}

/** Writes the edition, and says how many files it has. */
export async function runBuild(
  { station, out, url, at, allowRemoval, server }: Options,
  { terminal, fail }: Run,
): Promise<void> {
  const { root, workshop, clock, shelf } = compose(station)
  const tell = progressBar(terminal, 'files')
  const folder = resolve(root, out)
  const terms = {
    tell,
    ...(url !== undefined && { url }),
    ...(at && { at: at.moment }),
    ...(allowRemoval && { allowRemoval }),
    ...(server && { host: { server, folder } }),
  }
  const { diagnostics, files, replaced, configuration } = await build(workshop, shelf(out), clock, terms)
  printDiagnostics(terminal, diagnostics)
  if (files === undefined) {
    fail()
    terminal.remark('Nothing was built: fix the errors above, or set the episode to status: draft.')
    return
  }
  terminal.print(`${out}: ${files} files`)
  if (replaced === 'with a gap') {
    terminal.remark(
      `The disk has no symbolic links, or had none before: for a moment, ${out} was not there. Name a folder on another disk with --out to replace it without a gap.`,
    )
  }
  if (server === undefined || configuration === undefined) return
  const file = `${folder}.${SERVERS[server]}`
  await layFile(file, new TextEncoder().encode(configuration), { force: true, root })
  terminal.print(`${out}.${SERVERS[server]}: the configuration for ${server}`)
}
