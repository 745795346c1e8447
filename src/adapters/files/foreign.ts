import { realpathSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { Outage } from '../../ports/outage.ts'
import { reasonOf } from '../../ports/reasons.ts'
import { isAbsence } from './absent.ts'
import { lookAt, obstructed, readRegular } from './regular.ts'

/**
 * A file anywhere on this computer, named by the person at the keyboard, wherever its links lead: its name
 * and bytes. Undefined when there is none; an `Outage` for what is no file (a pipe, a device) or has more than a GiB.
 */
export async function foreignFile(path: string): Promise<{ name: string; bytes: Uint8Array } | undefined> {
  const bytes = await told(path, async (real) => readRegular(real, path))
  return bytes && { name: basename(path), bytes }
}

/** A file anywhere on this computer, to be read once its size is known. */
interface LookedAt {
  readonly bytes: number
  readonly read: () => Promise<Uint8Array | undefined>
}

/** Looks at a file without reading it; undefined when there is none, and an `Outage` for what is no file. */
export async function lookAtFile(path: string): Promise<LookedAt | undefined> {
  const facts = await told(path, async (real) => lookAt(real, path))
  return facts && { bytes: Number(facts.size), read: async () => (await foreignFile(path))?.bytes }
}

async function told<T>(path: string, work: (real: string) => Promise<T>): Promise<T | undefined> {
  try {
    return await work(realOf(path))
  } catch (error) {
    const found = obstructed(path, error)
    if (found instanceof Outage) throw found
    throw new Outage('storage', 'read', `Cannot read ${path}: ${reasonOf(error)}.`, error)
  }
}

/** Where a path leads; the path itself where that is not there. */
function realOf(path: string): string {
  const full = resolve(path)
  try {
    return realpathSync.native(full)
  } catch (error) {
    if (isAbsence(error)) return full
    throw error
  }
}
