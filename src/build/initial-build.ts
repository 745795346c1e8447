import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Clock } from '../ports/clock.ts'
import type { IoError } from '../ports/io-error.ts'
import { readValidBuildStamp, type SiteOptions } from './build-stamp.ts'
import type { StationContext } from './load-station.ts'
import { ioErrorDiagnostic, ioErrorOf } from './rejected-build.ts'
import { makeServerBuild, type ServerBuild, type ServerBuildOptions } from './server-build.ts'
import { type StoredSite, storedSite } from './stored-site.ts'

/** What a server starts with: the stored site, or a first build; neither if both are impossible. */
export interface InitialBuild {
  readonly last?: StoredSite
  readonly first?: ServerBuild
  /** The errors that keep a newer build from being published. */
  readonly refused?: readonly Diagnostic[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Makes the first site to serve. Throws an `IoError` if the station cannot be read and no site is stored. */
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
  // Whatever the error is, one broken or unreadable file must not take a station offline after a restart.
  const last = await storedBuild()
  if (last) return { last, refused, diagnostics: ioError ? refused : diagnostics }
  if (ioError) throw ioError
  return { diagnostics }
}
