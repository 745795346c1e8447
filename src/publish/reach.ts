import { lintFeed } from '../lint/lint.ts'
import { type Reach, reachOf } from '../lint/reach.ts'
import { podcastGuid } from '../site/podcast-guid.ts'
import type { Edition } from './standing.ts'

/** One feed, and what of it the known players will show. */
export interface FeedReach {
  readonly title: string
  readonly items: number
  readonly reach: readonly Reach[]
}

/** What of each feed of an edition the known players will show. */
export function reachOfEdition(edition: Edition): readonly FeedReach[] {
  return edition.addresses.flatMap((address) => {
    const resource = edition.find(address)
    if (resource?.kind !== 'feed' || !resource.type.startsWith('application/rss+xml')) return []
    if (!('bytes' in resource.body)) return []
    const { feed, summary } = lintFeed({ name: address, bytes: resource.body.bytes(), recipe: podcastGuid })
    return feed && summary ? [{ title: summary.title, items: summary.items, reach: reachOf(feed) }] : []
  })
}
