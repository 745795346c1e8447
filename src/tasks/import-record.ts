import type { ShowFromElsewhere } from '../import/show.ts'
import type { Storage } from '../ports/storage.ts'
import { type OldFeed, oldFeedBytes, oldFeedFile, readOldFeed } from '../read/old-feed.ts'

/**
 * Writes down what of the old feed has to be so in the new one, for `check`: with a show that is new, and later what came
 * anew. A record that somebody removed stays away.
 */
export async function recordOldFeed(
  storage: Storage,
  show: ShowFromElsewhere,
  {
    feed,
    isNew,
    url,
    guid,
  }: {
    readonly feed: string
    readonly isNew: boolean
    readonly url: string | undefined
    /** podcast:guid, where the feed has one. */
    readonly guid: string | undefined
  },
): Promise<readonly string[]> {
  const { value: before } = await readOldFeed(storage, feed)
  if (!isNew && !before) return []
  const known = new Set(before?.items.map(([guid]) => guid))
  const fresh = show.episodes.flatMap(({ guid, title, recording, isDraft }): [string, string][] =>
    recording === undefined || isDraft === true || known.has(guid) ? [] : [[guid, title]],
  )
  if (before && fresh.length === 0) return []
  const record: OldFeed = before
    ? { ...before, items: [...fresh, ...before.items] }
    : {
        ...(url !== undefined && { url }),
        ...(guid !== undefined && { guid }),
        ...(show.locked && { locked: show.owner?.email ?? 'its owner' }),
        ...(show.newFeedUrl !== undefined && { movedTo: show.newFeedUrl }),
        items: fresh,
      }
  await storage.write(oldFeedFile(feed), oldFeedBytes(record))
  return [oldFeedFile(feed)]
}
