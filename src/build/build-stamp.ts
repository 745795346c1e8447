import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Digest } from '../graph/digest.ts'
import type { BuildOptions, BuildResult } from './build-result.ts'
import { type InputSnapshot, isUnchanged } from './input-snapshot.ts'
import type { StationContext } from './load-station.ts'
import type { Waiting } from './not-yet-public.ts'

/** For whom a site is made: these have one each. */
export interface SiteOptions extends Pick<BuildOptions, 'url' | 'host' | 'at'> {
  /** Whether it shows drafts. */
  readonly drafts?: boolean
}

/** Snapshots of all files that a site was made of. */
export interface InputSnapshots {
  readonly station: InputSnapshot
  readonly shipped: InputSnapshot
}

/** The stamp of a stored site: what it was made from, by which programs, and for how long it stays valid. */
export interface BuildStamp {
  /** Digest of everything that the site is made of. */
  readonly root: Digest
  readonly madeBy: string
  readonly url: string
  /** The moment for which the site was made, and the moment at which it would change, in milliseconds. */
  readonly from: number
  readonly until?: number
  /** When the next scheduled episode is published, in milliseconds. */
  readonly next?: number
  readonly waiting?: Waiting
  /** Absent if a change to some input might not be detectable. */
  readonly inputs?: InputSnapshots
  /** The diagnostics of loading the station; absent in stamps of earlier versions. */
  readonly diagnostics?: readonly Diagnostic[]
}

/** The stamp that is stored with a build in an output directory. */
export interface OutputStamp {
  readonly root: Digest
  readonly built: BuildResult
  /** Whether it is a preview. */
  readonly drafts?: boolean
}

/** The stamp of the last site stored for these options. With `now`, only if a build now would make the same site. */
export async function readValidBuildStamp(
  context: StationContext,
  terms: SiteOptions,
  now?: Date,
): Promise<BuildStamp | undefined> {
  const { cacheContext } = context
  const bytes =
    cacheContext && !cacheContext.ignoresDamaged ? cacheContext.cache.get(buildStampName(terms)) : undefined
  const head = bytes && (JSON.parse(new TextDecoder().decode(bytes)) as BuildStamp)
  if (!head || !now) return head
  const { madeBy: makers, from, until, inputs: snapshots } = head
  const moment = now.getTime()
  const isSame =
    snapshots !== undefined &&
    moment >= from &&
    !(until !== undefined && moment >= until) &&
    makers === (await toolchain(context, terms)) &&
    (await isUnchanged(context.shipped, snapshots.shipped)) &&
    (await isUnchanged(context.storage, snapshots.station))
  return isSame ? head : undefined
}

/** Identifies the programs and options that make a site; undefined without a cache. */
export async function toolchain(
  { cacheContext, generator, pictures }: StationContext,
  { host }: SiteOptions,
): Promise<string | undefined> {
  return cacheContext && JSON.stringify([cacheContext.program, generator, await pictures?.maker(), host])
}

/** Where it is kept. */
export function buildStampName({ url, host, at, drafts }: SiteOptions): string {
  // What was made as of a chosen moment, or with drafts, is not published.
  return `site ${JSON.stringify([url, host, at !== undefined, ...(drafts ? ['drafts'] : [])])}`
}
