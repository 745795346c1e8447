import type { RemoteItem } from './remote-item.ts'

/** podcast:value: how listeners pay while they listen, and who gets which part. */
export interface Value {
  /** The currency's layer, `lightning`. */
  readonly type: string
  /** How the money travels, `keysend` or `lnaddress`. */
  readonly method: string
  /** A suggested amount a minute, in the currency's own unit, as it was written. */
  readonly suggested?: string
  /** At least one. */
  readonly recipients: readonly Recipient[]
  readonly splits: readonly ValueSplit[]
}

export interface Recipient {
  readonly name?: string
  readonly type: string
  readonly address: string
  /** Shares, not per cent. */
  readonly split: number
  readonly customKey?: string
  readonly customValue?: string
  readonly fee?: boolean
}

/** podcast:valueTimeSplit: a stretch of the recording that others are paid for. */
export interface ValueSplit {
  /** Seconds. */
  readonly start: number
  readonly duration: number
  readonly to: { readonly item: RemoteItem } | { readonly recipients: readonly Recipient[] }
  /** Where in the other recording it is taken from, in seconds. */
  readonly remoteStart?: number
  /** 0 to 100. */
  readonly remotePercentage?: number
}
