import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { openIfPresent } from './missing-file.ts'

/**
 * Creates a folder and its parents; does nothing if it exists. On a read-only disk, Node.js reports ENOENT
 * (https://github.com/nodejs/node/issues/47098), so the first missing folder is created again to get the true
 * error.
 */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    let missing = path
    while (!openIfPresent(() => statSync(dirname(missing))) && dirname(missing) !== missing)
      missing = dirname(missing)
    mkdirSync(missing)
    mkdirSync(path, { recursive: true })
  }
}
