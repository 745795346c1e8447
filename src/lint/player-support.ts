import type { FeedDocument } from './feed-document.ts'
import { READERSHIP, type Readership } from './players.ts'
import { childrenOf } from './tree.ts'

/** A feature of a feed, with the players that support it. */
export interface Reach extends Readership {
  /** The number of episodes with it; absent for a feature of the show as a whole. */
  readonly items?: number
}

/**
 * The features of a feed that players support, the most widely supported first; features that the feed does
 * not have are left out.
 */
export function reachOf({ channel, items }: FeedDocument): readonly Reach[] {
  return READERSHIP.flatMap((readership) => {
    const having = items.filter((item) => childrenOf(item, readership.tag).length > 0).length
    if (having > 0) return [{ ...readership, items: having }]
    return childrenOf(channel, readership.tag).length > 0 ? [readership] : []
  })
}
