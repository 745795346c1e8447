import { composeServer, type Desk } from '../compose.ts'
import { type Airing, keepOnAir } from '../publish/airing.ts'
import { buildServer } from '../server/app.ts'
import type { Crew } from '../server/crew.ts'
import { type Listening, listen } from '../server/listen.ts'
import { inBatches } from '../server/log.ts'
import type { Settings } from '../settings.ts'
import { printDiagnostics } from './print-diagnostics.ts'
import type { Run } from './run.ts'

/** What one process of a server does with a station. */
export interface Terms {
  readonly url?: string
  /** Called after every new edition, and after one that was refused. */
  readonly changed?: (outcome: 'renewed' | 'refused') => void
  /** A worker says nothing of what the primary process has said already. */
  readonly quiet?: boolean
}

/** Keeps the station on the air, and says what becomes of it; undefined where there is no good edition to begin with. */
export async function startSite(
  { workshop, clock, watch }: Pick<Desk, 'workshop' | 'clock' | 'watch'>,
  { terminal, fail }: Run,
  { url, changed = () => {}, quiet = false }: Terms,
): Promise<Airing | undefined> {
  const { airing, diagnostics } = await keepOnAir(workshop, clock, watch, {
    ...(url !== undefined && { url }),
    atOnce: true,
    tell: (event) => {
      if (!quiet) {
        if (event.kind === 'whole') {
          printDiagnostics(terminal, event.diagnostics)
          terminal.remark(`The whole site is served: ${event.files} files.`)
        }
        if (event.kind === 'renewed') terminal.remark(`Rebuilt: ${event.files} files.`)
        if (event.kind === 'outage') terminal.remark(event.message)
        if (event.kind === 'refused') {
          printDiagnostics(terminal, event.diagnostics)
          terminal.remark('The last good build is still served.')
        }
        if (event.kind === 'held') {
          printDiagnostics(terminal, event.diagnostics)
          terminal.remark(
            'What these errors concern is served as it was published; everything else is up to date.',
          )
        }
      }
      if (event.kind === 'renewed') changed('renewed')
      else if (event.kind !== 'whole' && (event.kind !== 'outage' || event.isRefused)) changed('refused')
    },
  })
  if (!quiet) printDiagnostics(terminal, diagnostics)
  const begun = airing?.standing()
  if (begun && !quiet) {
    const isRefused = begun.refused.length > 0
    if (isRefused && begun.whole) {
      terminal.remark(
        'Feeds and the newest pages are served from the last good build; the rest follows when the errors above are fixed.',
      )
    } else if (isRefused) {
      terminal.remark('What the errors above concern is served as it was published.')
    } else if (begun.whole) {
      terminal.remark(
        'Nothing changed since the last build. Feeds and the newest pages are served; the rest follows.',
      )
    }
  }
  if (airing) return airing
  fail()
  if (!quiet) {
    terminal.remark('Nothing is served: fix the errors above, or set the episode to status: draft.')
  }
  return undefined
}

/** Begins to answer from what is on the air. */
export async function startServer(
  airing: Airing,
  root: string,
  settings: Settings,
  { terminal }: Run,
  crew?: Crew,
): Promise<Listening> {
  const lines = inBatches((text) => terminal.log(text.trimEnd()))
  const log = {
    requests: settings.log === 'requests',
    write: lines.write,
    sample: settings.logSample,
    addresses: settings.logAddresses,
  }
  const app = buildServer({
    standing: airing.standing,
    beforeNext: airing.beforeNext,
    base: airing.base,
    limits: settings,
    metrics: settings.metrics,
    ...(settings.monitoringToken !== undefined && { monitoringToken: settings.monitoringToken }),
    ...composeServer(root),
    ...(crew && { crew }),
    ...(settings.log !== 'off' && { log }),
  })
  process.once('exit', lines.flush)
  const { url, close } = await listen(app, settings)
  return {
    url,
    close: async () => {
      await close()
      process.off('exit', lines.flush)
      lines.flush()
    },
  }
}
