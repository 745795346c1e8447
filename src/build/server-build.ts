import type { Station } from '../model/station.ts'
import type { Clock } from '../ports/clock.ts'
import { IoError } from '../ports/io-error.ts'
import type { ChangedPaths } from '../ports/watcher.ts'
import type { InputSnapshots } from './build-stamp.ts'
import { recordInputs } from './input-snapshot.ts'
import type { StationContext } from './load-station.ts'
import { CLOCK_BEHIND } from './rejected-build.ts'
import { type ValidatedBuild, type ValidateOptions, validateBuild, writeLedger } from './validated-build.ts'

/** A build for a server, or the errors that prevent it. */
export interface ServerBuild {
  readonly validated: ValidatedBuild
  /** Snapshots of the inputs, if the build is good and all inputs were read and can be checked again. */
  readonly inputs?: InputSnapshots
}

/** Options for the builds of a server. */
export interface ServerBuildOptions {
  readonly url?: string
  /** Whether drafts and scheduled episodes are shown: then nothing is published, and no ledger written. */
  readonly drafts?: boolean
  /** The station that is on the air, where one is. */
  readonly last?: Station | undefined
  /** The paths that changed, if all of them are known. */
  readonly changed?: ChangedPaths
  /** Called when the ledger cannot be written. */
  readonly ioError: (message: string) => void
}

/**
 * Makes a build for the current time and writes its ledger. If there is no current build yet and the clock is
 * behind the newest published date, the build has exactly what was published, and `held` includes the clock
 * error.
 */
export async function makeServerBuild(
  context: StationContext,
  clock: Clock,
  terms: ServerBuildOptions,
): Promise<ServerBuild> {
  const { url, drafts = false, last, changed, ioError } = terms
  const given = {
    ...(drafts && { drafts }),
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
    if (!drafts) await writeLedger(context, validated)
  } catch (error) {
    // The station's folder may be read-only: the server serves the build and reports that the ledger was not
    // written.
    if (!(error instanceof IoError)) throw error
    ioError(error.message)
  }
  const snapshots = { station: storage.snapshot(), shipped: shipped.snapshot() }
  // No snapshot if the ledger has just changed, or if the build works around errors: then the next start
  // builds again.
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
