import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Resource } from '../model/resource.ts'
import type { Waiting } from './not-yet-public.ts'
import type { SearchWork } from './search-work.ts'

/** The maximum size of a frame and its thumbnail, in pixels. */
export interface FrameBounds {
  readonly maxWidth?: number
  readonly maxHeight?: number
}

/** Digest and length of a body that need not be in memory. */
export interface BytesInfo {
  /** In base64url. */
  readonly sha256: string
  readonly length: number
}

/** All resources of a station at one moment: the one table of addresses that `build` and `serve` share. */
export interface SiteBuild {
  /** The moment for which the site was made. */
  readonly moment: Date
  /** When the next scheduled episode is published. */
  readonly next?: Date
  /** The drafts and scheduled episodes. Absent if unknown. */
  readonly waiting?: Waiting
  /** In a fixed order. */
  readonly addresses: readonly string[]
  /** `address` is percent-encoded as model/address.ts spells it. */
  readonly find: (address: string) => Resource | undefined
  /** Digest and length of the bytes at an address, if they were made once. */
  readonly bytesInfo?: (address: string) => BytesInfo | undefined
  /**
   * Renders the search page with the results of a query, for browsers without scripts. Absent if search is
   * unavailable. `work` runs the search, by default in this thread; if it gives up, the promise is rejected.
   */
  readonly search?: (question: string, work?: SearchWork) => Promise<Resource>
  /** Renders the search page that says that the query cannot be answered now. */
  readonly busySearch?: () => Resource
  /** Addresses of published content that was removed: 410. */
  readonly gone: ReadonlySet<string>
  /** Former paths of the public address, such as `/onda`: requests below them are redirected. */
  readonly formerBases?: readonly string[]
  /**
   * The oEmbed response (https://oembed.com) for a public URL, as JSON: for the page of an episode at a
   * current or former address; undefined for any other URL. Absent if nothing can be embedded.
   */
  readonly oembed?: (url: string, bounds: FrameBounds) => string | undefined
}

/** The build that a server serves, and its state. */
export interface CurrentBuild {
  readonly siteBuild: SiteBuild
  /** When the bytes at this address last changed, as far as this process knows. */
  readonly modified: (address: string) => Date
  /** Errors that rejected a newer build; empty while there are none. */
  readonly refused: readonly Diagnostic[]
  /** Files that could not be read, but that the build does not need. */
  readonly unread?: readonly Diagnostic[]
}
