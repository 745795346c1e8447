/** What decides where an episode stands in lists. */
export interface Placed {
  readonly guid: string
  /** Milliseconds; undefined where nobody knows its date. */
  readonly date: number | undefined
  /** Milliseconds, of an episode that is in the station already. */
  readonly held?: number
}

/**
 * For episodes as a feed lists them, newest first: the moment by which lists sort each one, where its date would put it
 * somewhere else. As few as possible get one, so that new episodes go on being sorted by their dates.
 */
export function sortMoments(episodes: readonly Placed[]): ReadonlyMap<string, number> {
  const oldestFirst = [...episodes].reverse()
  const natural = longestRise(oldestFirst)
  const moments = new Map<string, number>()
  let before: { readonly at: number; readonly guid: string } | undefined
  for (const [index, { guid, date, held }] of oldestFirst.entries()) {
    const own = held ?? date ?? 0
    const fits: boolean = before === undefined || own > before.at || (own === before.at && guid < before.guid)
    // What is in the station stays where it is.
    if (held !== undefined || (fits && (natural.has(index) || before === undefined))) {
      before = { at: own, guid }
      continue
    }
    const at: number = (before?.at ?? own) + 1
    moments.set(guid, at)
    before = { at, guid }
  }
  return moments
}

/** So far apart that others fit between them. */
const APART = 1000

/** The indices of a longest series of moments of which each is later than the one before. */
function longestRise(all: readonly Placed[]): ReadonlySet<number> {
  const ends: number[] = []
  const before = new Int32Array(all.length).fill(-1)
  const at = (index: number | undefined) => all[index ?? -1]?.held ?? all[index ?? -1]?.date ?? 0
  for (const [index, { date, held }] of all.entries()) {
    const moment = held ?? date
    if (moment === undefined) continue
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (at(ends[middle]) + APART <= moment) low = middle + 1
      else high = middle
    }
    before[index] = low > 0 ? (ends[low - 1] ?? -1) : -1
    ends[low] = index
  }
  const kept = new Set<number>()
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) kept.add(index)
  return kept
}
