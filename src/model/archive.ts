import type { Episode } from './episode.ts'

/**
 * The episodes of a feed over its documents (RFC 5005, section 4): the newest stand in the subscription
 * document, the others in archives that never change once they are there. Each stands in exactly one.
 * docs/decisions/0004-archives.md tells why it is cut like this.
 */
export interface Documents {
  /** Newest first, as are those of an archive. */
  readonly newest: readonly Episode[]
  /** The oldest archive first: the first is page 1. One whose episodes were all taken back is empty. */
  readonly archives: readonly (readonly Episode[])[]
}

/** Guids of episodes by archive, the oldest archive first. */
export type Archives = readonly (readonly string[])[]

/** How many episodes a subscription document keeps at least, where their bytes allow it. */
export const NEWEST_ITEMS = 300
/** Of the items alone: what a channel says of itself brings a document to at most a megabyte. */
const NEWEST_BYTES = 900_000
/** An archive is full with so many items, or of so many bytes. */
const ARCHIVE_ITEMS = 100
const ARCHIVE_BYTES = 240_000

interface Cutting {
  /** As they were cut before: what is there stays there. */
  readonly before: Archives
  /** How many episodes the subscription document keeps at least, where their bytes allow it. */
  readonly newest: number
  /** Bytes of an episode as an item. Asked only about episodes that are in no archive yet. */
  readonly bytesOf: (episode: Episode) => number
}

/**
 * Cuts the episodes of a feed, given newest first, into documents. An archive is taken off at the old end
 * once that leaves enough behind, or when the subscription document is too heavy; so it is full when it
 * appears, and an episode that comes in later, whatever its date, never enters it.
 */
export function cutDocuments(episodes: readonly Episode[], { before, newest, bytesOf }: Cutting): Documents {
  const places = new Map(episodes.map(({ guid }, place) => [guid, place]))
  const archives = before.map((guids) => {
    const own = guids.flatMap((guid) => places.get(guid) ?? [])
    for (const guid of guids) places.delete(guid)
    return [...new Set(own)].sort((a, b) => a - b).flatMap((place) => episodes[place] ?? [])
  })
  const loose = [...places.values()].flatMap((place) => episodes[place] ?? [])
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

/** How many episodes from the old end fill an archive; all that are left where they do not. */
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
