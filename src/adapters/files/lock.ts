import { rmSync, statSync, writeFileSync } from 'node:fs'
import { readProgramFile } from './program-files.ts'
import { isRunning } from './running-process.ts'

/**
 * A lock is stale after this time, since no work takes longer; another process may have the id of one that
 * was killed.
 */
const STALE_MILLISECONDS = 3_600_000

/**
 * Takes a lock that one process holds at a time. Returns the function that releases it; undefined if another
 * process holds it.
 */
export function takeLock(file: string): (() => void) | undefined {
  for (const attempt of [1, 2]) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (attempt === 2 || !isStale(file)) return undefined
      rmSync(file, { force: true })
    }
  }
  return undefined
}

function isStale(file: string): boolean {
  try {
    const holder = Number(readProgramFile(file).toString())
    const age = Date.now() - statSync(file).mtimeMs
    // A lock without a process id was left by a process that was killed while it took the lock.
    return age > STALE_MILLISECONDS || (holder > 0 ? !isRunning(holder) : age > 1000)
  } catch {
    return true
  }
}
