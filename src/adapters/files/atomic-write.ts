import { open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { sha256Of } from '../../ports/digest.ts'
import type { NewFile } from '../../ports/storage.ts'
import { makeFolder } from './make-folder.ts'
import { isRunning } from './running-process.ts'
import { outside } from './station-paths.ts'

/** Longest file name that is kept in the name of its draft, which may have 255 bytes on most file systems. */
const NAME_BYTES = 200

/**
 * Replaces a file atomically: a reader sees the old or the new bytes, never a mix, even after a power cut.
 * `isHurried` skips fsync.
 */
export async function replaceFile(full: string, bytes: Uint8Array, isHurried = false): Promise<void> {
  makeFolder(dirname(full))
  const draft = draftOf(full)
  try {
    await rm(draft, { force: true, recursive: true })
    if (isHurried) await writeFile(draft, bytes, { flag: 'wx' })
    else await writeThrough(draft, bytes)
    await rename(draft, full)
  } catch (error) {
    await rm(draft, { force: true, recursive: true }).catch(() => undefined)
    throw error
  }
  if (isHurried) return
  await syncFolder(dirname(full))
  await sweepDrafts(dirname(full))
}

/** Creates a folder that does not exist, with all its files, atomically. `isHurried` skips fsync. */
export async function placeFolder(full: string, files: readonly NewFile[], isHurried = false): Promise<void> {
  const draft = draftOf(full)
  await rm(draft, { recursive: true, force: true })
  makeFolder(draft)
  try {
    for (const { name, bytes } of files) {
      if (basename(name) !== name || name === '..' || name === '.') throw outside(name)
      if (isHurried) await writeFile(join(draft, name), bytes, { flag: 'wx' })
      else await writeThrough(join(draft, name), bytes)
    }
    if (!isHurried) await syncFolder(draft)
    await rename(draft, full)
  } catch (error) {
    await rm(draft, { recursive: true, force: true }).catch(() => undefined)
    throw error
  }
  if (isHurried) return
  await syncFolder(dirname(full))
  await sweepDrafts(dirname(full))
}

function draftOf(full: string): string {
  const name = basename(full)
  const isLong = Buffer.byteLength(name) > NAME_BYTES
  const short = isLong ? sha256Of(name).slice(0, 32) : name
  return join(dirname(full), `.${short}.${process.pid}.draft`)
}

/** Writes and syncs a file: without this, a power cut after the rename leaves an empty file. */
async function writeThrough(path: string, bytes: NewFile['bytes']): Promise<void> {
  // Always a new file: opening an existing one may block on a pipe, or follow a link to another place.
  await rm(path, { force: true, recursive: true })
  const file = await open(path, 'wx')
  try {
    await writeFile(file, bytes)
    await file.sync().catch(unlessUnable)
  } finally {
    await file.close()
  }
}

/** Some file systems (network, FUSE) do not support fsync, and write at a time of their own. */
function unlessUnable(error: NodeJS.ErrnoException): void {
  if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(error.code ?? '')) throw error
}

/** Removes drafts of processes that were killed. */
async function sweepDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = /^\..+\.(\d+)\.draft$/.exec(name)?.[1]
    if (pid === undefined || isRunning(Number(pid))) continue
    await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined)
  }
}

/**
 * Syncs a folder, which makes a rename durable. Some file systems refuse this; they order renames by
 * themselves.
 */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}
