import type { XmlElement } from './document.ts'
import { childOf, childrenOf } from './tree.ts'

/** What the rules are told besides the feed itself. */
export interface Occasion {
  /** The moment that “in the future” is measured by; absent when nobody wants to know. */
  readonly now?: Date
  /** Where the feed was fetched from, redirects followed; absent for a file. */
  readonly url?: string
  /** The recipe of podcast:guid: from a feed’s address to its UUID (P20-GUID-2). */
  readonly recipe: (address: string) => string
}

/** An RSS feed as the rules see it. */
export interface FeedDocument extends Occasion {
  readonly rss: XmlElement
  readonly channel: XmlElement
  readonly items: readonly XmlElement[]
  /** What it was read from, without a byte order mark. */
  readonly text: string
}

/** A document as a feed; undefined when it has no channel. */
export function feedOf(root: XmlElement, text: string, occasion: Occasion): FeedDocument | undefined {
  const channel = childOf(root, 'channel')
  if (!channel) return undefined
  return { ...occasion, text, rss: root, channel, items: childrenOf(channel, 'item') }
}
