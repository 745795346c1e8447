import { loadStation } from '../../build/load-station.ts'
import { compose } from '../../compose.ts'
import { say } from '../../diagnostics/catalogue.ts'
import { startOf } from '../../diagnostics/diagnostic.ts'
import { nearest } from '../../diagnostics/nearest.ts'
import { inspectEpisode, inspectStation } from '../../tasks/inspect.ts'
import type { CommandContext } from '../command-context.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import { summaryOfEpisode, summaryOfStation } from '../summary.ts'

/** What can be typed after the command. */
export interface Options {
  readonly station: string
  readonly json?: true
}

/** Shows the station or the episode. */
export async function runInspect(
  slug: string | undefined,
  { station: folder, json }: Options,
  { terminal, fail }: CommandContext,
): Promise<void> {
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
