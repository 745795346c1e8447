import { realpathSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { reasonOf } from '../../ports/error-reasons.ts'
import { IoError } from '../../ports/io-error.ts'
import type { Storage } from '../../ports/storage.ts'
import { isMissing } from './missing-file.ts'
import { readRegular, statRegular, unreadableFile } from './regular-file.ts'
import { fileStorage } from './storage.ts'

/**
 * Reads a file anywhere on this computer that the user named, wherever its links lead: its name and bytes.
 * Undefined if it does not exist; throws an `IoError` for what is not a regular file (a pipe, a device) or
 * has more than a GiB.
 */
export async function outsideFile(path: string): Promise<{ name: string; bytes: Uint8Array } | undefined> {
  const bytes = await withIoErrors(path, async (real) => readRegular(real, path))
  return bytes && { name: basename(path), bytes }
}

/** A file anywhere on this computer that can be read once its size is known. */
interface LookedAt {
  readonly bytes: number
  readonly read: () => Promise<Uint8Array | undefined>
}

/**
 * Stats a file without reading it; undefined if it does not exist. Throws an `IoError` for what is not a
 * regular file.
 */
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

/** The real path; the path itself if it does not exist. */
function realOf(path: string): string {
  const full = resolve(path)
  try {
    return realpathSync.native(full)
  } catch (error) {
    if (isMissing(error)) return full
    throw error
  }
}

/** Opens a folder anywhere on this computer as storage; undefined if it does not exist. */
export function outsideFolder(path: string): Storage | undefined {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? fileStorage(path) : undefined
}
