import { rmSync, statSync, writeFileSync } from 'node:fs'
import { readProgramFile } from './program-files.ts'
import { isRunning } from './running-process.ts'

/** No work under a lock takes longer; another program may have got the number of one that was killed. */
const STALE_MILLISECONDS = 3_600_000

/** Takes a lock that one program holds at a time, and answers how to let go of it; undefined where another has it. */
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
    // Without a number it was left by a program that was killed while it took it.
    return age > STALE_MILLISECONDS || (holder > 0 ? !isRunning(holder) : age > 1000)
  } catch {
    return true
  }
}
