import { type LiveSite, startLiveSite } from '../build/live-site.ts'
import { composeServer, type Environment } from '../compose.ts'
import { buildServer } from '../server/app.ts'
import { type Listening, listen } from '../server/listen.ts'
import { inBatches } from '../server/log.ts'
import type { WorkerGroup } from '../server/worker-group.ts'
import type { Settings } from '../settings.ts'
import type { CommandContext } from './command-context.ts'
import { printDiagnostics } from './print-diagnostics.ts'
import { printWaiting } from './print-waiting.ts'

/** What one process of a server does with a station. */
export interface StartSiteOptions {
  readonly url?: string
  /** Called after every new build, and after one that was refused. */
  readonly changed?: (outcome: 'renewed' | 'refused') => void
  /** Whether other processes answer what this one makes. */
  readonly shares?: boolean
  /** A worker says nothing of what the primary process has said already. */
  readonly quiet?: boolean
}

/** Keeps the station on the air, and says what becomes of it; undefined where there is no good build to begin with. */
export async function startSite(
  { context, clock, watch }: Pick<Environment, 'context' | 'clock' | 'watch'>,
  { terminal, fail }: CommandContext,
  { url, changed = () => {}, quiet = false, shares = false }: StartSiteOptions,
): Promise<LiveSite | undefined> {
  const { liveSite, diagnostics } = await startLiveSite(context, clock, watch, {
    ...(url !== undefined && { url }),
    atOnce: true,
    shares,
    onEvent: (event) => {
      if (!quiet) {
        if (event.kind === 'whole') {
          printDiagnostics(terminal, event.diagnostics)
          terminal.remark(`The whole site is served: ${event.files} files.`)
        }
        if (event.kind === 'renewed') terminal.remark(`Rebuilt: ${event.files} files.`)
        if (event.kind === 'waiting') printWaiting(terminal, event.waiting)
        if (event.kind === 'io-error') terminal.remark(event.message)
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
      else if (!['whole', 'waiting'].includes(event.kind) && (event.kind !== 'io-error' || event.isRefused))
        changed('refused')
    },
  })
  if (!quiet) printDiagnostics(terminal, diagnostics)
  const begun = liveSite?.current()
  if (begun && !quiet) {
    if (begun.refused.length > 0) {
      terminal.remark('What the errors above concern is served as it was published.')
    }
  }
  if (liveSite) return liveSite
  fail()
  if (!quiet) {
    terminal.remark('Nothing is served: fix the errors above, or set the episode to status: draft.')
  }
  return undefined
}

/** Begins to answer from what is on the air. */
export async function startServer(
  liveSite: Omit<LiveSite, 'update'>,
  root: string,
  settings: Settings,
  { terminal }: CommandContext,
  workerGroup?: WorkerGroup,
): Promise<Listening> {
  const lines = inBatches((text) => terminal.log(text.trimEnd()))
  const log = {
    requests: settings.log === 'requests',
    write: lines.write,
    sample: settings.logSample,
    addresses: settings.logAddresses,
  }
  const app = buildServer({
    current: liveSite.current,
    beforeNext: liveSite.beforeNext,
    base: liveSite.base,
    limits: settings,
    metrics: settings.metrics,
    ...(settings.monitoringToken !== undefined && { monitoringToken: settings.monitoringToken }),
    ...composeServer(root),
    ...(workerGroup && { workerGroup }),
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
