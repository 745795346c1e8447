import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { openIfPresent } from './missing-file.ts'

/**
 * Makes a folder and those around it; nothing happens where it is. Node.js says of a read-only disk that the folder is not there
 * (https://github.com/nodejs/node/issues/47098): the system is asked once more, for the folder that could not be made.
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
