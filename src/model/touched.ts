/** What a rendering may look at beyond what it was given: texts of an episode, other episodes, everybody at the station. */
export type Touched = 'texts' | 'episodes' | 'people'

/** Who watches now, the innermost last. Rendering waits for nothing, so that the watches never mix. */
const watches: Set<Touched>[] = []

/** Does some work, and tells what was touched on the way. */
export function watching<T>(work: () => T): { readonly value: T; readonly touched: ReadonlySet<Touched> } {
  const touched = new Set<Touched>()
  watches.push(touched)
  try {
    return { value: work(), touched }
  } finally {
    watches.pop()
    for (const one of touched) watches.at(-1)?.add(one)
  }
}

/** Says that something is being looked at. */
export function touch(what: Touched): void {
  watches.at(-1)?.add(what)
}
