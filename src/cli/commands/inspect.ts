import type { Command } from 'commander'
import { compose } from '../../compose.ts'
import { say } from '../../diagnostics/catalogue.ts'
import { startOf } from '../../diagnostics/diagnostic.ts'
import { nearest } from '../../diagnostics/nearest.ts'
import { examine } from '../../publish/examine.ts'
import { inspectEpisode, inspectStation } from '../../publish/inspect.ts'
import { type Run, STATION_OPTION, tellDiagnostics } from '../run.ts'
import { summaryOfEpisode, summaryOfStation } from '../summary.ts'

/** `inspect`: the station, or one episode, as the program understands it. */
export function inspectCommand(program: Command, { terminal, fail }: Run): void {
  program
    .command('inspect')
    .description('show the station, or one episode, as Inonda understands it')
    .argument('[slug]', 'the episode’s folder')
    .option(...STATION_OPTION)
    .option('--json', 'for other programs')
    .addHelpText('after', '\nExample:\n  inonda inspect meet-the-board --json')
    .action(async (slug: string | undefined, { station: folder, json }: { station: string; json?: true }) => {
      const { station, diagnostics } = await examine(compose(folder).workshop)
      if (!station) {
        fail()
        tellDiagnostics(terminal, diagnostics)
        return
      }
      if (slug === undefined) {
        const facts = inspectStation(station, diagnostics)
        terminal.print(json ? JSON.stringify(facts, null, 2) : summaryOfStation(facts))
        return
      }
      const episode = station.episodes.find((one) => one.slug === slug)
      if (!episode) {
        fail()
        const slugs = station.episodes.map((one) => one.slug)
        const mend = { slug, nearest: nearest(slug, slugs) ?? slugs[0] ?? 'SLUG' }
        const own = diagnostics.filter((one) => one.file.startsWith(`episodes/${slug}/`))
        tellDiagnostics(terminal, own.length > 0 ? own : [say('episode.unknown', startOf('episodes'), mend)])
        return
      }
      const facts = inspectEpisode(episode, diagnostics)
      terminal.print(json ? JSON.stringify(facts, null, 2) : summaryOfEpisode(facts))
    })
}
