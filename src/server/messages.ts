import type { BuildUpdate } from '../build/live-site.ts'
import type { UsageReport } from './client-address-usage.ts'
import type { Metrics } from './metrics.ts'
import type { Counts } from './rate-limit.ts'

/** What the primary process says to a worker. */
export type ToWorker =
  | { readonly is: 'renew'; readonly moment: number; readonly news: BuildUpdate }
  | { readonly is: 'report'; readonly id: number }
  | {
      readonly is: 'gathered'
      readonly id: number
      readonly figures: readonly Metrics[]
      /** Of the primary process, which reads the station first. */
      readonly problems: number
    }
  | { readonly is: 'counts'; readonly counts: Counts }
  | { readonly is: 'usages'; readonly worker: number; readonly report: UsageReport }
  | { readonly is: 'stop' }

/** What a worker says to the primary process. */
export type ToPrimary =
  /** It listens to what it is told from now on. */
  | { readonly is: 'begun' }
  | { readonly is: 'listening'; readonly url: string }
  | { readonly is: 'hopeless' }
  | { readonly is: 'gather'; readonly id: number }
  | { readonly is: 'report'; readonly id: number; readonly figures: Metrics }
  | { readonly is: 'counts'; readonly counts: Counts }
  /** A line for the log; the first worker's is written. */
  | { readonly is: 'warning'; readonly line: string }
  | { readonly is: 'usages'; readonly report: UsageReport }
