import { type BuildMemory, buildMemory } from './build-memory.ts'
import type { StationContext } from './load-station.ts'
import { type WriteBehindCache, writeBehindCache } from './write-behind-cache.ts'

/** The context of a program that makes one build after another. */
export function serverContext(
  context: StationContext,
  last: () => Promise<void>,
): {
  readonly environment: StationContext
  readonly handed: BuildMemory
  readonly rest?: WriteBehindCache
} {
  const handed = buildMemory()
  const { kept } = context
  const rest = kept && writeBehindCache(kept.keep, last)
  const environment = {
    ...context,
    memory: handed,
    ...(kept && rest && { kept: { ...kept, keep: rest.keep } }),
  }
  return { environment, handed, ...(rest && { rest }) }
}
