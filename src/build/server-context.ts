import { type BuildMemory, buildMemory } from './build-memory.ts'
import type { StationContext } from './load-station.ts'
import { type WriteBehindCache, writeBehindCache } from './write-behind-cache.ts'

/** The context of a process that makes several builds: with a build memory and a write-behind cache. */
export function serverContext(
  context: StationContext,
  last: () => Promise<void>,
): {
  readonly environment: StationContext
  readonly handed: BuildMemory
  readonly rest?: WriteBehindCache
} {
  const handed = buildMemory()
  const { cacheContext } = context
  const rest = cacheContext && writeBehindCache(cacheContext.cache, last)
  const environment = {
    ...context,
    memory: handed,
    ...(cacheContext && rest && { cacheContext: { ...cacheContext, cache: rest.cache } }),
  }
  return { environment, handed, ...(rest && { rest }) }
}
