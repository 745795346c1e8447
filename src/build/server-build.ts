import type { Station } from '../model/station.ts'
import type { Clock } from '../ports/clock.ts'
import { IoError } from '../ports/io-error.ts'
import type { ChangedPaths } from '../ports/watcher.ts'
import type { InputSnapshots } from './build-stamp.ts'
import { recordInputs } from './input-snapshot.ts'
import type { StationContext } from './load-station.ts'
import { CLOCK_BEHIND } from './rejected-build.ts'
import { type ValidatedBuild, type ValidateOptions, validateBuild, writeLedger } from './validated-build.ts'

/** A build for a server, or what stands in its way. */
export interface ServerBuild {
  readonly validated: ValidatedBuild
  /** Where the build is good, and everything was looked at and can be again. */
  readonly inputs?: InputSnapshots
}

/** How a server makes its builds. */
export interface ServerBuildOptions {
  readonly url?: string
  /** The station that is on the air, where one is. */
  readonly last?: Station | undefined
  /** Paths at which something changed, where that is known of all. */
  readonly changed?: ChangedPaths
  /** Told of a ledger that cannot be written. */
  readonly ioError: (message: string) => void
}

/**
 * Makes a build as of now, and writes its ledger. Where nothing is on the air yet and the clock is behind what was
 * published, it is one of exactly what was published, and the clock is among what is `held`.
 */
export async function makeServerBuild(
  context: StationContext,
  clock: Clock,
  terms: ServerBuildOptions,
): Promise<ServerBuild> {
  const { url, last, changed, ioError } = terms
  const given = {
    ...(url !== undefined && { url }),
    ...(changed && { changed }),
    serving: { ...(last && { last }) },
  }
  const storage = recordInputs(context.storage)
  const shipped = recordInputs(context.shipped)
  const seen = changed ? context : { ...context, storage: storage.storage, shipped: shipped.storage }
  const validated = await validateBuild(seen, { ...given, moment: clock.now() })
  const { result: good, held, aheadOfClock } = validated
  if (!last && aheadOfClock) return { validated: await asPublished(context, given, validated, aheadOfClock) }
  try {
    await writeLedger(context, validated)
  } catch (error) {
    // A server may run on a read-only folder: it answers, and says what it could not write down.
    if (!(error instanceof IoError)) throw error
    ioError(error.message)
  }
  const snapshots = { station: storage.snapshot(), shipped: shipped.snapshot() }
  // A ledger that says something new is looked at once it is written; what goes round errors is made anew each time.
  if (changed || !good || good.isNew || held || !snapshots.station || !snapshots.shipped) return { validated }
  return { validated, inputs: { station: snapshots.station, shipped: snapshots.shipped } }
}

async function asPublished(
  context: StationContext,
  terms: Omit<ValidateOptions, 'moment'>,
  refused: ValidatedBuild,
  moment: Date,
): Promise<ValidatedBuild> {
  const validated = await validateBuild(context, { ...terms, moment, isChosen: true, onlyPublished: true })
  if (!validated.result) return refused
  const late = refused.blocking.filter(({ code }) => code === CLOCK_BEHIND)
  return {
    ...validated,
    diagnostics: [...validated.diagnostics, ...late],
    held: [...late, ...(validated.held ?? [])],
  }
}
