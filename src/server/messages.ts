import type { BuildUpdate } from '../build/live-site.ts'
import type { UsageReport } from './client-address-usage.ts'
import type { Metrics } from './metrics.ts'
import type { Counts } from './rate-limit.ts'

/** Messages from the primary process to a worker. */
export type ToWorker =
  | { readonly is: 'renew'; readonly moment: number; readonly news: BuildUpdate }
  | { readonly is: 'report'; readonly id: number }
  | {
      readonly is: 'gathered'
      readonly id: number
      readonly figures: readonly Metrics[]
      /** Problems of the primary process, which reads the station first. */
      readonly problems: number
    }
  | { readonly is: 'counts'; readonly counts: Counts }
  | { readonly is: 'usages'; readonly worker: number; readonly report: UsageReport }
  | { readonly is: 'stop' }

/** Messages from a worker to the primary process. */
export type ToPrimary =
  /** The worker receives messages from now on. */
  | { readonly is: 'begun' }
  | { readonly is: 'listening'; readonly url: string }
  | { readonly is: 'hopeless' }
  | { readonly is: 'gather'; readonly id: number }
  | { readonly is: 'report'; readonly id: number; readonly figures: Metrics }
  | { readonly is: 'counts'; readonly counts: Counts }
  /** A line for the log; the primary process writes only the first of all workers. */
  | { readonly is: 'warning'; readonly line: string }
  | { readonly is: 'usages'; readonly report: UsageReport }
