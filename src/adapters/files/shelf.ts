import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { Outage } from '../../ports/outage.ts'
import { reasonOf } from '../../ports/reasons.ts'
import type { Shelf } from '../../ports/shelf.ts'
import { makeFolder } from './make-folder.ts'
import { draftIn, standsAsLaid } from './shelf-draft.ts'
import { type Inventory, readInventory, writeInventory } from './shelf-inventory.ts'
import { isOurs, prefixOf, putInPlace, standsAt, sweep, targetAt } from './shelf-place.ts'
import { spareOf } from './shelf-spare.ts'

/**
 * A folder for others to serve or upload. POSIX can replace a file at one stroke, but not a folder; so
 * `out` is a symbolic link to a hidden folder beside it, and a new edition is a new folder and one
 * rename of the link. Killed at any moment, the link leads to the old folder or to the new one, whole.
 * A file that is the same in both is one file with two names: none is ever changed in its place.
 */
export function folderShelf(out: string, station: string): Shelf {
  const link = resolve(out)
  const prefix = prefixOf(link)
  const told = async <T>(work: () => T | Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (error instanceof Outage) throw error
      const why = `The edition cannot be written to ${out}: ${reasonOf(error)}${placeIn(error, prefix)}.`
      throw new Outage('shelf', 'replace', why, error)
    }
  }
  return {
    standing: () =>
      told(async () => {
        const now = await targetAt(link)
        const inventory = 'folder' in now ? readInventory(station, link, now.folder) : undefined
        if (!inventory?.note) return undefined
        const { folder, note } = inventory
        const stays = async () => {
          if (!standsAsLaid(join(dirname(link), folder), inventory) || !(await standsAt(link, folder)))
            return false
          await told(() => sweep(link, inventory.spare?.folder))
          return true
        }
        return { note, stays }
      }),
    begin: () =>
      told(async () => {
        const before = await targetAt(link)
        const folder = join(dirname(link), `${prefix}${process.pid}-${randomBytes(6).toString('hex')}`)
        const old = 'folder' in before ? join(dirname(link), before.folder) : undefined
        const known = old === undefined ? undefined : readInventory(station, link, basename(old))
        const name = known?.spare?.folder
        const spare = name !== undefined && isOurs(name, prefix) ? join(dirname(link), name) : undefined
        // Whether anything can be written there is known before the work begins.
        if (!spare) makeFolder(folder)
        const draft = draftIn({ folder, station, known, spare, ...(old !== undefined && { old }) })
        const discard = async () => {
          // What cannot be removed now is swept by the next build.
          await rm(folder, { recursive: true, force: true }).catch(() => undefined)
          await rm(`${folder}.link`, { force: true }).catch(() => undefined)
        }
        return {
          takeOver: draft.takeOver,
          lay: (sheet) => told(() => draft.lay(sheet)),
          finish: async (note) => {
            if (known && draft.isOldOne() && (await standsAt(link, known.folder))) {
              await discard()
              writeInventory(station, link, { ...known, note })
              await sweep(link, known.spare?.folder)
              return 'at once'
            }
            let placed: Awaited<ReturnType<typeof putInPlace>>
            let edition: Inventory
            try {
              const laid = await told(() => draft.settle())
              placed = await told(() => putInPlace(link, folder, before))
              edition = { folder: placed.folder, ...laid, note }
              writeInventory(station, link, edition)
            } catch (error) {
              await discard()
              throw error
            }
            const isLinked = before.is === 'link' && placed.folder === basename(folder)
            const next = isLinked && old && known ? await spareOf(old, known, edition) : undefined
            if (next) writeInventory(station, link, { ...edition, spare: next })
            await sweep(link, next?.folder)
            return placed.replaced
          },
          discard,
        }
      }),
  }
}

/** Which file of an edition on its way a fault is about, where it says so. */
function placeIn(error: unknown, prefix: string): string {
  const { path = '' } = error as NodeJS.ErrnoException
  const names = path.split(sep)
  const at = names.findIndex((name) => isOurs(name, prefix) !== null)
  return at < 0 || at === names.length - 1 ? '' : ` (${names.slice(at + 1).join('/')})`
}
