import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Resource } from '../model/resource.ts'

/** All resources of a station at one moment: the one table of addresses that `build` and `serve` share. */
export interface Edition {
  /** As of when. */
  readonly moment: Date
  /** When the next scheduled episode comes in. */
  readonly next?: Date
  /** In a fixed order. */
  readonly addresses: readonly string[]
  /** `address` is percent-encoded as model/address.ts spells it. */
  readonly find: (address: string) => Resource | undefined
  /** The search page with what a question finds, for browsers without scripts. Absent: nothing can be searched. */
  readonly search?: (question: string) => Promise<Resource>
  /** Addresses of episodes that were published and are no longer: 410. */
  readonly gone: ReadonlySet<string>
}

/** The edition that a server answers from, and how it came to stand there. */
export interface Standing {
  readonly edition: Edition
  /** When the bytes at this address last changed, as far as this program knows. */
  readonly modified: (address: string) => Date
  /** Problems of a newer edition that was refused; empty while all is well. */
  readonly refused: readonly Diagnostic[]
}
