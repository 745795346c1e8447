import type { Command } from 'commander'
import { compose } from '../../compose.ts'
import { keepOnAir } from '../../publish/airing.ts'
import { buildServer } from '../../server/app.ts'
import { listen } from '../../server/listen.ts'
import { readSettings } from '../../settings.ts'
import { type Run, STATION_OPTION, tellDiagnostics, urlArgument } from '../run.ts'

interface Options {
  readonly station: string
  readonly host?: string
  readonly port?: string
  readonly url?: string
}

/** `serve`: answers the edition over HTTP until it is told to stop. */
export function serveCommand(program: Command, { terminal, fail }: Run): void {
  const command = program
    .command('serve')
    .description('answer the edition over HTTP, and follow changes of the files')
    .option(...STATION_OPTION)
    .option('--host <host>', 'the address to listen on (HOST, 127.0.0.1)')
    .option('--port <port>', 'the port to listen on (PORT, 3000)')
    .option('--url <url>', 'another public address than the station’s', urlArgument)
    .addHelpText('after', '\nExample:\n  inonda serve --port 8080')
    .action(async ({ station, host, port, url }: Options) => {
      const environment = {
        ...terminal.environment,
        ...(host && { HOST: host }),
        ...(port && { PORT: port }),
      }
      const { settings, problems } = readSettings(environment)
      for (const problem of problems) terminal.remark(problem)
      if (!settings) return command.error('inonda serve: the settings above cannot be used.')

      const { workshop, clock, watch, root } = compose(station)
      const { airing, diagnostics } = await keepOnAir(workshop, clock, watch, {
        ...(url !== undefined && { url }),
        tell: (event) => {
          if (event.kind === 'renewed') terminal.remark(`New edition: ${event.files} files.`)
          if (event.kind === 'outage') terminal.remark(event.message)
          if (event.kind !== 'refused') return
          tellDiagnostics(terminal, event.diagnostics)
          terminal.remark('The last good edition goes on.')
        },
      })
      tellDiagnostics(terminal, diagnostics)
      if (!airing) {
        fail()
        terminal.remark('Nothing is served: mend the errors above, or set the episode to status: draft.')
        return
      }

      const log = {
        requests: settings.log === 'requests',
        write: (line: string) => terminal.remark(line.trimEnd()),
      }
      const app = buildServer({
        standing: airing.standing,
        root,
        base: airing.base,
        limits: settings,
        ...(settings.log !== 'off' && { log }),
      })
      const server = await listen(app, settings)
      terminal.print(`Inonda is on air at ${server.url}`)
      await new Promise<void>((stop) => terminal.onStop(stop))
      await Promise.all([server.close(), airing.stop()])
    })
}
