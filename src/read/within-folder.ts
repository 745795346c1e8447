import type { Storage } from '../ports/storage.ts'

/** The same storage, telling when something is looked at that the folder's mark says nothing of. */
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
