import { buildMemory } from './build-memory.ts'
import type { BuildUpdate, LiveSite } from './live-site.ts'
import type { StationContext } from './load-station.ts'
import { withinPreparationTime } from './preparation-time-limit.ts'
import type { CurrentBuild } from './site-build.ts'
import { type StoredSite, storedSite } from './stored-site.ts'

/** A build that another process makes and this one serves. */
export interface WorkerSite {
  readonly liveSite: Omit<LiveSite, 'update'>
  /**
   * Switches to the other process's current build. Resolves to false if that was not stored, so that it
   * cannot be served here.
   */
  readonly follow: (news: BuildUpdate) => Promise<boolean>
  /** The number of queries with stored values that this process ran for the current build. */
  readonly runs: () => number
}

/**
 * Serves the current build of another process from the cache that it writes: nothing of the station is read,
 * and nothing is made a second time. Returns undefined if the build was not stored.
 */
export async function workerSite(
  context: StationContext,
  first: BuildUpdate,
): Promise<WorkerSite | undefined> {
  const { again, cache } = buildMemory()
  // Only the other process writes to the cache.
  const cacheContext = context.cacheContext && {
    ...context.cacheContext,
    cache: { ...context.cacheContext.cache, put: () => false, flush: () => {} },
  }
  const siteOf = async ({ head }: BuildUpdate): Promise<StoredSite | undefined> => {
    cacheContext?.cache.refresh()
    if (!head || !cacheContext) return undefined
    return storedSite({ ...context, cacheContext, memory: { ...buildMemory(), again, cache } }, head)
  }
  const begun = await siteOf(first)
  if (!begun) return undefined
  let site = begun
  let current = currentBuildOf(site, first)
  let prepare: (next: CurrentBuild) => Promise<void> = async () => {}
  let busy: Promise<boolean> = Promise.resolve(true)

  async function take(news: BuildUpdate): Promise<boolean> {
    const { root, from } = site.head
    const isSame = news.head?.root === root && news.head.from === from
    const next = isSame ? site : await siteOf(news)
    if (!next) return false
    const stands = currentBuildOf(next, news)
    await withinPreparationTime(prepare(stands))
    site = next
    current = stands
    return true
  }

  const idle = async () => void (await busy)
  return {
    liveSite: {
      current: () => current,
      url: site.url,
      base: site.base,
      beforeNext: (next) => {
        prepare = next
      },
      settled: idle,
      stop: idle,
    },
    runs: () => site.site.graph.runs,
    follow: (news) => {
      busy = busy.then(() => take(news))
      return busy
    },
  }
}

function currentBuildOf(
  { siteBuild }: StoredSite,
  { started, dates, refused, unread }: BuildUpdate,
): CurrentBuild {
  const changes = new Map(dates.map(([address, changed]) => [address, new Date(changed)]))
  const since = new Date(started)
  return {
    siteBuild,
    refused,
    modified: (address) => changes.get(address) ?? since,
    ...(unread.length > 0 && { unread }),
  }
}
