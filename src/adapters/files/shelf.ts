import { randomBytes } from 'node:crypto'
import { constants, linkSync, lstatSync, mkdirSync, rmSync, type Stats, writeFileSync } from 'node:fs'
import { copyFile, lstat, mkdir, readdir, readlink, rename, rm, symlink } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { Outage } from '../../ports/outage.ts'
import type { Content, Draft, Sheet, Shelf } from '../../ports/shelf.ts'
import { whenThere } from './absent.ts'
import { isRunning } from './running.ts'
import { type Laid, readInventory, writeInventory } from './shelf-inventory.ts'

/**
 * A folder for others to serve or upload. POSIX can replace a file at one stroke, but not a folder; so
 * `out` is a symbolic link to a hidden folder beside it, and a new edition is a new folder and one
 * rename of the link. Killed at any moment, the link leads to the old folder or to the new one, whole.
 * A file that is the same in both is one file with two names: none is ever changed in its place.
 */
export function folderShelf(out: string, station: string): Shelf {
  const link = resolve(out)
  const prefix = `.${basename(link)}-`
  const told = async <T>(work: () => T | Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (error instanceof Outage) throw error
      const why = `The edition cannot be written to ${out}: ${(error as Error).message}.`
      throw new Outage('shelf', 'replace', why, error)
    }
  }
  return {
    begin: () =>
      told(async () => {
        const before = await ownTarget(link, prefix)
        const folder = join(dirname(link), `${prefix}${process.pid}-${randomBytes(6).toString('hex')}`)
        await mkdir(folder, { recursive: true })
        const old = before.is === 'link' ? join(dirname(link), before.folder) : undefined
        const known = old === undefined ? undefined : await readInventory(station, link, basename(old))
        const draft = draftIn({ folder, station, ...(old !== undefined && known && { old, known }) })
        const discard = async () => {
          await rm(folder, { recursive: true, force: true })
          await rm(`${folder}.link`, { force: true })
        }
        return {
          takeOver: draft.takeOver,
          lay: (sheet) => told(() => draft.lay(sheet)),
          finish: async () => {
            try {
              await told(async () => {
                await symlink(basename(folder), `${folder}.link`)
                if (before.is === 'empty folder') await rm(link, { recursive: true, force: true })
                await rename(`${folder}.link`, link)
              })
            } catch (error) {
              await discard()
              throw error
            }
            await writeInventory(station, link, basename(folder), draft.laid)
            await sweep(dirname(link), prefix, basename(folder))
          },
          discard,
        }
      }),
  }
}

type Target = { readonly is: 'none' | 'empty folder' } | { readonly is: 'link'; readonly folder: string }

/** What stands at `out` now. Anything that no build made is left alone: it may be somebody's home. */
async function ownTarget(link: string, prefix: string): Promise<Target> {
  const facts = await whenThere(() => lstat(link))
  if (!facts) return { is: 'none' }
  if (facts.isSymbolicLink()) {
    const folder = await readlink(link)
    if (basename(folder).startsWith(prefix)) return { is: 'link', folder: basename(folder) }
  }
  if (facts.isDirectory() && (await readdir(link)).length === 0) return { is: 'empty folder' }
  throw new Outage(
    'shelf',
    'replace',
    `${link} is there already and was not made by “inonda build”, so it is left alone. Name another folder with --out, or remove it.`,
  )
}

interface Place {
  readonly folder: string
  readonly station: string
  /** The edition before, and what was laid there. */
  readonly old?: string
  readonly known?: ReadonlyMap<string, Laid>
}

function draftIn({ folder, station, old, known }: Place): Pick<Draft, 'takeOver' | 'lay'> & {
  readonly laid: ReadonlyMap<string, Laid>
} {
  const laid = new Map<string, Laid>()
  const folders = new Set<string>()
  const targetOf = (path: string): string => {
    const target = resolve(folder, path)
    if (!target.startsWith(folder + sep)) throw new Error(`“${path}” leads out of the edition`)
    const parent = dirname(target)
    if (!folders.has(parent)) mkdirSync(parent, { recursive: true })
    folders.add(parent)
    return target
  }
  return {
    laid,
    takeOver: (path, tag) => {
      const was = known?.get(path)
      if (old === undefined || was?.tag !== tag) return false
      try {
        const source = join(old, path)
        if (!isUntouched(lstatSync(source), was)) return false
        linkSync(source, targetOf(path))
        laid.set(path, was)
        return true
      } catch {
        // Gone, too many names, or a file system that has no second names: it is laid anew.
        return false
      }
    },
    lay: async ({ path, content, tag }: Sheet) => {
      const target = targetOf(path)
      await write(target, station, content)
      if (tag === undefined) return
      const { size, mtimeMs, ino } = lstatSync(target)
      laid.set(path, { tag, size, mtimeMs, ino })
    },
  }
}

function isUntouched(facts: Stats, { size, mtimeMs, ino }: Laid): boolean {
  return facts.isFile() && facts.size === size && facts.mtimeMs === mtimeMs && facts.ino === ino
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

/** Removes the folders of earlier editions, also those that a killed build left behind, but not a running build's. */
async function sweep(parent: string, prefix: string, keep: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const ours = name.startsWith(prefix)
      ? /^(\d+)-[0-9a-f]{12}(\.link)?$/.exec(name.slice(prefix.length))
      : null
    if (!ours || name === keep || (Number(ours[1]) !== process.pid && isRunning(Number(ours[1])))) continue
    await rm(join(parent, name), { recursive: true, force: true })
  }
}
