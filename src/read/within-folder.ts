import type { Storage } from '../ports/storage.ts'

/** Wraps a storage, and calls `strayed` when a file is accessed that the folder's fingerprint does not cover. */
export function withinFolder(storage: Storage, folder: string, strayed: () => void): Storage {
  const look = (path: string) => {
    const name = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined
    if (path !== folder && (name === undefined || /[\\/]|^\.*$/.test(name))) strayed()
  }
  return {
    ...storage,
    list: (path) => {
      if (path !== folder) strayed()
      return storage.list(path)
    },
    facts: (path) => {
      look(path)
      return storage.facts(path)
    },
    read: (path, terms) => {
      look(path)
      return storage.read(path, terms)
    },
  }
}
