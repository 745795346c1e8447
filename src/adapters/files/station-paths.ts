import { realpathSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { IoError } from '../../ports/io-error.ts'
import { Unreadable } from '../../ports/unreadable.ts'
import { isMissing } from './missing-file.ts'
import { unreadableFile } from './regular-file.ts'

/** Where a path of a station leads, as absolute paths. */
export interface CheckedPath {
  /** The path itself, links not followed. */
  readonly full: string
  /** With every symbolic link followed, as far as it exists. */
  readonly real: string
}

/**
 * The one function that checks that a path is inside a folder: by its text, and by where its symbolic links
 * lead.
 */
export function checkedPathIn(root: string): (path: string) => CheckedPath {
  const base = resolve(root)
  return (path) => {
    const full = resolve(base, path)
    if (path.includes('\0') || !isUnder(full, base)) throw outside(path)
    const real = toldOf(path || base, () => nearestReal(full))
    // Without links on its way, a path is its own real path.
    if (
      real !== full &&
      !isUnder(
        real,
        toldOf(base, () => nearestReal(base)),
      )
    ) {
      throw new Unreadable(path, 'outside')
    }
    return { full, real }
  }
}

/** The root of a disk is the one folder whose name ends with a separator. */
export function isUnder(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

/** The real path of the nearest existing part, with the rest appended. */
export function nearestReal(full: string): string {
  try {
    // Synchronous: passing it to the thread pool takes ten times as long, and every path is checked.
    return realpathSync.native(full)
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  const parent = dirname(full)
  return parent === full ? full : join(nearestReal(parent), basename(full))
}

export function outside(path: string): IoError {
  return new IoError(
    'storage',
    'resolve',
    `${path} leads out of the station's folder, and nothing is read or written there.`,
  )
}

function toldOf<T>(path: string, look: () => T): T {
  try {
    return look()
  } catch (error) {
    throw unreadableFile(path, error)
  }
}
