import type { ChangedPaths } from '../ports/watcher.ts'

/** What changed at either time. */
export function mergeChangedPaths(a: ChangedPaths, b: ChangedPaths): ChangedPaths {
  return a && b && new Set([...a, ...b])
}

/** Episodes at which something changed, unless it is their folder as a whole. Everything else is always read. */
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
