import { closeSync, fstatSync, lstatSync, openSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { FLAGS } from './regular-file.ts'

/**
 * A file that this program wrote for itself, read at once. Throws where there is none, or something else: a pipe, or a link
 * that somebody put there.
 */
export function readProgramFile(path: string): Buffer {
  const descriptor = openProgramFile(path)
  try {
    return readFileSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** The same, opened for reading. */
export function openProgramFile(path: string): number {
  const descriptor = openSync(path, FLAGS)
  if (fstatSync(descriptor).isFile()) return descriptor
  closeSync(descriptor)
  throw new Error(`${path} is no file.`)
}

/**
 * Whether this program may write in a folder that it makes in another folder of its own: neither of the two is a link, by which
 * what is kept would be written, and swept, somewhere else.
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
