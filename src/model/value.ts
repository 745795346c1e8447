import type { RemoteItem } from './remote-item.ts'

/** podcast:value: payments by listeners, and how they are divided. */
export interface Value {
  /** The payment layer, `lightning`. */
  readonly type: string
  /** The transport method, `keysend` or `lnaddress`. */
  readonly method: string
  /** The suggested amount per minute, in the currency's own unit, as written. */
  readonly suggested?: string
  /** At least one. */
  readonly recipients: readonly Recipient[]
  readonly splits: readonly ValueSplit[]
}

export interface Recipient {
  readonly name?: string
  readonly type: string
  readonly address: string
  /** Shares, not percentages. */
  readonly split: number
  readonly customKey?: string
  readonly customValue?: string
  readonly fee?: boolean
}

/** podcast:valueTimeSplit: a segment of the recording for which others are paid. */
export interface ValueSplit {
  /** Seconds. */
  readonly start: number
  readonly duration: number
  readonly to: { readonly item: RemoteItem } | { readonly recipients: readonly Recipient[] }
  /** Where the segment starts in the other recording, in seconds. */
  readonly remoteStart?: number
  /** 0 to 100. */
  readonly remotePercentage?: number
}
