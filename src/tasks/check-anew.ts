import { recordInputs } from '../build/input-snapshot.ts'
import type { StationContext } from '../build/load-station.ts'
import { storeSite } from '../build/stored-site.ts'
import { validateBuild } from '../build/validated-build.ts'
import type { Clock } from '../ports/clock.ts'
import type { CheckedStation } from './check.ts'

/** Reads the station and makes its build, whatever is in the cache of it; keeps what was found for the next check. */
export async function checkAnew(context: StationContext, clock: Clock): Promise<CheckedStation> {
  const storage = recordInputs(context.storage)
  const shipped = recordInputs(context.shipped)
  const seen = { ...context, storage: storage.storage, shipped: shipped.storage }
  const validated = await validateBuild(seen, { moment: clock.now() })
  const { result, diagnostics } = validated
  const inputs = { station: storage.snapshot(), shipped: shipped.snapshot() }
  // A server answers what is kept at once: nothing that is not in the ledger yet.
  if (result && !result.isNew && inputs.station && inputs.shipped) {
    await storeSite(context, {}, validated, { station: inputs.station, shipped: inputs.shipped })
    context.cacheContext?.cache.flush()
  }
  const waiting = result?.siteBuild.waiting
  return { diagnostics, ...(waiting && { waiting }) }
}
