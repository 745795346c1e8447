import type { Command } from 'commander'
import { compose, heraldFor } from '../../compose.ts'
import { isLoopback, isPublicAddress } from '../../model/public-address.ts'
import type { Airing } from '../../publish/airing.ts'
import { hasListeners } from '../../publish/announce.ts'
import { keepAnnouncing } from '../../publish/announcing.ts'
import { primary } from '../../server/primary.ts'
import { isWorker, workerPlace } from '../../server/worker.ts'
import { readSettings, type Settings } from '../../settings.ts'
import type { Run } from '../run.ts'
import { startServer, startSite } from '../start-site.ts'

/** What can be typed after the command. */
export interface Options {
  readonly station: string
  readonly host?: string
  readonly port?: string
  readonly url?: string
  readonly announce?: boolean
  readonly workers?: string
}

/** Serves until it is told to stop. */
export async function runServe(
  { station, host, port, url, announce, workers }: Options,
  run: Run,
  command: Command,
): Promise<void> {
  const { terminal } = run
  const environment = {
    ...terminal.environment,
    ...(host && { HOST: host }),
    ...(port && { PORT: port }),
    ...(workers && { INONDA_WORKERS: workers }),
    ...(announce !== undefined && { INONDA_ANNOUNCE: announce ? 'on' : 'off' }),
  }
  const { settings, problems } = readSettings(environment)
  for (const problem of problems) terminal.remark(problem)
  if (!settings) return command.error('inonda serve: the settings above cannot be used.')

  const terms = url === undefined ? {} : { url }
  if (isWorker()) return work(station, settings, run, terms)
  await lead(station, settings, run, terms)
}

/** The process that was started: follows the files, keeps the ledger, announces; answers itself unless others do. */
async function lead(station: string, settings: Settings, run: Run, terms: { url?: string }): Promise<void> {
  const { terminal, fail } = run
  const desk = compose(station)
  let changed: (outcome: 'renewed' | 'refused') => void = () => {}
  const airing = await startSite(desk, run, { ...terms, changed: (outcome) => changed(outcome) })
  if (!airing) return

  let moment = desk.clock.now()
  const workers =
    settings.workers > 1
      ? primary({
          workers: settings.workers,
          moment: () => moment,
          graceSeconds: settings.graceSeconds,
          problems: () => {
            const { refused, unread = [] } = airing.standing()
            return refused.length + unread.length
          },
          tell: terminal.remark,
        })
      : undefined
  const server = workers ? undefined : await startServer(airing, desk.root, settings, run)
  const address = server?.url ?? (await workers?.listening)
  if (address === undefined) {
    fail()
    terminal.remark('Nothing is served: no worker could start.')
    await Promise.all([workers?.stop(), airing.stop()])
    return
  }
  terminal.print(`Inonda is on air at ${address}`)
  const announcing = announcer(airing, desk, settings, run)
  changed = (outcome) => {
    moment = desk.clock.now()
    workers?.renew()
    if (outcome === 'renewed') announcing.changed()
  }
  // What changed while nobody served.
  announcing.changed()
  await new Promise<void>((stop) => terminal.onStop(stop, workers?.kill))
  await Promise.all([server?.close(), workers?.stop(), airing.stop(), announcing.stop()])
}

/** One of several that answer. It reads the station when it is told to, and writes nothing. */
async function work(station: string, settings: Settings, run: Run, terms: { url?: string }): Promise<void> {
  const { workshop, root } = compose(station)
  const place = workerPlace(settings.workers)
  const stopped = new Promise<void>((stop) => place.onStop(stop))
  // The ledger is the primary process's to write, and it has: before it told anybody.
  const desk = {
    workshop: { ...workshop, storage: { ...workshop.storage, write: async () => {} } },
    clock: place.clock,
    watch: place.watch,
  }
  const airing = await startSite(desk, run, { ...terms, quiet: true })
  const server = airing && (await startServer(airing, root, settings, run, place.crew).catch(hopeless))
  if (server) {
    place.listening(server.url)
    await stopped
  }
  await Promise.all([server?.close(), airing?.stop()])
  if (process.connected) process.disconnect()

  function hopeless(error: NodeJS.ErrnoException): undefined {
    run.terminal.remark(error.message)
    place.hopeless()
  }
}

/** Tells hubs of what changes, where somebody is to be told. */
function announcer(
  airing: Airing,
  { workshop }: Pick<ReturnType<typeof compose>, 'workshop'>,
  settings: Settings,
  { terminal }: Run,
): { readonly changed: () => void; readonly stop: () => Promise<void> } {
  const herald = heraldFor(settings)
  const announcing = keepAnnouncing({
    storage: workshop.storage,
    herald,
    tell: ({ topic, to, failure }) =>
      terminal.remark(
        `${to}: ${failure === undefined ? `notified of ${topic}` : `not notified. ${failure}`}`,
      ),
    outage: terminal.remark,
  })
  const speaks = announces(settings, airing.url)
  if (!speaks && settings.announce === 'auto' && hasListeners(airing.standing().edition, herald)) {
    terminal.remark(
      'Hubs are not notified of changes, since this may be a preview. To notify them: --announce',
    )
  }
  return {
    changed: () => {
      if (speaks) announcing.changed(airing.standing().edition)
    },
    stop: announcing.stop,
  }
}

/** Unless it was said, nobody is told of what may be a look at a draft of things, on somebody's own machine. */
function announces({ announce, host }: Settings, url: string): boolean {
  return announce === 'on' || (announce === 'auto' && isPublicAddress(url) && !isLoopback(host))
}
