import { type Difference, differences } from '../import/compare.ts'
import { readFeed } from '../import/read-feed.ts'
import type { FoundFeed } from './import-terms.ts'

export type { Difference } from '../import/compare.ts'

/** Compares two feeds as apps see them; `unreadable` names the one that is no feed. */
export function diffFeeds(
  old: FoundFeed,
  fresh: FoundFeed,
): { readonly unreadable?: string; readonly found: readonly Difference[] } {
  const shows = [old, fresh].map((feed) => readFeed(feed).show)
  const [before, after] = shows
  if (!before) return { unreadable: old.name, found: [] }
  if (!after) return { unreadable: fresh.name, found: [] }
  return { found: differences(before, after) }
}
