/** podcast:remoteItem: another feed, or an episode in it. */
export interface RemoteItem {
  readonly of: OwnFeed | ForeignFeed
  /** The guid of one of its items. */
  readonly item?: string
  readonly title?: string
}

/** A feed of this station, whose guid, address and medium are known. */
export interface OwnFeed {
  /** Its id. */
  readonly feed: string
}

export interface ForeignFeed {
  /** Its podcast:guid. */
  readonly guid: string
  readonly url?: string
  readonly medium?: string
}
