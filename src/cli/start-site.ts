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

/** Options of `startSite`. */
export interface StartSiteOptions {
  readonly url?: string
  /** Whether drafts and scheduled episodes are shown, marked as such. */
  readonly drafts?: boolean
  /** Called after every new build, and after one that was rejected. */
  readonly changed?: (outcome: 'renewed' | 'refused') => void
  /** Whether other processes serve what this one builds. */
  readonly shares?: boolean
  /** Prints nothing: the primary process has printed it already. */
  readonly quiet?: boolean
}

/**
 * Builds the station again whenever it changes, and prints the events; undefined if there is no valid build
 * to start with.
 */
export async function startSite(
  { context, clock, watch }: Pick<Environment, 'context' | 'clock' | 'watch'>,
  { terminal, fail }: CommandContext,
  { url, drafts, changed = () => {}, quiet = false, shares = false }: StartSiteOptions,
): Promise<LiveSite | undefined> {
  const { liveSite, diagnostics } = await startLiveSite(context, clock, watch, {
    ...(url !== undefined && { url }),
    ...(drafts && { drafts }),
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

/** Starts an HTTP server for the live site. */
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
