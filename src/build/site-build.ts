import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Resource } from '../model/resource.ts'
import type { Waiting } from './not-yet-public.ts'
import type { SearchWork } from './search-work.ts'

/** Pixels that a frame and its picture must stay within. */
export interface FrameBounds {
  readonly maxWidth?: number
  readonly maxHeight?: number
}

/** What can be told of bytes without having them. */
export interface BytesInfo {
  /** In base64url. */
  readonly sha256: string
  readonly length: number
}

/** All resources of a station at one moment: the one table of addresses that `build` and `serve` share. */
export interface SiteBuild {
  /** As of when. */
  readonly moment: Date
  /** When the next scheduled episode comes in. */
  readonly next?: Date
  /** What is not public yet. Absent: nobody looked. */
  readonly waiting?: Waiting
  /** In a fixed order. */
  readonly addresses: readonly string[]
  /** `address` is percent-encoded as model/address.ts spells it. */
  readonly find: (address: string) => Resource | undefined
  /** What is known of the bytes at an address, where they were made once. Absent: nothing is. */
  readonly bytesInfo?: (address: string) => BytesInfo | undefined
  /**
   * The search page with what a question finds, for browsers without scripts. Absent: nothing can be searched. `work` says
   * where the work is done, otherwise it is in this thread; where it is given up, the answer is rejected.
   */
  readonly search?: (question: string, work?: SearchWork) => Promise<Resource>
  /** The search page for those whose question cannot be answered just now. */
  readonly busySearch?: () => Resource
  /** Addresses of episodes that were published and are no longer: 410. */
  readonly gone: ReadonlySet<string>
  /** Paths that the public address had before, `/onda`, where they were others: what is asked for below them redirects. */
  readonly formerBases?: readonly string[]
  /**
   * What oEmbed (https://oembed.com) answers about a public URL, as JSON: for the page of an episode, where it
   * stands or once stood; undefined for any other. Absent where nothing can be framed.
   */
  readonly oembed?: (url: string, bounds: FrameBounds) => string | undefined
}

/** The build that a server answers from, and how it came to stand there. */
export interface CurrentBuild {
  readonly siteBuild: SiteBuild
  /** When the bytes at this address last changed, as far as this program knows. */
  readonly modified: (address: string) => Date
  /** Problems of a newer build that was refused; empty while all is well. */
  readonly refused: readonly Diagnostic[]
  /** What could not be read, though nothing of the build needs it. */
  readonly unread?: readonly Diagnostic[]
}
