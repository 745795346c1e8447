import type { Episode } from './episode.ts'

/**
 * A feed's episodes, divided into documents (RFC 5005, section 4): the newest are in the subscription
 * document, the others in archives that never change. Each episode is in exactly one document.
 * docs/decisions/0004-archives.md explains why.
 */
export interface Documents {
  /** Newest first, also within an archive. */
  readonly newest: readonly Episode[]
  /** The oldest archive first: the first is page 1. An archive is empty if all its episodes were removed. */
  readonly archives: readonly (readonly Episode[])[]
}

/** Guids of episodes by archive, the oldest archive first. */
export type Archives = readonly (readonly string[])[]

/** The minimum number of episodes in a subscription document, if their size allows it. */
export const NEWEST_ITEMS = 300
/** For the items alone: with the channel's own elements, a document has at most a megabyte. */
const NEWEST_BYTES = 900_000
/** An archive is full with this number of items, or this number of bytes. */
const ARCHIVE_ITEMS = 100
const ARCHIVE_BYTES = 240_000

interface Cutting {
  /** The existing archives: their episodes stay in them. */
  readonly before: Archives
  /** The minimum number of episodes in the subscription document, if their size allows it. */
  readonly newest: number
  /** The size of an episode as an item. Only called for episodes that are in no archive yet. */
  readonly bytesOf: (episode: Episode) => number
}

/**
 * Divides the episodes of a feed, given newest first, into documents. The oldest episodes become an archive
 * when enough others remain, or when the subscription document is too large. So an archive is full when it is
 * made, and an episode that is added later is never put into it, whatever its date.
 */
export function cutDocuments(episodes: readonly Episode[], { before, newest, bytesOf }: Cutting): Documents {
  const left = new Map(episodes.map((episode) => [episode.guid, episode]))
  const archives: Episode[][] = before.map(() => [])
  const pages = pagesByGuid(before)
  for (const episode of episodes) {
    const page = pages.get(episode.guid)
    if (page !== undefined && left.delete(episode.guid)) archives[page]?.push(episode)
  }
  const loose = [...left.values()]
  const sizes = loose.map(bytesOf)
  let bytes = sizes.reduce((sum, size) => sum + size, 0)
  for (;;) {
    const count = fullArchive(sizes, newest)
    const staying = loose.length - count
    if (staying < 1 || (staying < newest && bytes <= NEWEST_BYTES)) break
    archives.push(loose.splice(staying))
    bytes -= sizes.splice(staying).reduce((sum, size) => sum + size, 0)
  }
  return { newest: loose, archives }
}

/** The archive of each guid; if there are several, the oldest. */
function pagesByGuid(before: Archives): ReadonlyMap<string, number> {
  const pages = new Map<string, number>()
  for (const [page, guids] of before.entries()) {
    for (const guid of guids) if (!pages.has(guid)) pages.set(guid, page)
  }
  return pages
}

/** The number of the oldest episodes that fill an archive; all that are left if they do not. */
function fullArchive(sizes: readonly number[], newest: number): number {
  const most = Math.min(ARCHIVE_ITEMS, newest)
  let bytes = 0
  let count = 0
  while (count < most && count < sizes.length) {
    bytes += sizes[sizes.length - 1 - count] ?? 0
    if (bytes > ARCHIVE_BYTES && count > 0) break
    count++
  }
  return count
}
