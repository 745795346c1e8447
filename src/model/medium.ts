/** podcast:medium (P20-MEDIUM-1): what a feed holds. */
const HELD = [
  'podcast',
  'music',
  'video',
  'film',
  'audiobook',
  'newsletter',
  'blog',
  'publisher',
  'course',
] as const

/** All mediums, case as written: each for itself and, with an L, for a list of such feeds and episodes. */
export const MEDIUMS: readonly string[] = [...HELD, ...HELD.map((medium) => `${medium}L`), 'mixed']

/** Whether a feed of this medium lists what stands in other feeds, and has no episodes (P20-MEDIUM-2). */
export function isListMedium(medium: string): boolean {
  return medium === 'mixed' || (medium.endsWith('L') && MEDIUMS.includes(medium))
}

/** Whether a feed of this medium points to others: a list, or a publisher's own feeds (P20-PUBLISHER-2). */
export function holdsRemoteItems(medium: string): boolean {
  return medium === 'publisher' || isListMedium(medium)
}
