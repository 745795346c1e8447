import type { AddressUsages } from './client-address-usage.ts'
import type { Metrics } from './metrics.ts'
import type { SharedCounts } from './rate-limit.ts'

/** The workers that share a server's work, as one of them sees them. */
export interface WorkerGroup {
  /** How many there should be. */
  readonly size: number
  /** Everybody's figures, one's own among them; of those alone who answer in time. */
  readonly gather: () => Promise<readonly Metrics[]>
  /** From now on, these are one's own figures. */
  readonly reporting: (figures: () => Metrics) => void
  /** From now on, what is counted here is told to the others, and theirs is added. */
  readonly sharing: (counts: SharedCounts) => void
  /** Writes a line to the log, unless one of them wrote one already. */
  readonly warnOnce: (line: string) => void
  /** From now on, what addresses have here is told to the others, and what they have there is heard. */
  readonly sharingUsages: (usages: AddressUsages) => void
}
