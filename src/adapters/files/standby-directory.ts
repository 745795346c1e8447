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

/** Where more than this part of a build changed, another folder of it is not worth its while. */
const MOST_CHANGED = 0.5

/** Takes a standby directory for a build that is begun. Answers whether it is there and as it was left. */
export function claimStandby(
  standby: string,
  { folders, standby: lastStandby }: OutputManifest,
  folder: string,
): boolean {
  try {
    // At one stroke, so that of two builds only one has it, and what a killed one made of it is swept.
    renameSync(standby, folder)
    if (lastStandby && areFoldersAsWritten(folder, { paths: folders.paths, facts: lastStandby.facts }))
      return true
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // Gone: a new folder serves as well.
  }
  return false
}

/**
 * Makes of the folder of the build before another one of the build that stands: every file is there under one more
 * name. The next build needs only what is new in it then, and no folder with a name for everything. Nothing stays
 * in it of what was taken back. Undefined where that was not worth it, or somebody was at the folder.
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
  // Named as this program's own: a build beside it leaves it alone until it is done.
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
 * Makes the folders of a path in a folder of ours, where some stand already. What stands there and is not known, such as
 * a link to somewhere else, is never gone through: the making fails (EEXIST).
 */
export function makeFolders(root: string, path: string, there: Set<string>): void {
  const parent = folderOf(path)
  if (parent === '' || there.has(parent)) return
  makeFolders(root, parent, there)
  mkdirSync(join(root, parent))
  there.add(parent)
}

/** Removes a file of ours; only in folders that were looked at. */
export function removeFile(root: string, path: string, there: ReadonlySet<string>): void {
  if (!there.has(folderOf(path))) throw new OutputChangedError(join(root, path))
  rmSync(join(root, path), { force: true })
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** Removes folders that nothing is in any more, the deepest first. */
export function removeFolders(root: string, all: readonly string[], stay: ReadonlySet<string>): void {
  const gone = all.filter((path) => path !== '' && !stay.has(path))
  for (const path of gone.sort((a, b) => b.length - a.length)) rmdirSync(join(root, path))
}
