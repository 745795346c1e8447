import type { ChangedPaths } from '../ports/watcher.ts'

/** Merges two sets of changed paths; undefined if either is unknown. */
export function mergeChangedPaths(a: ChangedPaths, b: ChangedPaths): ChangedPaths {
  return a && b && new Set([...a, ...b])
}

/**
 * The slugs of the episodes in `paths`; undefined if the whole `episodes` folder changed. Everything but
 * episodes is always read.
 */
export function slugsOfPaths(paths: ReadonlySet<string>): ReadonlySet<string> | undefined {
  const slugs = new Set<string>()
  for (const path of paths) {
    const [room, slug] = path.split('/')
    if (room !== 'episodes') continue
    if (slug === undefined) return undefined
    slugs.add(slug)
  }
  return slugs
}
