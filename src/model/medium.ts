/** podcast:medium (P20-MEDIUM-1): the kinds of content of a feed. */
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

/** All mediums, in their exact case: each kind and, with an L, a list of such feeds and episodes. */
export const MEDIUMS: readonly string[] = [...HELD, ...HELD.map((medium) => `${medium}L`), 'mixed']

/** Whether a feed of this medium lists items of other feeds and has no episodes of its own (P20-MEDIUM-2). */
export function isListMedium(medium: string): boolean {
  return medium === 'mixed' || (medium.endsWith('L') && MEDIUMS.includes(medium))
}

/** Whether a feed of this medium has remote items: a list, or a publisher's feeds (P20-PUBLISHER-2). */
export function holdsRemoteItems(medium: string): boolean {
  return medium === 'publisher' || isListMedium(medium)
}
