import type { FeedDocument } from './feed-document.ts'
import { momentOf } from './moments.ts'
import { childOf, childrenOf, trimmed } from './tree.ts'

/** An overview of a feed, for a reader who does not know it. */
export interface FeedSummary {
  readonly title: string
  readonly items: number
  /** The newest date of an item, as ISO 8601; absent if there is none. */
  readonly newest?: string
  readonly oldest?: string
  readonly kind: 'episodic' | 'serial'
  readonly medium: string
  readonly language: string
  readonly generator: string
  /** The namespaces that it uses. */
  readonly uses: readonly string[]
  /** The number of items with each tag that listeners notice. */
  readonly having: Readonly<Record<string, number>>
}

const NOTICED = [
  'podcast:transcript',
  'podcast:chapters',
  'psc:chapters',
  'podcast:person',
  'podcast:soundbite',
]

/** Collects counts and names, without checking anything. */
export function summaryOf({ channel, items }: FeedDocument): FeedSummary {
  const dates = items
    .flatMap((item) => momentOf(trimmed(childOf(item, 'pubDate'))).date ?? [])
    .sort((a, b) => a.getTime() - b.getTime())
  const newest = dates.at(-1)
  const oldest = dates[0]
  const families = [channel, ...items].flatMap(({ children }) => children.map(({ family }) => family))
  const having = NOTICED.map((name): [string, number] => [
    name,
    items.filter((item) => childrenOf(item, name).length > 0).length,
  ])
  return {
    title: trimmed(childOf(channel, 'title')),
    items: items.length,
    ...(newest && { newest: newest.toISOString() }),
    ...(oldest && { oldest: oldest.toISOString() }),
    kind: trimmed(childOf(channel, 'itunes:type')) === 'serial' ? 'serial' : 'episodic',
    medium: trimmed(childOf(channel, 'podcast:medium')) || 'podcast',
    language: trimmed(childOf(channel, 'language')),
    generator: trimmed(childOf(channel, 'generator')),
    uses: [...new Set(families)].filter((family) => family !== '').sort(),
    having: Object.fromEntries(having.filter(([, count]) => count > 0)),
  }
}
