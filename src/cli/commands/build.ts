import { resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { compose, layFile } from '../../compose.ts'
import { build } from '../../publish/build.ts'
import { SERVERS, type ServerName } from '../../publish/hosting.ts'
import type { Moment } from '../../publish/publish.ts'
import { progressBar } from '../progress.ts'
import { momentArgument, type Run, STATION_OPTION, tellDiagnostics, urlArgument } from '../run.ts'

interface Options {
  readonly station: string
  readonly out: string
  readonly url?: string
  readonly at?: Moment
  readonly server?: ServerName
}

/** `build`: the edition as files that any web server can serve. */
export function buildCommand(program: Command, { terminal, fail }: Run): void {
  program
    .command('build')
    .description('write the whole edition as files for any web server')
    .option(...STATION_OPTION)
    .option('--out <dir>', 'where to, seen from the station’s folder', 'dist')
    .option('--url <url>', 'another public address than the station’s', urlArgument)
    .option(
      '--at <moment>',
      'as of another moment; a future one is not written into the ledger',
      momentArgument,
    )
    .addOption(
      new Option(
        '--server <name>',
        'with files compressed for it, and its configuration beside them',
      ).choices(Object.keys(SERVERS)),
    )
    .addHelpText('after', '\nExample:\n  inonda build --out dist --at 2026-03-06T18:00:00+01:00')
    .action(async ({ station, out, url, at, server }: Options) => {
      const { root, workshop, clock, shelf } = compose(station)
      const tell = progressBar(terminal, 'files')
      const folder = resolve(root, out)
      const terms = {
        tell,
        ...(url !== undefined && { url }),
        ...(at && { at: at.moment }),
        ...(server && { host: { server, folder } }),
      }
      const { diagnostics, files, configuration } = await build(workshop, shelf(out), clock, terms)
      tellDiagnostics(terminal, diagnostics)
      if (files === undefined) {
        fail()
        terminal.remark('Nothing was built: mend the errors above, or set the episode to status: draft.')
        return
      }
      terminal.print(`${out}: ${files} files`)
      if (server === undefined || configuration === undefined) return
      const file = `${folder}.${SERVERS[server]}`
      await layFile(file, new TextEncoder().encode(configuration), { force: true, root })
      terminal.print(`${out}.${SERVERS[server]}: the configuration for ${server}`)
    })
}
