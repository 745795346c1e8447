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
  /**
   * Whether the last build may be answered as it was kept while everything is looked at, where nothing changed since; and
   * where no other can be made.
   */
  readonly atOnce?: boolean
  /** Whether other processes answer from what is kept: then it is kept before anybody is told of it. */
  readonly shares?: boolean
  /** How often the clock, and what went wrong, are looked at: each minute unless a test is in a hurry. */
  readonly lookMilliseconds?: number
  /** Told what happened: a new build, one that was refused, an I/O error. */
  readonly onEvent: (event: LiveSiteEvent) => void
}

export type LiveSiteEvent =
  | { readonly kind: 'whole'; readonly files: number; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'renewed'; readonly files: number }
  /** Other episodes wait than did before. */
  | { readonly kind: 'waiting'; readonly waiting: Waiting }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] }
  /** The build that stands goes round these errors with what was published before. */
  | { readonly kind: 'held'; readonly diagnostics: readonly Diagnostic[] }
  /** `isRefused`: it stood in the way of a newer build. */
  | { readonly kind: 'io-error'; readonly message: string; readonly isRefused?: true }

export interface LiveSite {
  readonly current: () => CurrentBuild
  /** The public address, without a trailing slash. */
  readonly url: string
  /** Path of the public address, `/onda`, or empty. */
  readonly base: string
  /**
   * From now on, `prepare` is called with what is to stand next. It stands once that is done, or after two seconds;
   * `prepare` must not reject.
   */
  readonly beforeNext: (prepare: (next: CurrentBuild) => Promise<void>) => void
  /** What others need to know who answer the same. */
  readonly update: () => BuildUpdate
  /** Once all that was told of until now has been looked at. */
  readonly settled: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** How a build stands that others answer too. */
export interface BuildUpdate {
  /** What it was kept as; absent where it could not be. */
  readonly head?: BuildStamp
  readonly started: number
  /** When the bytes at these addresses changed; milliseconds. All others did not since it was `started`. */
  readonly dates: readonly (readonly [address: string, changed: number])[]
  readonly refused: readonly Diagnostic[]
  readonly unread: readonly Diagnostic[]
}

/** How often a server looks at the clock, and at what went wrong: a suspended or corrected clock tells no timer. */
const MINUTE_MILLISECONDS = 60_000
/** After names were relied on, everything is looked at once the station has been left alone for so long. */
const SWEEP_MILLISECONDS = 10_000

/**
 * Keeps a station on the air: the build follows the files and the schedule. A change that breaks
 * something is refused, and the last good build stands. Answers the diagnostics where there is no
 * good build to begin with. docs/decisions/0008-a-save-while-serving.md tells what a renewal looks at,
 * 0010-what-is-believed.md what is taken for a fault of the outside.
 */
export async function startLiveSite(
  context: StationContext,
  clock: Clock,
  watch: Watcher,
  terms: LiveSiteOptions,
): Promise<{ liveSite?: LiveSite; diagnostics: readonly Diagnostic[] }> {
  const { environment, handed, rest } = serverContext(context, () => saveAll())
  const { url: asked, lookMilliseconds = MINUTE_MILLISECONDS } = terms
  const proving = {
    ioError: (message: string) => terms.onEvent({ kind: 'io-error', message }),
    ...(asked !== undefined && { url: asked }),
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
  /** Whether what is known of episodes is not to be relied on: nobody knows how far a reading came. */
  let isUnsure = false
  /** Whether the station could not be read or believed just now. */
  let isAway = false

  function stand(siteBuild: SiteBuild, refused: readonly Diagnostic[] = []): CurrentBuild {
    // Not what is known of the build that comes next.
    const dates = changes
    return { siteBuild, refused, modified: (address) => dates.get(address) ?? started }
  }

  async function place(next: CurrentBuild): Promise<void> {
    await withinPreparationTime(prepare(next))
    current = next
  }

  /** What the next program begins with. */
  async function saveAll(): Promise<void> {
    // A station that is away must not be begun anew by what is kept in it.
    if (!validated?.result || isAway) return
    handed.stored?.save(validated.result.site.graph)
    head = await storeSite(environment, { ...(asked !== undefined && { url: asked }) }, validated, snapshots)
  }

  /** What is on the air stays, with what stands in the way of a newer build. Answers whether that is news. */
  async function refuse(refused: readonly Diagnostic[]): Promise<boolean> {
    const isNews = !isReportedAlready(refused, current.refused)
    isAway = isTemporary(refused)
    await place(stand(current.siteBuild, refused))
    return isNews
  }

  async function renewOnce(paths: ChangedPaths): Promise<void> {
    const changed = isUnsure ? undefined : paths
    isUnsure = false
    // A build may have kept something meanwhile: only who knows of it can keep more.
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
        // Who saves is answered; who did not need not hear it twice.
        if ((await refuse(blocking)) || paths) terms.onEvent({ kind: 'refused', diagnostics: blocking })
        return
      }
      // While the clock was wrong, it dated what did not change at all.
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

  /** One renewal at a time; whatever changes meanwhile is taken up by one more. */
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

  /** Timers do not count the time of a suspended computer, and know nothing of a clock that is set: they wait briefly. */
  function schedule(): void {
    clearTimeout(timer)
    const { next } = current.siteBuild
    if (stopped || next === undefined) return
    const wait = next.getTime() - clock.now().getTime()
    if (wait > lookMilliseconds) return
    timer = setTimeout(() => renew(new Set()), Math.max(0, wait))
    timer.unref()
  }

  /** Looks at the clock, and again at what could not be read or believed. */
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

  /** Looks at everything once, while what was kept is answered. */
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
