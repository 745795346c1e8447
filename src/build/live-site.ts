import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Clock } from '../ports/clock.ts'
import type { ChangedPaths, Watcher } from '../ports/watcher.ts'
import type { BuildStamp } from './build-stamp.ts'
import { changedAddresses } from './changed-addresses.ts'
import { mergeChangedPaths } from './changed-paths.ts'
import { initialBuild } from './initial-build.ts'
import { clockBehind } from './ledger/clock-behind.ts'
import type { StationContext } from './load-station.ts'
import type { Waiting } from './not-yet-public.ts'
import { withinPreparationTime } from './preparation-time-limit.ts'
import {
  ioErrorDiagnostic,
  ioErrorOf,
  isOnlyClock,
  isReportedAlready,
  isTemporary,
} from './rejected-build.ts'
import { makeServerBuild } from './server-build.ts'
import { serverContext } from './server-context.ts'
import type { CurrentBuild, SiteBuild } from './site-build.ts'
import { storeSite } from './stored-site.ts'

export interface LiveSiteOptions {
  readonly url?: string
  /** Whether drafts and scheduled episodes are shown, marked as such: a preview, by which nothing is published. */
  readonly drafts?: boolean
  /**
   * Whether the stored site may be served right away while the station is loaded, if nothing has changed, and
   * also if no other build can be made.
   */
  readonly atOnce?: boolean
  /** Whether other processes serve from the cache: then the build is written to it before the processes are notified. */
  readonly shares?: boolean
  /** The interval at which the clock and temporary errors are checked: a minute, or less in tests. */
  readonly lookMilliseconds?: number
  /** Called for a new build, a rejected build and an I/O error. */
  readonly onEvent: (event: LiveSiteEvent) => void
}

export type LiveSiteEvent =
  | { readonly kind: 'whole'; readonly files: number; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'renewed'; readonly files: number }
  /** The waiting episodes are others than before. */
  | { readonly kind: 'waiting'; readonly waiting: Waiting }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] }
  /** The current build works around these errors with what was published before. */
  | { readonly kind: 'held'; readonly diagnostics: readonly Diagnostic[] }
  /** With `isRefused`, the error rejected a newer build. */
  | { readonly kind: 'io-error'; readonly message: string; readonly isRefused?: true }

export interface LiveSite {
  readonly current: () => CurrentBuild
  /** The public address, without a trailing slash. */
  readonly url: string
  /** Path of the public address, `/onda`, or empty. */
  readonly base: string
  /**
   * Sets a function that is called with the next build before it becomes the current one. The build is
   * replaced when its promise resolves, or after two seconds; `prepare` must not reject.
   */
  readonly beforeNext: (prepare: (next: CurrentBuild) => Promise<void>) => void
  /** What worker processes need to serve the same build. */
  readonly update: () => BuildUpdate
  /** Resolves when all changes reported so far have been processed. */
  readonly settled: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** The state of the current build, for worker processes. */
export interface BuildUpdate {
  /** The stamp under which the build is stored; absent if it could not be stored. */
  readonly head?: BuildStamp
  readonly started: number
  /** When the bytes at these addresses changed, in milliseconds. All others are unchanged since `started`. */
  readonly dates: readonly (readonly [address: string, changed: number])[]
  readonly refused: readonly Diagnostic[]
  readonly unread: readonly Diagnostic[]
}

/** How often a server checks the clock and temporary errors: timers do not notice a suspended or corrected clock. */
const MINUTE_MILLISECONDS = 60_000
/** After a build of changed paths only, everything is checked once the station has been unchanged for this long. */
const SWEEP_MILLISECONDS = 10_000

/**
 * Keeps a station online: rebuilds when files change and when an episode is due. A change with errors is
 * rejected, and the last good build stays. Returns diagnostics and no live site if there is no good build to
 * start with. docs/decisions/0008-a-save-while-serving.md explains what a rebuild reads,
 * 0010-what-is-believed.md which errors count as faults of the disk or clock.
 */
export async function startLiveSite(
  context: StationContext,
  clock: Clock,
  watch: Watcher,
  terms: LiveSiteOptions,
): Promise<{ liveSite?: LiveSite; diagnostics: readonly Diagnostic[] }> {
  const { environment, handed, rest } = serverContext(context, () => saveAll())
  const { url: asked, drafts = false, lookMilliseconds = MINUTE_MILLISECONDS } = terms
  const options = { ...(asked !== undefined && { url: asked }), ...(drafts && { drafts }) }
  const proving = {
    ioError: (message: string) => terms.onEvent({ kind: 'io-error', message }),
    ...options,
  }
  const begun = await initialBuild(environment, clock, terms, proving)
  const { last: storedBuild, first, refused: troubles } = begun
  if (first || troubles) rest?.begin()
  const start = first?.validated.result ?? storedBuild
  if (!start) return { diagnostics: begun.diagnostics }

  const { base, url } = start
  let started = clock.now()
  let changes = new Map<string, Date>()
  let current: CurrentBuild = { ...stand(start.siteBuild, troubles), ...unreadIn(begun.diagnostics) }
  let prepare: (next: CurrentBuild) => Promise<void> = async () => {}
  let timer: NodeJS.Timeout | undefined
  let sweeping: NodeJS.Timeout | undefined
  let stopped = false
  let renewing: Promise<void> | undefined
  let waiting: { readonly paths: ChangedPaths } | undefined
  let snapshots = first?.inputs
  let validated = first?.validated
  let head = storedBuild?.head
  /** Whether the episodes in memory are unreliable, because the last build stopped while reading. */
  let isUnsure = false
  /** Whether the station is unreadable, or its files are not trusted, at the moment. */
  let isAway = false

  function stand(siteBuild: SiteBuild, refused: readonly Diagnostic[] = []): CurrentBuild {
    // Captured here, because `changes` is replaced when the next build is made.
    const dates = changes
    return { siteBuild, refused, modified: (address) => dates.get(address) ?? started }
  }

  async function place(next: CurrentBuild): Promise<void> {
    await withinPreparationTime(prepare(next))
    current = next
  }

  /** Stores the site for the next process. */
  async function saveAll(): Promise<void> {
    // The cache is in the station's folder, which must not be created anew while it is unavailable.
    if (!validated?.result || isAway) return
    handed.stored?.save(validated.result.site.graph)
    head = await storeSite(environment, options, validated, snapshots)
  }

  /** Keeps the current build and records what rejected the newer one. Returns whether that was not reported before. */
  async function refuse(refused: readonly Diagnostic[]): Promise<boolean> {
    const isNews = !isReportedAlready(refused, current.refused)
    isAway = isTemporary(refused)
    await place(stand(current.siteBuild, refused))
    return isNews
  }

  async function renewOnce(paths: ChangedPaths): Promise<void> {
    const changed = isUnsure ? undefined : paths
    isUnsure = false
    // Another process may have written to the cache meanwhile; until it is refreshed, it does not accept writes.
    environment.cacheContext?.cache.refresh()
    try {
      const proved = await makeServerBuild(environment, clock, {
        ...proving,
        changed,
        last: validated?.result?.station,
      })
      const { result: good, blocking, diagnostics, held = [] } = proved.validated
      if (stopped) return
      if (!good) {
        // Every rejected save is reported, but a retry only if its errors are new.
        if ((await refuse(blocking)) || paths) terms.onEvent({ kind: 'refused', diagnostics: blocking })
        return
      }
      // While the clock was wrong, unchanged addresses got a wrong date too.
      if (isOnlyClock(current.refused)) started = clock.now()
      const found = changedAddresses(current, good.siteBuild, changes, clock.now())
      const isNews = !isReportedAlready(held, current.refused)
      const isSame = found.fresh === 0 && (!isNews || current.refused.length === 0)
      changes = found.dates
      const isFirst = !validated?.result
      const waited = JSON.stringify(current.siteBuild.waiting)
      await place({ ...stand(good.siteBuild, held), ...unreadIn(diagnostics) })
      snapshots = proved.inputs
      validated = proved.validated
      isAway = false
      if (terms.shares) await rest?.flush()
      if (isFirst) terms.onEvent({ kind: 'whole', files: good.siteBuild.addresses.length, diagnostics })
      if (held.length > 0 && isNews) terms.onEvent({ kind: 'held', diagnostics: held })
      if (!isSame) terms.onEvent({ kind: 'renewed', files: good.siteBuild.addresses.length })
      const { waiting } = good.siteBuild
      if (waiting && JSON.stringify(waiting) !== waited) terms.onEvent({ kind: 'waiting', waiting })
    } catch (error) {
      isUnsure = true
      const ioError = ioErrorOf(error)
      if (!ioError) throw error
      const isNews = await refuse([ioErrorDiagnostic(ioError)])
      if (isNews || paths) terms.onEvent({ kind: 'io-error', message: ioError.message, isRefused: true })
    }
  }

  /** Runs one rebuild at a time; changes that arrive meanwhile are merged into the next one. */
  function renew(paths?: ChangedPaths): void {
    if (stopped) return
    waiting = { paths: waiting ? mergeChangedPaths(waiting.paths, paths) : paths }
    clearTimeout(sweeping)
    renewing ??= (async () => {
      let isPart = false
      while (waiting && !stopped) {
        const { paths } = waiting
        waiting = undefined
        isPart = paths !== undefined
        await renewOnce(paths)
      }
      renewing = undefined
      rest?.flushSoon()
      schedule()
      if (isPart && !stopped) sweeping = setTimeout(renew, SWEEP_MILLISECONDS).unref()
    })()
  }

  /** Timers do not count the time of a suspended computer or notice a clock that is set, so long waits are left to `look`. */
  function schedule(): void {
    clearTimeout(timer)
    const { next } = current.siteBuild
    if (stopped || next === undefined) return
    const wait = next.getTime() - clock.now().getTime()
    if (wait > lookMilliseconds) return
    timer = setTimeout(() => renew(new Set()), Math.max(0, wait))
    timer.unref()
  }

  /** Checks the clock, and retries after a temporary error. */
  function look(): void {
    if (stopped || renewing) return
    const now = clock.now()
    const { next } = current.siteBuild
    const ledger = validated?.result?.ledger
    const isBehind = ledger !== undefined && clockBehind(ledger, now) !== undefined
    if (isOnlyClock(current.refused)) {
      if (!isBehind) renew()
    } else if (isTemporary(current.refused)) renew()
    else if (isBehind || (next !== undefined && now >= next)) renew(new Set())
    else schedule()
  }

  /** Loads everything once, while the stored site is served. */
  async function complete(): Promise<void> {
    await renewOnce(undefined)
    rest?.begin()
    renewing = undefined
  }

  function follow(): Promise<() => Promise<void>> {
    rest?.flushSoon()
    schedule()
    return stopped ? Promise.resolve(async () => {}) : watch.start(renew)
  }

  if (terms.shares && first) await rest?.flush()
  if (storedBuild && !troubles) renewing = complete()
  const watching = renewing ? renewing.then(follow) : follow()
  const looking = setInterval(look, lookMilliseconds).unref()
  return {
    diagnostics: begun.diagnostics,
    liveSite: {
      current: () => current,
      url,
      base,
      beforeNext: (next) => {
        prepare = next
      },
      update: () => {
        const { refused, unread = [] } = current
        const dates = [...changes].map(([address, date]) => [address, date.getTime()] as const)
        return { ...(head && { head }), started: started.getTime(), dates, refused, unread }
      },
      settled: async () => await renewing,
      stop: async () => {
        stopped = true
        clearTimeout(timer)
        clearTimeout(sweeping)
        clearInterval(looking)
        const stopWatching = await watching
        await stopWatching()
        await renewing
        await rest?.flush()
      },
    },
  }
}

function unreadIn(diagnostics: readonly Diagnostic[]): Pick<CurrentBuild, 'unread'> {
  const unread = diagnostics.filter(({ code }) => code === 'file.unread')
  return unread.length > 0 ? { unread } : {}
}
