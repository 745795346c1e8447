import type { Cache } from '../../ports/cache.ts'

/** A cache in memory, for as long as the process runs. */
export function memoryCache(): Cache {
  const held = new Map<string, Uint8Array>()
  let used = new Set<string>()
  return {
    get: (name) => {
      used.add(name)
      return held.get(name)
    },
    has: (name) => {
      used.add(name)
      return held.has(name)
    },
    put: (name, bytes) => {
      used.add(name)
      held.set(name, bytes.slice())
      return true
    },
    refresh: () => {},
    flush: (terms) => {
      if (!terms?.whole) return
      for (const name of held.keys()) if (!used.has(name)) held.delete(name)
      used = new Set()
    },
  }
}
