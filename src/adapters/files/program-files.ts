import { closeSync, fstatSync, lstatSync, openSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { FLAGS } from './regular-file.ts'

/**
 * Reads a file that this program wrote for itself, synchronously. Throws if it does not exist, or is a pipe,
 * or a link that somebody put there.
 */
export function readProgramFile(path: string): Buffer {
  const descriptor = openProgramFile(path)
  try {
    return readFileSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Opens such a file for reading. */
export function openProgramFile(path: string): number {
  const descriptor = openSync(path, FLAGS)
  if (fstatSync(descriptor).isFile()) return descriptor
  closeSync(descriptor)
  throw new Error(`${path} is no file.`)
}

/**
 * Whether this program may write in a folder of its own inside another one: neither may be a link, or the
 * cache would be written, and cleaned up, in another place.
 */
export function isOwnDirectory(folder: string): boolean {
  try {
    return [dirname(folder), folder].every(
      (one) => lstatSync(one, { throwIfNoEntry: false })?.isDirectory() ?? true,
    )
  } catch {
    return false
  }
}
