import { buildMemory } from './build-memory.ts'
import type { BuildUpdate, LiveSite } from './live-site.ts'
import type { StationContext } from './load-station.ts'
import { withinPreparationTime } from './preparation-time-limit.ts'
import type { CurrentBuild } from './site-build.ts'
import { type StoredSite, storedSite } from './stored-site.ts'

/** A build that another process makes, and this one answers. */
export interface WorkerSite {
  readonly liveSite: Omit<LiveSite, 'update'>
  /** Answers what that process has on the air from now on. False where it was not kept, so that it cannot be answered here. */
  readonly follow: (news: BuildUpdate) => Promise<boolean>
  /** How many queries were run here for the build that stands, whose values are kept. */
  readonly runs: () => number
}

/**
 * Answers what another process keeps on the air, out of the store that it keeps it in: nothing of the station is read, and
 * nothing made that was made there. Undefined where it was not kept.
 */
export async function workerSite(
  context: StationContext,
  first: BuildUpdate,
): Promise<WorkerSite | undefined> {
  const { again, cache } = buildMemory()
  // The store is the other process's to write.
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
