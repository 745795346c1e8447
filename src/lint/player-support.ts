import type { FeedDocument } from './feed-document.ts'
import { READERSHIP, type Readership } from './players.ts'
import { childrenOf } from './tree.ts'

/** One thing that a feed offers, and how many of the known players show it. */
export interface Reach extends Readership {
  /** The episodes that have it; absent for what is said of the show as a whole. */
  readonly items?: number
}

/** What of a feed the known players will show, the most widely read first; what the feed does not have is left out. */
export function reachOf({ channel, items }: FeedDocument): readonly Reach[] {
  return READERSHIP.flatMap((readership) => {
    const having = items.filter((item) => childrenOf(item, readership.tag).length > 0).length
    if (having > 0) return [{ ...readership, items: having }]
    return childrenOf(channel, readership.tag).length > 0 ? [readership] : []
  })
}
