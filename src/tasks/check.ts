import { readValidBuildStamp } from '../build/build-stamp.ts'
import type { StationContext } from '../build/load-station.ts'
import type { Waiting } from '../build/not-yet-public.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Clock } from '../ports/clock.ts'

/** What is wrong with a station, and what of it is not public yet. */
export interface CheckedStation {
  readonly diagnostics: readonly Diagnostic[]
  /** Absent where the errors are such that nobody can tell. */
  readonly waiting?: Waiting
}

/**
 * Every diagnostic of a station, its drafts, and the pages and feeds that it would make. Where nothing changed since they
 * were found, they are read from the cache: to load what finds them takes longer than to see that.
 */
export async function check(context: StationContext, clock: Clock): Promise<CheckedStation> {
  const stamp = await readValidBuildStamp(context, {}, clock.now())
  if (stamp?.diagnostics) {
    const { diagnostics, waiting } = stamp
    return { diagnostics, ...(waiting && { waiting }) }
  }
  const { checkAnew } = await import('./check-anew.ts')
  return checkAnew(context, clock)
}
