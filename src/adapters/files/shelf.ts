import { randomBytes } from 'node:crypto'
import { lstat, mkdir, readdir, readlink, rename, rm, symlink } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Outage } from '../../ports/outage.ts'
import type { Shelf } from '../../ports/shelf.ts'
import { whenThere } from './absent.ts'
import { isRunning } from './running.ts'
import { draftIn, standsAsLaid } from './shelf-draft.ts'
import { type Inventory, readInventory, writeInventory } from './shelf-inventory.ts'
import { spareOf } from './shelf-spare.ts'

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
    standing: () =>
      told(async () => {
        const now = await ownTarget(link, prefix)
        const inventory = now.is === 'link' ? readInventory(station, link, now.folder) : undefined
        if (!inventory?.note) return undefined
        const { folder, note } = inventory
        const stays = async () => {
          if (!standsAsLaid(join(dirname(link), folder), inventory) || !(await leadsTo(link, folder)))
            return false
          await told(() => sweep(link, prefix, inventory.spare?.folder))
          return true
        }
        return { note, stays }
      }),
    begin: () =>
      told(async () => {
        const before = await ownTarget(link, prefix)
        const folder = join(dirname(link), `${prefix}${process.pid}-${randomBytes(6).toString('hex')}`)
        const old = before.is === 'link' ? join(dirname(link), before.folder) : undefined
        const known = old === undefined ? undefined : readInventory(station, link, basename(old))
        const name = known?.spare?.folder
        const spare = name !== undefined && isOurs(name, prefix) ? join(dirname(link), name) : undefined
        // Whether anything can be written there is known before the work begins.
        if (!spare) await mkdir(folder, { recursive: true })
        const draft = draftIn({ folder, station, known, spare, ...(old !== undefined && { old }) })
        const discard = async () => {
          await rm(folder, { recursive: true, force: true })
          await rm(`${folder}.link`, { force: true })
        }
        return {
          takeOver: draft.takeOver,
          lay: (sheet) => told(() => draft.lay(sheet)),
          finish: async (note) => {
            if (known && draft.isOldOne() && (await leadsTo(link, known.folder))) {
              await discard()
              writeInventory(station, link, { ...known, note })
              await sweep(link, prefix, known.spare?.folder)
              return
            }
            let edition: Inventory
            try {
              edition = await told(async () => {
                const laid = draft.settle()
                await symlink(basename(folder), `${folder}.link`)
                if (before.is === 'empty folder') await rm(link, { recursive: true, force: true })
                await rename(`${folder}.link`, link)
                const all = { folder: basename(folder), ...laid, note }
                writeInventory(station, link, all)
                return all
              })
            } catch (error) {
              await discard()
              throw error
            }
            const next = old !== undefined && known ? await spareOf(old, known, edition) : undefined
            if (next) writeInventory(station, link, { ...edition, spare: next })
            await sweep(link, prefix, next?.folder)
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

async function leadsTo(link: string, folder: string): Promise<boolean> {
  const target = await whenThere(() => readlink(link).catch(() => ''))
  return target !== undefined && basename(target) === folder
}

/** The process that a folder of an edition was laid by, as its name says it. */
function isOurs(name: string, prefix: string): RegExpExecArray | null {
  return name.startsWith(prefix) ? /^(\d+)-[0-9a-f]{12}(\.link)?$/.exec(name.slice(prefix.length)) : null
}

/** Removes the folders of earlier editions, also those that a killed build left behind, but not a running build's and not the spare one. */
async function sweep(link: string, prefix: string, spare?: string): Promise<void> {
  const parent = dirname(link)
  for (const name of await readdir(parent)) {
    const ours = isOurs(name, prefix)
    if (!ours || name === spare || (Number(ours[1]) !== process.pid && isRunning(Number(ours[1])))) continue
    // Asked last: whoever laid it may have put it into its place and ended just now.
    if (await leadsTo(link, name)) continue
    await rm(join(parent, name), { recursive: true, force: true })
  }
}
