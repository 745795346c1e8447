import type { Command } from 'commander'
import { say } from '../../diagnostics/catalogue.ts'
import { startOf } from '../../diagnostics/diagnostic.ts'
import { nearest } from '../../diagnostics/nearest.ts'
import { type CommandContext, STATION_OPTION } from '../command-context.ts'
import { printDiagnostics } from '../print-diagnostics.ts'

/** `inspect`: the station, or one episode, as the program understands it. */
export function inspectCommand(program: Command, run: CommandContext): void {
  program
    .command('inspect')
    .description('show the facts of the station, or of one episode')
    .argument('[slug]', 'the episode’s folder')
    .option(...STATION_OPTION)
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  inonda inspect meet-the-board --json')
    .action(async (slug: string | undefined, options: Options) => {
      await runInspect(slug, options, run)
    })
}

/** What can be typed after the command. */
interface Options {
  readonly station: string
  readonly json?: true
}

/** Shows the station or the episode. */
async function runInspect(
  slug: string | undefined,
  { station: folder, json }: Options,
  { terminal, fail }: CommandContext,
): Promise<void> {
  const { loadStation } = await import('../../build/load-station.ts')
  const { compose } = await import('../../compose.ts')
  const { inspectEpisode, inspectStation } = await import('../../tasks/inspect.ts')
  const { summaryOfEpisode, summaryOfStation } = await import('../summary.ts')
  const { station, diagnostics } = await loadStation(compose(folder).context)
  if (!station) {
    fail()
    printDiagnostics(terminal, diagnostics)
    return
  }
  if (slug === undefined) {
    const facts = inspectStation(station, diagnostics)
    if (json) terminal.data(JSON.stringify(facts, null, 2))
    else terminal.print(...summaryOfStation(facts))
    return
  }
  const episode = station.episodes.find((one) => one.slug === slug)
  if (!episode) {
    fail()
    const slugs = station.episodes.map((one) => one.slug)
    const fix = { slug, nearest: nearest(slug, slugs) ?? slugs[0] ?? 'SLUG' }
    const own = diagnostics.filter((one) => one.file.startsWith(`episodes/${slug}/`))
    printDiagnostics(terminal, own.length > 0 ? own : [say('episode.unknown', startOf('episodes'), fix)])
    return
  }
  const facts = inspectEpisode(episode, diagnostics)
  if (json) terminal.data(JSON.stringify(facts, null, 2))
  else terminal.print(...summaryOfEpisode(facts))
}
