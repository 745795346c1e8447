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

/** How everything looked that a site was made of. */
export interface InputSnapshots {
  readonly station: InputSnapshot
  readonly shipped: InputSnapshot
}

/** When and by whom a site was made, and of what. */
export interface BuildStamp {
  /** Names all that the site is made of. */
  readonly root: Digest
  readonly madeBy: string
  readonly url: string
  /** As of when it was made, and when it would become another one; milliseconds. */
  readonly from: number
  readonly until?: number
  /** When the next scheduled episode comes in; milliseconds. */
  readonly next?: number
  readonly waiting?: Waiting
  /** Absent where something cannot be relied on to look different once it is changed. */
  readonly inputs?: InputSnapshots
  /** What was found when the station was read; absent in what an earlier version kept. */
  readonly diagnostics?: readonly Diagnostic[]
}

/** What a build in an output directory is finished with. */
export interface OutputStamp {
  readonly root: Digest
  readonly built: BuildResult
  /** Whether it is a preview. */
  readonly drafts?: boolean
}

/** The head of the site that was kept last on these terms; with `now`, only where one that is made now would be the same. */
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

/** Who makes a site; undefined where nobody knows. */
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
