import type { Command } from 'commander'
import { type CommandContext, STATION_OPTION, urlArgument } from '../command-context.ts'
import type { ServeOptions } from '../serve-station.ts'

/** `serve`: serves the site over HTTP until it is stopped. */
export function serveCommand(program: Command, run: CommandContext): void {
  const command = program
    .command('serve')
    .description('serve the site and its feeds over HTTP, and rebuild when files change')
    .option(...STATION_OPTION)
    .option('--host <host>', 'the address to listen on (HOST, 127.0.0.1)')
    .option('--port <port>', 'the port to listen on (PORT, 3000)')
    .option('--url <url>', 'public address, instead of the station’s', urlArgument)
    .option(
      '--drafts',
      'also show drafts and scheduled episodes, marked as such: a preview that publishes nothing',
    )
    .option('--workers <n>', 'number of server processes, such as one for each core (INONDA_WORKERS, 1)')
    .option('--announce', 'notify hubs and Podping of every change (INONDA_ANNOUNCE)')
    .option('--no-announce', 'notify nobody')
    .addHelpText('after', '\nExample:\n  inonda serve --port 8080\n  inonda serve --drafts')
    .action(async (options: ServeOptions) => {
      const { serveStation } = await import('../serve-station.ts')
      await serveStation(options, run, command)
    })
}
