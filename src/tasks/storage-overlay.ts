import type { Storage } from '../ports/storage.ts'

/** A station as it would be with these files in place, for a look before they are written. Reads only. */
export function storageOverlay(storage: Storage, files: ReadonlyMap<string, Uint8Array>): Storage {
  const { mark: _, ...readable } = storage
  return {
    ...readable,
    list: async (folder) => {
      const start = folder === '' ? '' : `${folder}/`
      const entries = new Map((await storage.list(folder)).map((entry) => [entry.name, entry]))
      for (const path of files.keys()) {
        if (!path.startsWith(start)) continue
        const [name = '', ...more] = path.slice(start.length).split('/')
        entries.set(name, { name, kind: more.length > 0 ? 'folder' : 'file' })
      }
      return [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
    },
    facts: async (path) => {
      const bytes = files.get(path)
      return bytes
        ? { bytes: bytes.length, modified: new Date(0), identity: 'not written yet' }
        : storage.facts(path)
    },
    read: async (path, terms) => files.get(path) ?? storage.read(path, terms),
  }
}
