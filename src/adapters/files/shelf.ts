import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { copyFile, lstat, mkdir, open, readdir, readlink, rename, rm, symlink } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { Outage } from '../../ports/outage.ts'
import type { Sheet, Shelf } from '../../ports/shelf.ts'
import { whenThere } from './absent.ts'

/**
 * A folder for others to serve or upload. POSIX can replace a file at one stroke, but not a folder; so
 * `out` is a symbolic link to a hidden folder beside it, and a new edition is a new folder and one
 * rename of the link. Killed at any moment, the link leads to the old folder or to the new one, whole.
 */
export function folderShelf(out: string, station: string): Shelf {
  const link = resolve(out)
  const prefix = `.${basename(link)}-`
  return {
    replace: async (sheets) => {
      const before = await ownTarget(link, prefix)
      const folder = join(dirname(link), `${prefix}${process.pid}-${randomBytes(6).toString('hex')}`)
      try {
        await mkdir(folder, { recursive: true })
        await layAll(folder, station, sheets)
        const draft = `${folder}.link`
        await symlink(basename(folder), draft)
        if (before === 'empty folder') await rm(link, { recursive: true, force: true })
        await rename(draft, link)
      } catch (error) {
        await rm(folder, { recursive: true, force: true })
        await rm(`${folder}.link`, { force: true })
        if (error instanceof Outage) throw error
        throw new Outage(
          'shelf',
          'replace',
          `The edition cannot be written to ${out}: ${(error as Error).message}.`,
          error,
        )
      }
      await sweep(dirname(link), prefix, basename(folder))
    },
  }
}

/** What stands at `out` now. Anything that no build made is left alone: it may be somebody's home. */
async function ownTarget(link: string, prefix: string): Promise<'none' | 'link' | 'empty folder'> {
  const facts = await whenThere(() => lstat(link))
  if (!facts) return 'none'
  if (facts.isSymbolicLink() && basename(await readlink(link)).startsWith(prefix)) return 'link'
  if (facts.isDirectory() && (await readdir(link)).length === 0) return 'empty folder'
  throw new Outage(
    'shelf',
    'replace',
    `${link} is there already and was not made by “inonda build”, so it is left alone. Name another folder with --out, or remove it.`,
  )
}

/** So many at a time: pictures are made while files are copied. Each lane ends before a fault is told. */
const LANES = 4

async function layAll(folder: string, station: string, sheets: Iterable<Sheet>): Promise<void> {
  const rest = sheets[Symbol.iterator]()
  const faults: unknown[] = []
  const lane = async () => {
    try {
      for (let next = rest.next(); !next.done && faults.length === 0; next = rest.next()) {
        await lay(folder, station, next.value)
      }
    } catch (fault) {
      faults.push(fault)
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  if (faults.length > 0) throw faults[0]
}

async function lay(folder: string, station: string, { path, content }: Sheet): Promise<void> {
  const target = resolve(folder, path)
  if (!target.startsWith(folder + sep)) throw new Error(`“${path}” leads out of the edition`)
  await mkdir(dirname(target), { recursive: true })
  if ('file' in content) {
    // A clone where the file system can (no second copy of the audio), a copy elsewhere.
    await copyFile(resolve(station, content.file), target, constants.COPYFILE_FICLONE)
    return
  }
  const bytes = 'make' in content ? await content.make() : content.bytes
  const file = await open(target, 'w')
  try {
    await file.writeFile(bytes)
  } finally {
    await file.close()
  }
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

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
