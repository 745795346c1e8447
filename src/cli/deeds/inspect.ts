import { compose } from '../../compose.ts'
import { say } from '../../diagnostics/catalogue.ts'
import { startOf } from '../../diagnostics/diagnostic.ts'
import { nearest } from '../../diagnostics/nearest.ts'
import { examine } from '../../publish/examine.ts'
import { inspectEpisode, inspectStation } from '../../publish/inspect.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import type { Run } from '../run.ts'
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
  { terminal, fail }: Run,
): Promise<void> {
  const { station, diagnostics } = await examine(compose(folder).workshop)
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
