import { realpathSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { IoError } from '../../ports/io-error.ts'
import { Unreadable } from '../../ports/unreadable.ts'
import { isMissing } from './missing-file.ts'
import { unreadableFile } from './regular-file.ts'

/** Where a path of a station leads to, absolute. */
export interface CheckedPath {
  /** By its words. */
  readonly full: string
  /** With every symbolic link followed, as far as it exists. */
  readonly real: string
}

/** The one function that proves a path inside a folder: by its words, and by where symbolic links lead. */
export function checkedPathIn(root: string): (path: string) => CheckedPath {
  const base = resolve(root)
  return (path) => {
    const full = resolve(base, path)
    if (path.includes('\0') || !isUnder(full, base)) throw outside(path)
    const real = toldOf(path || base, () => nearestReal(full))
    // What no link is on the way to is where it says.
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

/** Where the nearest part of the path that exists really is, with the rest put behind it. */
export function nearestReal(full: string): string {
  try {
    // At once: handing it to another thread takes ten times as long as the answer, and every path is asked for.
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
