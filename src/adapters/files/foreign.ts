import { readFile, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { Outage } from '../../ports/outage.ts'
import { whenThere } from './absent.ts'

/**
 * A file anywhere on this computer, named by the person at the keyboard, wherever its links lead: its name
 * and bytes. Undefined when there is none.
 */
export async function foreignFile(path: string): Promise<{ name: string; bytes: Uint8Array } | undefined> {
  try {
    const bytes = await whenThere(() => readFile(resolve(path)))
    return bytes && { name: basename(path), bytes }
  } catch (error) {
    throw new Outage('storage', 'read', `${path} cannot be read: ${(error as Error).message}.`, error)
  }
}

/** A file anywhere on this computer, to be read once its size is known. */
interface LookedAt {
  readonly bytes: number
  readonly read: () => Promise<Uint8Array | undefined>
}

/** Looks at a file without reading it; undefined when there is none. */
export async function lookAtFile(path: string): Promise<LookedAt | undefined> {
  const facts = await whenThere(() => stat(path))
  if (!facts?.isFile()) return undefined
  return { bytes: facts.size, read: async () => (await foreignFile(path))?.bytes }
}
