import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Clock } from '../ports/clock.ts'
import type { IoError } from '../ports/io-error.ts'
import { readValidBuildStamp, type SiteOptions } from './build-stamp.ts'
import type { StationContext } from './load-station.ts'
import { ioErrorDiagnostic, ioErrorOf } from './rejected-build.ts'
import { makeServerBuild, type ServerBuild, type ServerBuildOptions } from './server-build.ts'
import { type StoredSite, storedSite } from './stored-site.ts'

/** What a server begins with: the last site as it was kept, or a first build; neither where nothing can be answered. */
export interface InitialBuild {
  readonly last?: StoredSite
  readonly first?: ServerBuild
  /** What stands in the way of a newer build. */
  readonly refused?: readonly Diagnostic[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Makes what is answered first; throws the `IoError` for which there is nothing. */
export async function initialBuild(
  environment: StationContext,
  clock: Clock,
  { atOnce, url, drafts }: SiteOptions & { readonly atOnce?: boolean },
  proving: ServerBuildOptions,
): Promise<InitialBuild> {
  const storedBuild = async (now?: Date) => {
    const options = { ...(url !== undefined && { url }), ...(drafts && { drafts }) }
    const head = atOnce ? await readValidBuildStamp(environment, options, now) : undefined
    return head && storedSite(environment, head)
  }
  const same = await storedBuild(clock.now())
  if (same) return { last: same, diagnostics: [] }
  let first: ServerBuild | undefined
  let ioError: IoError | undefined
  try {
    first = await makeServerBuild(environment, clock, proving)
  } catch (error) {
    ioError = ioErrorOf(error)
    if (!ioError) throw error
  }
  const { result: good, diagnostics = [], blocking = [], held } = first?.validated ?? {}
  if (first && good) return { first, diagnostics, ...(held && { refused: held }) }
  const refused = ioError ? [ioErrorDiagnostic(ioError)] : blocking
  // Whatever it is: one broken or unreadable file must not take a station off the air that stood before it began again.
  const last = await storedBuild()
  if (last) return { last, refused, diagnostics: ioError ? refused : diagnostics }
  if (ioError) throw ioError
  return { diagnostics }
}
