import {
  constants,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { type Content, Displaced, type Draft, type Sheet } from '../../ports/shelf.ts'
import { type Inventory, isFileAsLaid, isFolderAsLaid } from './shelf-inventory.ts'

interface Place {
  /** Where the new edition is laid. */
  readonly folder: string
  readonly station: string
  /** The edition before, and what was laid there. */
  readonly old?: string
  readonly known?: Inventory | undefined
}

/** An edition on its way into its folder. */
export interface FolderDraft extends Pick<Draft, 'takeOver' | 'lay'> {
  /** Whether all of the edition before was taken over, and nothing else stands there or was laid. */
  readonly isOldOne: () => boolean
  /** Everything stands where it belongs from now on. What stands there is answered, but for the folder's name. */
  readonly settle: () => Omit<Inventory, 'folder'>
}

/**
 * What is taken over gets its second name when the first file is laid that is new: an edition that turns out to be
 * the one before needs none.
 */
export function draftIn({ folder, station, old, known }: Place): FolderDraft {
  const laid = { paths: [] as string[], tags: [] as string[], facts: [] as number[] }
  const folders = new Set<string>()
  const rows = new Map(known?.laid.paths.map((path, row) => [path, row]))
  /** Taken over and not linked yet, by row; undefined once something is laid. */
  let waiting: number[] | undefined = []

  const targetOf = (path: string): string => {
    const target = resolve(folder, path)
    if (!target.startsWith(folder + sep)) throw new Error(`“${path}” leads out of the edition`)
    const parent = dirname(target)
    if (!folders.has(parent)) mkdirSync(parent, { recursive: true })
    for (let one = parent; one !== folder && !folders.has(one); one = dirname(one)) folders.add(one)
    return target
  }
  const note = (path: string, tag: string, { size, mtimeMs, ino }: Stats) => {
    laid.paths.push(path)
    laid.tags.push(tag)
    laid.facts.push(size, mtimeMs, ino)
  }
  const linkAll = () => {
    const all = waiting ?? []
    waiting = undefined
    for (const row of all) {
      const path = known?.laid.paths[row] ?? ''
      const source = join(old ?? '', path)
      const facts = lstatSync(source, { throwIfNoEntry: false })
      // It was said to be there already, so that nobody will lay it.
      if (!known || !facts || !isFileAsLaid(facts, known.laid, row)) throw new Displaced(source)
      try {
        linkSync(source, targetOf(path))
      } catch {
        rmSync(targetOf(path), { force: true })
        copyFileSync(source, targetOf(path))
      }
    }
  }

  return {
    takeOver: (path, tag) => {
      const row = rows.get(path)
      if (old === undefined || !known || row === undefined || tag === '' || known.laid.tags[row] !== tag) {
        return false
      }
      try {
        const source = join(old, path)
        const facts = lstatSync(source)
        if (!isFileAsLaid(facts, known.laid, row)) return false
        if (waiting) waiting.push(row)
        else linkSync(source, targetOf(path))
        note(path, tag, facts)
        return true
      } catch {
        // Gone, too many names, or a file system that has no second names: it is laid anew.
        return false
      }
    },
    lay: async ({ path, content, tag = '' }: Sheet) => {
      linkAll()
      const target = targetOf(path)
      await write(target, station, content)
      note(path, tag, lstatSync(target))
    },
    isOldOne: () =>
      old !== undefined &&
      known !== undefined &&
      waiting?.length === known.laid.paths.length &&
      areFoldersAsLaid(old, known),
    settle: () => {
      linkAll()
      const paths = [folder, ...folders].map((one) => one.slice(folder.length + 1))
      const facts = paths.flatMap((path) => {
        const { mtimeMs, ino } = lstatSync(join(folder, path))
        return [mtimeMs, ino]
      })
      return { laid, folders: { paths, facts } }
    },
  }
}

/** Whether an edition stands as it was laid: every file, and no other. */
export function standsAsLaid(folder: string, inventory: Inventory): boolean {
  const { laid } = inventory
  try {
    return (
      areFoldersAsLaid(folder, inventory) &&
      laid.paths.every((path, row) => isFileAsLaid(lstatSync(`${folder}/${path}`), laid, row))
    )
  } catch {
    return false
  }
}

function areFoldersAsLaid(folder: string, { folders }: Inventory): boolean {
  try {
    return folders.paths.every((path, row) => isFolderAsLaid(lstatSync(join(folder, path)), folders, row))
  } catch {
    return false
  }
}

async function write(target: string, station: string, content: Content): Promise<void> {
  // Never into a file that is there: another edition may know it by another name.
  rmSync(target, { force: true })
  if ('file' in content) {
    // A clone where the file system can (no second copy of the audio), a copy elsewhere.
    await copyFile(resolve(station, content.file), target, constants.COPYFILE_FICLONE)
    return
  }
  // At once: handing a small file to another thread takes longer than writing it.
  writeFileSync(target, 'make' in content ? await content.make() : content.bytes)
}
