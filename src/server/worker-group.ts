import type { AddressUsages } from './client-address-usage.ts'
import type { Metrics } from './metrics.ts'
import type { SharedCounts } from './rate-limit.ts'

/** The workers that share a server's load, as one of them sees them. */
export interface WorkerGroup {
  /** How many there should be. */
  readonly size: number
  /** The metrics of all workers that report in time, this one included. */
  readonly gather: () => Promise<readonly Metrics[]>
  /** Sets the function that returns this worker's metrics. */
  readonly reporting: (figures: () => Metrics) => void
  /** From now on, these counts are exchanged with the other workers. */
  readonly sharing: (counts: SharedCounts) => void
  /** Writes a line to the log, unless a worker has written one already. */
  readonly warnOnce: (line: string) => void
  /** From now on, the usage of addresses is exchanged with the other workers. */
  readonly sharingUsages: (usages: AddressUsages) => void
}
