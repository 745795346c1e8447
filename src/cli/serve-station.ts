import type { Command } from 'commander'
import type { LiveSite } from '../build/live-site.ts'
import { workerSite } from '../build/worker-site.ts'
import { compose, notifierFor } from '../compose.ts'
import { isLoopback, isPublicAddress } from '../model/public-address.ts'
import { primary } from '../server/primary-process.ts'
import { isWorker, workerRole } from '../server/worker-process.ts'
import { readSettings, type Settings } from '../settings.ts'
import { hasListeners } from '../tasks/notify.ts'
import { notifyChanges } from '../tasks/notify-changes.ts'
import type { CommandContext } from './command-context.ts'
import { PREVIEW_REMARK, printWaiting } from './print-waiting.ts'
import { type StartSiteOptions, startServer, startSite } from './start-site.ts'

/** What can be typed after the command. */
export interface ServeOptions {
  readonly station: string
  readonly host?: string
  readonly port?: string
  readonly url?: string
  readonly drafts?: true
  readonly announce?: boolean
  readonly workers?: string
}

/** Serves until it is stopped. */
export async function serveStation(
  { station, host, port, url, drafts, announce, workers }: ServeOptions,
  run: CommandContext,
  command: Command,
): Promise<void> {
  const { terminal } = run
  const environment = {
    ...terminal.environment,
    ...(host && { HOST: host }),
    ...(port && { PORT: port }),
    ...(workers && { INONDA_WORKERS: workers }),
    ...(announce !== undefined && { INONDA_ANNOUNCE: announce ? 'on' : 'off' }),
    // Nothing is published by a preview, so that nobody is told of it.
    ...(drafts && { INONDA_ANNOUNCE: 'off' }),
  }
  const { settings, problems } = readSettings(environment)
  for (const problem of problems) terminal.remark(problem)
  if (!settings) return command.error('inonda serve: the settings above cannot be used.')

  const terms = { ...(url !== undefined && { url }), ...(drafts && { drafts }) }
  if (isWorker()) return work(station, settings, run, terms)
  await lead(station, settings, run, terms)
}

/** Which site it is. */
type SiteTerms = Pick<StartSiteOptions, 'url' | 'drafts'>

/**
 * The process that was started: watches the files, writes the ledger, sends notifications; serves itself
 * unless workers do.
 */
async function lead(
  station: string,
  settings: Settings,
  run: CommandContext,
  terms: SiteTerms,
): Promise<void> {
  const { terminal, fail } = run
  const environment = compose(station)
  let changed: (outcome: 'renewed' | 'refused') => void = () => {}
  const shares = settings.workers > 1
  const liveSite = await startSite(environment, run, {
    ...terms,
    shares,
    changed: (outcome) => changed(outcome),
  })
  if (!liveSite) return

  let moment = environment.clock.now()
  const workers = shares
    ? primary({
        workers: settings.workers,
        moment: () => moment,
        graceSeconds: settings.graceSeconds,
        news: liveSite.update,
        log: terminal.remark,
      })
    : undefined
  let announcing: ReturnType<typeof announcer> | undefined
  changed = (outcome) => {
    moment = environment.clock.now()
    workers?.renew()
    if (outcome === 'renewed') announcing?.changed()
  }
  const server = workers ? undefined : await startServer(liveSite, environment.root, settings, run)
  const address = server?.url ?? (await workers?.listening)
  if (address === undefined) {
    fail()
    terminal.remark('Nothing is served: no worker could start.')
    await Promise.all([workers?.stop(), liveSite.stop()])
    return
  }
  terminal.print(`Inonda is on air at ${address}`)
  if (terms.drafts) terminal.remark(PREVIEW_REMARK)
  else printWaiting(terminal, liveSite.current().siteBuild.waiting)
  announcing = announcer(liveSite, environment, settings, run)
  // What changed while no server ran.
  announcing.changed()
  await new Promise<void>((stop) => terminal.onStop(stop, workers?.kill))
  await Promise.all([server?.close(), workers?.stop(), liveSite.stop(), announcing.stop()])
}

/**
 * A worker: serves what the primary process has built and cached. If nothing can be cached, it builds the
 * station itself when it is told to, and writes nothing.
 */
async function work(
  station: string,
  settings: Settings,
  run: CommandContext,
  terms: SiteTerms,
): Promise<void> {
  const { context, root } = compose(station)
  const place = workerRole(settings.workers)
  const stopped = new Promise<void>((stop) => place.onStop(stop))
  // Only the primary process writes the ledger, before it sends a build update.
  const environment = {
    context: { ...context, storage: { ...context.storage, write: async () => {} } },
    clock: place.clock,
    watch: place.watch,
  }
  const followed = await workerSite(context, await place.first)
  const liveSite = followed?.liveSite ?? (await startSite(environment, run, { ...terms, quiet: true }))
  const server =
    liveSite && (await startServer(liveSite, root, settings, run, place.workerGroup).catch(fatal))
  if (server) {
    place.listening(server.url)
    if (followed) {
      place.onNews(async (news) => {
        // The worker that replaces this one builds for itself.
        if (!(await followed.follow(news))) process.exit(1)
      })
    }
    await stopped
  }
  await Promise.all([server?.close(), liveSite?.stop()])
  if (process.connected) process.disconnect()

  function fatal(error: NodeJS.ErrnoException): undefined {
    run.terminal.remark(error.message)
    place.fatal()
  }
}

/** Notifies hubs of changes, unless that is turned off. */
function announcer(
  liveSite: LiveSite,
  { context }: Pick<ReturnType<typeof compose>, 'context'>,
  settings: Settings,
  { terminal }: CommandContext,
): { readonly changed: () => void; readonly stop: () => Promise<void> } {
  const notifier = notifierFor(settings)
  const announcing = notifyChanges({
    storage: context.storage,
    notifier,
    send: ({ topic, to, failure }) =>
      terminal.remark(
        `${to}: ${failure === undefined ? `notified of ${topic}` : `not notified. ${failure}`}`,
      ),
    ioError: terminal.remark,
  })
  const speaks = announces(settings, liveSite.url)
  if (!speaks && settings.announce === 'auto' && hasListeners(liveSite.current().siteBuild, notifier)) {
    terminal.remark(
      'Hubs are not notified of changes, since this may be a preview. To notify them: --announce',
    )
  }
  return {
    changed: () => {
      if (speaks) announcing.changed(liveSite.current().siteBuild)
    },
    stop: announcing.stop,
  }
}

/**
 * Whether hubs are notified. Without an explicit setting, not of what may be a preview on somebody's own
 * machine.
 */
function announces({ announce, host }: Settings, url: string): boolean {
  return announce === 'on' || (announce === 'auto' && isPublicAddress(url) && !isLoopback(host))
}
