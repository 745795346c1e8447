import type { Command } from 'commander'
import type { Options } from '../deeds/serve.ts'
import { type Run, STATION_OPTION, urlArgument } from '../run.ts'

/** `serve`: answers the edition over HTTP until it is told to stop. */
export function serveCommand(program: Command, run: Run): void {
  const command = program
    .command('serve')
    .description('answer the edition over HTTP, and follow changes of the files')
    .option(...STATION_OPTION)
    .option('--host <host>', 'the address to listen on (HOST, 127.0.0.1)')
    .option('--port <port>', 'the port to listen on (PORT, 3000)')
    .option('--url <url>', 'another public address than the station’s', urlArgument)
    .option('--workers <n>', 'processes that answer, one for each core (INONDA_WORKERS, 1)')
    .option('--announce', 'tell hubs and podping of every change (INONDA_ANNOUNCE)')
    .option('--no-announce', 'tell nobody')
    .addHelpText('after', '\nExample:\n  inonda serve --port 8080')
    .action(async (options: Options) => {
      const { runServe } = await import('../deeds/serve.ts')
      await runServe(options, run, command)
    })
}
