import { randomBytes } from 'node:crypto'
import { linkSync, lstatSync, mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { OutputChangedError } from '../../ports/output-directory.ts'
import {
  areFoldersAsWritten,
  isSameFile,
  type OutputManifest,
  type StandbyDirectory,
} from './output-manifest.ts'

/** If more than this share of a build changed, a standby directory is not worth its cost. */
const MOST_CHANGED = 0.5

/** Claims the standby directory for a new build. Returns whether it existed and was unchanged. */
export function claimStandby(
  standby: string,
  { folders, standby: lastStandby }: OutputManifest,
  folder: string,
): boolean {
  try {
    // Atomic, so that only one of two builds gets it, and what a killed one leaves is removed later.
    renameSync(standby, folder)
    if (lastStandby && areFoldersAsWritten(folder, { paths: folders.paths, facts: lastStandby.facts }))
      return true
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // It does not exist: a new folder does as well.
  }
  return false
}

/**
 * Turns the folder of the previous build into a standby directory of the current one, with a hard link to
 * every file. The next build then only writes what is new, instead of linking everything. What was
 * unpublished is removed from it. Undefined if too much changed, or another program changed the folder.
 */
export async function standbyOf(
  old: string,
  before: OutputManifest,
  { folder, written, folders }: OutputManifest,
): Promise<StandbyDirectory | undefined> {
  const current = join(dirname(old), folder)
  const rows = new Map(before.written.paths.map((path, row) => [path, row]))
  const fresh: string[] = []
  for (const [row, path] of written.paths.entries()) {
    const known = rows.get(path)
    if (known === undefined || !isSameFile(written, row, before.written, known)) fresh.push(path)
    rows.delete(path)
  }
  if (fresh.length + rows.size > written.paths.length * MOST_CHANGED) return undefined
  // Named after this process: a concurrent build leaves it alone until it is complete.
  const standby = current.replace(/[0-9a-f]{12}$/, randomBytes(6).toString('hex'))
  try {
    if (!areFoldersAsWritten(old, before.folders)) return undefined
    renameSync(old, standby)
    const there = new Set(before.folders.paths)
    for (const path of rows.keys()) removeFile(standby, path, there)
    removeFolders(standby, before.folders.paths, new Set(folders.paths))
    for (const path of fresh) {
      makeFolders(standby, path, there)
      rmSync(join(standby, path), { force: true })
      linkSync(join(current, path), join(standby, path))
    }
    const facts = folders.paths.flatMap((path) => {
      const { mtimeMs, ino } = lstatSync(join(standby, path))
      return [mtimeMs, ino]
    })
    return { folder: basename(standby), facts }
  } catch {
    await rm(standby, { recursive: true, force: true })
    return undefined
  }
}

/**
 * Creates the folders of a path below `root`, of which those in `there` exist. If anything else is in their
 * place, such as a link to another folder, it is not followed: mkdir fails (EEXIST).
 */
export function makeFolders(root: string, path: string, there: Set<string>): void {
  const parent = folderOf(path)
  if (parent === '' || there.has(parent)) return
  makeFolders(root, parent, there)
  mkdirSync(join(root, parent))
  there.add(parent)
}

/** Removes a file; throws unless its folder is a known one. */
export function removeFile(root: string, path: string, there: ReadonlySet<string>): void {
  if (!there.has(folderOf(path))) throw new OutputChangedError(join(root, path))
  rmSync(join(root, path), { force: true })
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** Removes folders that are empty now, the deepest first. */
export function removeFolders(root: string, all: readonly string[], stay: ReadonlySet<string>): void {
  const gone = all.filter((path) => path !== '' && !stay.has(path))
  for (const path of gone.sort((a, b) => b.length - a.length)) rmdirSync(join(root, path))
}
