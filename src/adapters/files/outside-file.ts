import { realpathSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { reasonOf } from '../../ports/error-reasons.ts'
import { IoError } from '../../ports/io-error.ts'
import type { Storage } from '../../ports/storage.ts'
import { isMissing } from './missing-file.ts'
import { readRegular, statRegular, unreadableFile } from './regular-file.ts'
import { fileStorage } from './storage.ts'

/**
 * A file anywhere on this computer, named by the person at the keyboard, wherever its links lead: its name
 * and bytes. Undefined when there is none; an `IoError` for what is no file (a pipe, a device) or has more than a GiB.
 */
export async function outsideFile(path: string): Promise<{ name: string; bytes: Uint8Array } | undefined> {
  const bytes = await withIoErrors(path, async (real) => readRegular(real, path))
  return bytes && { name: basename(path), bytes }
}

/** A file anywhere on this computer, to be read once its size is known. */
interface LookedAt {
  readonly bytes: number
  readonly read: () => Promise<Uint8Array | undefined>
}

/** Looks at a file without reading it; undefined when there is none, and an `IoError` for what is no file. */
export async function statOutsideFile(path: string): Promise<LookedAt | undefined> {
  const facts = await withIoErrors(path, async (real) => statRegular(real, path))
  return facts && { bytes: Number(facts.size), read: async () => (await outsideFile(path))?.bytes }
}

async function withIoErrors<T>(path: string, work: (real: string) => Promise<T>): Promise<T | undefined> {
  try {
    return await work(realOf(path))
  } catch (error) {
    const found = unreadableFile(path, error)
    if (found instanceof IoError) throw found
    throw new IoError('storage', 'read', `Cannot read ${path}: ${reasonOf(error)}.`, error)
  }
}

/** Where a path leads; the path itself where that is not there. */
function realOf(path: string): string {
  const full = resolve(path)
  try {
    return realpathSync.native(full)
  } catch (error) {
    if (isMissing(error)) return full
    throw error
  }
}

/** A folder anywhere on this computer, to be read; undefined where there is none. */
export function outsideFolder(path: string): Storage | undefined {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? fileStorage(path) : undefined
}
