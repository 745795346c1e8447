import type { Query } from '../graph/query.ts'
import { header, headers, published, setting } from './inputs.ts'

/** Slugs of a feed's public episodes, newest first. */
export const feedRow: Query<readonly string[]> = {
  name: 'feed row',
  stored: 'no',
  run: ({ get }, feed) => {
    const all = get(headers)
    return get(published).filter((slug) => all.get(slug)?.feeds.includes(feed))
  },
}

/** How many public episodes a feed has. */
export const feedCount: Query<number> = {
  name: 'feed count',
  stored: 'inline',
  run: ({ get }, feed) => get(feedRow, feed).length,
}

/** Whether any public episode has a tag. */
export const isTagged: Query<boolean> = {
  name: 'is tagged',
  stored: 'inline',
  run: ({ get }) => [...get(headers).values()].some(({ tags }) => tags.length > 0),
}

/** The previous and next episode in an episode's first feed, by slug; null if there is none. */
export const neighbours: Query<{ readonly previous: string | null; readonly next: string | null }> = {
  name: 'neighbours',
  stored: 'inline',
  groupOf: (slug) => slug,
  run: ({ get }, slug) => {
    const known = new Set(get(setting).feeds.map(({ id }) => id))
    const feed = get(header, slug).feeds.find((id) => known.has(id))
    if (feed === undefined) return { previous: null, next: null }
    const row = get(feedRow, feed)
    const at = placesIn(row).get(slug) ?? -1
    return { previous: row[at + 1] ?? null, next: row[at - 1] ?? null }
  },
}

/** An episode's number in the search index, counted from the oldest so that a new episode changes no other number. */
export const searchNumber: Query<number> = {
  name: 'search number',
  stored: 'inline',
  groupOf: (slug) => slug,
  run: ({ get }, slug) => {
    const all = get(published)
    return all.length - 1 - (placesIn(all).get(slug) ?? 0)
  },
}

/** The position of each slug in a list. Cached by list, because every episode needs it and lists never change. */
function placesIn(row: readonly string[]): ReadonlyMap<string, number> {
  const known = PLACES.get(row) ?? new Map(row.map((slug, index) => [slug, index]))
  PLACES.set(row, known)
  return known
}

const PLACES = new WeakMap<readonly string[], ReadonlyMap<string, number>>()
