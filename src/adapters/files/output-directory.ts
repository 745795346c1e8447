import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { reasonOf } from '../../ports/error-reasons.ts'
import { IoError } from '../../ports/io-error.ts'
import type { OutputDirectory } from '../../ports/output-directory.ts'
import { makeFolder } from './make-folder.ts'
import { existsAt, isOurs, prefixOf, putInPlace, removeLeftovers, targetAt } from './output-link.ts'
import { type OutputManifest, readManifest, writeManifest } from './output-manifest.ts'
import { isAsWritten, stagedOutput } from './staged-output.ts'
import { standbyOf } from './standby-directory.ts'

/**
 * A folder to serve or upload. POSIX can replace a file atomically, but not a folder; so `out` is a symbolic
 * link to a hidden folder beside it, and a new build is a new folder and one rename of the link. If the
 * process is killed, the link points to the whole old folder or the whole new one. A file that is equal in
 * both is hard-linked: no file is ever changed in place.
 */
export function folderOutput(out: string, station: string): OutputDirectory {
  const link = resolve(out)
  const prefix = prefixOf(link)
  const withIoErrors = async <T>(work: () => T | Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (error instanceof IoError) throw error
      const why = `The site cannot be written to ${out}: ${reasonOf(error)}${placeIn(error, prefix)}.`
      throw new IoError('output directory', 'replace', why, error)
    }
  }
  return {
    current: () =>
      withIoErrors(async () => {
        const now = await targetAt(link)
        const manifest = 'folder' in now ? readManifest(station, link, now.folder) : undefined
        if (!manifest?.note) return undefined
        const { folder, note } = manifest
        const isUpToDate = async () => {
          if (!isAsWritten(join(dirname(link), folder), manifest) || !(await existsAt(link, folder)))
            return false
          await withIoErrors(() => removeLeftovers(link, manifest.standby?.folder))
          return true
        }
        return { stamp: note, isUpToDate }
      }),
    stage: () =>
      withIoErrors(async () => {
        const before = await targetAt(link)
        const folder = join(dirname(link), `${prefix}${process.pid}-${randomBytes(6).toString('hex')}`)
        const old = 'folder' in before ? join(dirname(link), before.folder) : undefined
        const known = old === undefined ? undefined : readManifest(station, link, basename(old))
        const name = known?.standby?.folder
        const standby = name !== undefined && isOurs(name, prefix) ? join(dirname(link), name) : undefined
        // Created before the work begins, so that a folder that cannot be written to is reported at once.
        if (!standby) makeFolder(folder)
        const draft = stagedOutput({ folder, station, known, standby, ...(old !== undefined && { old }) })
        const discard = async () => {
          // What cannot be removed now is removed by the next build.
          await rm(folder, { recursive: true, force: true }).catch(() => undefined)
          await rm(`${folder}.link`, { force: true }).catch(() => undefined)
        }
        return {
          reuse: draft.reuse,
          write: (file) => withIoErrors(() => draft.write(file)),
          copiedBytes: draft.copiedBytes,
          commit: async (note) => {
            if (known && draft.isOldOne() && (await existsAt(link, known.folder))) {
              await discard()
              writeManifest(station, link, { ...known, note })
              await removeLeftovers(link, known.standby?.folder)
              return 'at once'
            }
            let placed: Awaited<ReturnType<typeof putInPlace>>
            let manifest: OutputManifest
            try {
              const written = await withIoErrors(() => draft.settle())
              placed = await withIoErrors(() => putInPlace(link, folder, before))
              manifest = { folder: placed.folder, ...written, note }
              writeManifest(station, link, manifest)
            } catch (error) {
              await discard()
              throw error
            }
            const isLinked = before.is === 'link' && placed.folder === basename(folder)
            const next = isLinked && old && known ? await standbyOf(old, known, manifest) : undefined
            if (next) writeManifest(station, link, { ...manifest, standby: next })
            await removeLeftovers(link, next?.folder)
            return placed.replaced
          },
          discard,
        }
      }),
  }
}

/** Names the file of the staged build that an error is about, if it has a path. */
function placeIn(error: unknown, prefix: string): string {
  const { path = '' } = error as NodeJS.ErrnoException
  const names = path.split(sep)
  const at = names.findIndex((name) => isOurs(name, prefix) !== null)
  return at < 0 || at === names.length - 1 ? '' : ` (${names.slice(at + 1).join('/')})`
}
