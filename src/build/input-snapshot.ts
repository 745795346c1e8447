import { sha256Of, sha256OfStream } from '../ports/digest.ts'
import type { Entry, Storage } from '../ports/storage.ts'
import { Unreadable } from '../ports/unreadable.ts'
import { DEFAULT_FOLDER } from './default-folder.ts'
import { LEDGER_FILE } from './ledger/file-name.ts'

/** Fingerprints of everything that was read from a storage. As long as they are the same, the files are. */
export type InputSnapshot = Readonly<Record<string, string>>

/** A storage that records what is read from it. */
export interface RecordedStorage {
  readonly storage: Storage
  /** Undefined if a change to something that was read might not be detectable. */
  readonly snapshot: () => InputSnapshot | undefined
}

const ABSENT = 'absent'
/** The size limit of files in the station's root folder. */
const LARGEST_BYTES = 32 * 1024 * 1024

/**
 * Records folders by their fingerprints, which cover every file in them. Files in the root folder are
 * recorded by their contents, because builds and drafts come and go beside them.
 */
export function recordInputs(storage: Storage): RecordedStorage {
  const markOf = storage.mark?.bind(storage)
  if (!markOf) return { storage, snapshot: () => undefined }
  const snapshots = new Map<string, string>()
  const marked = new Set<string>()
  let isReliable = true
  const note = (name: string, value: string) => {
    if ((snapshots.get(name) ?? value) !== value) isReliable = false
    snapshots.set(name, value)
  }
  /**
   * Runs a read operation. What cannot be read may change without being noticed, so a failure makes the
   * snapshot unreliable.
   */
  const lookAt = async <T>(look: () => Promise<T>): Promise<T> => {
    try {
      return await look()
    } catch (error) {
      isReliable = false
      throw error
    }
  }
  const mark = async (folder: string) => {
    const seen = await lookAt(() => markOf(folder))
    if (!seen.isStable) isReliable = false
    marked.add(folder)
    note(`mark ${folder}`, sha256Of(seen.mark, 'base64url'))
    return seen
  }
  const lookInto = async (path: string) => {
    // The output directory is not an input of a build.
    if (path.startsWith(`${DEFAULT_FOLDER}/`)) return
    const folder = parentOf(path)
    try {
      if (folder === '') note(`read ${path}`, await lookAt(() => contentOf(storage, path)))
      else if (!marked.has(folder)) await mark(folder)
    } catch (error) {
      // The caller reads the file itself and gets the error there.
      if (!(error instanceof Unreadable)) throw error
    }
  }
  return {
    snapshot: () => (isReliable ? Object.fromEntries(snapshots) : undefined),
    storage: {
      ...storage,
      list: async (folder) => {
        const entries = await lookAt(() => storage.list(folder))
        if (!marked.has(folder)) note(`list ${folder}`, listingOf(folder, entries))
        return entries
      },
      mark,
      facts: async (path) => {
        await lookInto(path)
        return storage.facts(path)
      },
      read: async (path, terms) => {
        if (parentOf(path) !== '') {
          await lookInto(path)
          return storage.read(path, terms)
        }
        const bytes = await lookAt(() => storage.read(path, terms))
        note(`read ${path}`, bytes ? sha256Of(bytes, 'base64url') : ABSENT)
        return bytes
      },
      async *stream(path) {
        await lookInto(path)
        yield* storage.stream(path)
      },
    },
  }
}

/** Whether everything recorded in the snapshot is unchanged. */
export async function isUnchanged(storage: Storage, snapshots: InputSnapshot): Promise<boolean> {
  try {
    for (const [name, was] of Object.entries(snapshots)) {
      const cut = name.indexOf(' ')
      if ((await lookAgain(storage, name.slice(0, cut), name.slice(cut + 1))) !== was) return false
    }
    return true
  } catch (error) {
    if (error instanceof Unreadable) return false
    throw error
  }
}

/** The snapshot with other contents for one file of the root folder. */
export function withFileBytes(snapshots: InputSnapshot, path: string, bytes: Uint8Array): InputSnapshot {
  return { ...snapshots, [`read ${path}`]: sha256Of(bytes, 'base64url') }
}

async function lookAgain(storage: Storage, kind: string, path: string): Promise<string | undefined> {
  if (kind === 'list') return listingOf(path, await storage.list(path))
  if (kind === 'read') return contentOf(storage, path)
  const seen = await storage.mark?.(path)
  return seen && sha256Of(seen.mark, 'base64url')
}

/** In the root, folders are ignored because builds create some, and so is the ledger, which is read by every build anyway. */
function listingOf(folder: string, entries: readonly Entry[]): string {
  const counted =
    folder === '' ? entries.filter(({ name, kind }) => kind === 'file' && name !== LEDGER_FILE) : entries
  return sha256Of(counted.map(({ name, kind }) => `${kind} ${name}`).join('\0'), 'base64url')
}

async function contentOf(storage: Storage, path: string): Promise<string> {
  const facts = await storage.facts(path)
  if (!facts) return ABSENT
  // A file of this size is never read. The time makes the value differ each time, so the snapshot never
  // matches.
  if (facts.bytes > LARGEST_BYTES) return `${facts.bytes} bytes, looked at ${Date.now()}`
  return sha256OfStream(storage.stream(path), 'base64url')
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}
