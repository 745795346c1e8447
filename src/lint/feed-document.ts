import type { XmlElement } from './document.ts'
import { childOf, childrenOf } from './tree.ts'

/** The context in which a feed is checked. */
export interface Occasion {
  /** The current time, for dates in the future; absent: these are not checked. */
  readonly now?: Date
  /** The URL that the feed was fetched from, after redirects; absent for a file. */
  readonly url?: string
  /** Derives a podcast:guid from a feed's URL (P20-GUID-2). */
  readonly recipe: (address: string) => string
}

/** An RSS feed, as input of the rules. */
export interface FeedDocument extends Occasion {
  readonly rss: XmlElement
  readonly channel: XmlElement
  readonly items: readonly XmlElement[]
  /** The source text, without a byte order mark. */
  readonly text: string
}

/** Makes a feed of a document; undefined if it has no channel. */
export function feedOf(root: XmlElement, text: string, occasion: Occasion): FeedDocument | undefined {
  const channel = childOf(root, 'channel')
  if (!channel) return undefined
  return { ...occasion, text, rss: root, channel, items: childrenOf(channel, 'item') }
}
