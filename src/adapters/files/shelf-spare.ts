import { randomBytes } from 'node:crypto'
import { linkSync, lstatSync, mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Displaced } from '../../ports/shelf.ts'
import { areFoldersAsLaid, type Inventory, isSameFile, type Spare } from './shelf-inventory.ts'

/** Where more than this part of an edition changed, another folder of it is not worth its while. */
const MOST_CHANGED = 0.5

/** Takes a spare folder for an edition that is begun. Answers whether it is there and as it was left. */
export function claimSpare(spare: string, { folders, spare: kept }: Inventory, folder: string): boolean {
  try {
    // At one stroke, so that of two builds only one has it, and what a killed one made of it is swept.
    renameSync(spare, folder)
    if (kept && areFoldersAsLaid(folder, { paths: folders.paths, facts: kept.facts })) return true
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // Gone: a new folder serves as well.
  }
  return false
}

/**
 * Makes of the folder of the edition before another one of the edition that stands: every file is there under one more
 * name. The next edition needs only what is new in it then, and no folder with a name for everything. Nothing stays
 * in it of what was taken back. Undefined where that was not worth it, or somebody was at the folder.
 */
export async function spareOf(
  old: string,
  before: Inventory,
  { folder, laid, folders }: Inventory,
): Promise<Spare | undefined> {
  const standing = join(dirname(old), folder)
  const rows = new Map(before.laid.paths.map((path, row) => [path, row]))
  const fresh: string[] = []
  for (const [row, path] of laid.paths.entries()) {
    const known = rows.get(path)
    if (known === undefined || !isSameFile(laid, row, before.laid, known)) fresh.push(path)
    rows.delete(path)
  }
  if (fresh.length + rows.size > laid.paths.length * MOST_CHANGED) return undefined
  // Named as this program's own: a build beside it leaves it alone until it is done.
  const spare = standing.replace(/[0-9a-f]{12}$/, randomBytes(6).toString('hex'))
  try {
    if (!areFoldersAsLaid(old, before.folders)) return undefined
    renameSync(old, spare)
    const there = new Set(before.folders.paths)
    for (const path of rows.keys()) removeFile(spare, path, there)
    removeFolders(spare, before.folders.paths, new Set(folders.paths))
    for (const path of fresh) {
      makeFolders(spare, path, there)
      rmSync(join(spare, path), { force: true })
      linkSync(join(standing, path), join(spare, path))
    }
    const facts = folders.paths.flatMap((path) => {
      const { mtimeMs, ino } = lstatSync(join(spare, path))
      return [mtimeMs, ino]
    })
    return { folder: basename(spare), facts }
  } catch {
    await rm(spare, { recursive: true, force: true })
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
  if (!there.has(folderOf(path))) throw new Displaced(join(root, path))
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
