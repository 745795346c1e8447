import { IoError } from '../../ports/io-error.ts'
import type { Entry, Storage } from '../../ports/storage.ts'
import { Unreadable } from '../../ports/unreadable.ts'

/** Storage in memory, for as long as the process runs: for tests, and for callers without a folder. */
export function memoryStorage(files: Readonly<Record<string, string | Uint8Array>> = {}): Storage {
  const held = new Map<string, { bytes: Uint8Array; modified: Date; turn: number }>()
  let turn = 0
  const put = (path: string, bytes: Uint8Array) =>
    held.set(inside(path), { bytes, modified: new Date(), turn: ++turn })
  for (const [path, text] of Object.entries(files)) {
    put(path, typeof text === 'string' ? new TextEncoder().encode(text) : text)
  }
  const under = (folder: string) => (inside(folder) === '' ? '' : `${inside(folder)}/`)
  const isFolder = (path: string) => [...held.keys()].some((one) => one.startsWith(under(path)))
  /** The file at a path; throws if it is a folder. */
  const fileAt = (path: string) => {
    const file = held.get(inside(path))
    if (!file && isFolder(path)) throw new Unreadable(path, 'folder')
    return file
  }
  // Every write has a number of its own.
  const identityOf = (turn: number) => `turn ${turn}`

  return {
    list: async (folder) => {
      if (held.has(inside(folder))) throw new Unreadable(folder, 'file')
      const start = under(folder)
      const kinds = new Map<string, 'file' | 'folder'>()
      for (const path of held.keys()) {
        if (!path.startsWith(start)) continue
        const [name = '', ...more] = path.slice(start.length).split('/')
        kinds.set(name, more.length > 0 ? 'folder' : 'file')
      }
      const entries = [...kinds].map(([name, kind]): Entry => ({ name, kind }))
      return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
    },
    mark: async (folder) => {
      const start = under(folder)
      const there = [...held].filter(([path]) => path.startsWith(start))
      return {
        mark: JSON.stringify(there.map(([path, { turn }]) => [path, turn]).sort()),
        // Every write has a number of its own, so that no change is missed.
        isStable: true,
        isOpen: false,
      }
    },
    facts: async (path) => {
      const file = fileAt(path)
      return file && { bytes: file.bytes.length, modified: file.modified, identity: identityOf(file.turn) }
    },
    read: async (path, { most = Number.POSITIVE_INFINITY, seen } = {}) => {
      const file = fileAt(path)
      if (file && file.bytes.length > most) {
        const what = `it has ${file.bytes.length} bytes, and no more than ${most} are read`
        throw new Unreadable(path, 'too-large', what)
      }
      if (file) seen?.(identityOf(file.turn))
      return file?.bytes
    },
    async *stream(path) {
      const file = fileAt(path)
      if (!file) throw new IoError('storage', 'read', `${path} cannot be read: it is not there`)
      yield file.bytes
    },
    write: async (path, bytes) => {
      put(path, bytes)
    },
    place: async (folder, files) => {
      const start = under(folder)
      if ([...held.keys()].some((path) => path.startsWith(start))) {
        throw new IoError('storage', 'make', `Cannot make ${folder}: it is there already.`)
      }
      const whole = await Promise.all(
        files.map(async ({ name, bytes }) => [name, await collect(bytes)] as const),
      )
      for (const [name, bytes] of whole) put(`${start}${name}`, bytes)
    },
    remove: async (path) => {
      held.delete(inside(path))
    },
  }
}

function inside(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.pop() === undefined) {
      throw new IoError(
        'storage',
        'resolve',
        `${path} leads out of the station's folder, and nothing is read or written there.`,
      )
    }
    if (part !== '..') parts.push(part)
  }
  return parts.join('/')
}

async function collect(bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  if (bytes instanceof Uint8Array) return bytes
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  return new Uint8Array(pieces.flatMap((piece) => [...piece]))
}
