import type { Command } from 'commander'
import { compose, heraldFor } from '../../compose.ts'
import { isLoopback, isPublicAddress } from '../../model/public-address.ts'
import { keepOnAir } from '../../publish/airing.ts'
import { hasListeners } from '../../publish/announce.ts'
import { keepAnnouncing } from '../../publish/announcing.ts'
import { buildServer } from '../../server/app.ts'
import { listen } from '../../server/listen.ts'
import { readSettings, type Settings } from '../../settings.ts'
import { type Run, STATION_OPTION, tellDiagnostics, urlArgument } from '../run.ts'

interface Options {
  readonly station: string
  readonly host?: string
  readonly port?: string
  readonly url?: string
  readonly announce?: boolean
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
    .option('--announce', 'tell hubs and podping of every change (INONDA_ANNOUNCE)')
    .option('--no-announce', 'tell nobody')
    .addHelpText('after', '\nExample:\n  inonda serve --port 8080')
    .action(async ({ station, host, port, url, announce }: Options) => {
      const environment = {
        ...terminal.environment,
        ...(host && { HOST: host }),
        ...(port && { PORT: port }),
        ...(announce !== undefined && { INONDA_ANNOUNCE: announce ? 'on' : 'off' }),
      }
      const { settings, problems } = readSettings(environment)
      for (const problem of problems) terminal.remark(problem)
      if (!settings) return command.error('inonda serve: the settings above cannot be used.')

      const { workshop, clock, watch, root } = compose(station)
      let announceNow = () => {}
      const { airing, diagnostics } = await keepOnAir(workshop, clock, watch, {
        ...(url !== undefined && { url }),
        tell: (event) => {
          if (event.kind === 'renewed') {
            terminal.remark(`New edition: ${event.files} files.`)
            announceNow()
          }
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
      const herald = heraldFor(settings)
      const announcing = keepAnnouncing({
        storage: workshop.storage,
        herald,
        tell: ({ topic, to, failure }) =>
          terminal.remark(`${to}: ${failure === undefined ? `told of ${topic}` : `not told. ${failure}`}`),
        outage: terminal.remark,
      })
      if (announces(settings, airing.url)) {
        announceNow = () => announcing.changed(airing.standing().edition)
        // What changed while nobody served.
        announceNow()
      } else if (settings.announce === 'auto' && hasListeners(airing.standing().edition, herald)) {
        terminal.remark('Nobody is told of changes, since this may be a preview. To tell hubs: --announce')
      }
      await new Promise<void>((stop) => terminal.onStop(stop))
      await Promise.all([server.close(), airing.stop(), announcing.stop()])
    })
}

/** Unless it was said, nobody is told of what may be a look at a draft of things, on somebody's own machine. */
function announces({ announce, host }: Settings, url: string): boolean {
  return announce === 'on' || (announce === 'auto' && isPublicAddress(url) && !isLoopback(host))
}
