import { closeSync, read } from 'node:fs'
import { lstat, unlink } from 'node:fs/promises'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { reasonOf } from '../../ports/error-reasons.ts'
import { IoError } from '../../ports/io-error.ts'
import type { Storage } from '../../ports/storage.ts'
import { placeFolder, replaceFile } from './atomic-write.ts'
import { entriesIn, fingerprintOf } from './folders.ts'
import { ifPresent } from './missing-file.ts'
import { identityOf, openRegular, readRegular, statRegular } from './regular-file.ts'
import { checkedPathIn, nearestReal } from './station-paths.ts'

const readPiece = promisify(read)
const PIECE_BYTES = 256 * 1024

/** Storage in one folder of this computer's disk. The folder itself need not exist before the first write. */
export function fileStorage(root: string): Storage {
  const base = resolve(root)
  const proven = checkedPathIn(base)

  return {
    list: (folder) =>
      withIoErrors('list', folder || base, () =>
        entriesIn(proven(folder), folder || base, nearestReal(base)),
      ),
    mark: (folder) =>
      withIoErrors('look at', folder || base, async () => fingerprintOf(proven(folder), folder || base)),
    facts: (path) =>
      withIoErrors('look at', path, async () => {
        const facts = statRegular(proven(path).real, path)
        return facts && { bytes: Number(facts.size), modified: facts.mtime, identity: identityOf(facts) }
      }),
    read: (path, terms) => withIoErrors('read', path, () => readRegular(proven(path).real, path, terms)),
    async *stream(path) {
      const file = await withIoErrors('read', path, () => openRegular(proven(path).real, path))
      if (!file) throw new IoError('storage', 'read', `${path} cannot be read: it is not there.`)
      try {
        // Up to its size when it was opened: a file that grows all the time would never end.
        for (let at = 0; at < file.facts.size; ) {
          const length = Math.min(PIECE_BYTES, Number(file.facts.size) - at)
          const bytes = Buffer.allocUnsafeSlow(length)
          const { bytesRead } = await withIoErrors('read', path, () =>
            readPiece(file.descriptor, bytes, 0, length, at),
          )
          if (bytesRead === 0) throw new IoError('storage', 'read', `${path} ended before its length.`)
          yield bytes.subarray(0, bytesRead)
          at += bytesRead
        }
      } finally {
        closeSync(file.descriptor)
      }
    },
    write: (path, bytes, terms) =>
      withIoErrors('write', path, () => replaceFile(proven(path).full, bytes, terms?.hurried === true)),
    place: (folder, files, terms) =>
      withIoErrors('make', folder, async () => {
        const { full } = proven(folder)
        if (await ifPresent(() => lstat(full))) throw new Error('it is there already')
        await placeFolder(full, files, terms?.hurried === true)
      }),
    remove: (path) =>
      withIoErrors('remove', path, async () => {
        await ifPresent(() => unlink(proven(path).full))
      }),
  }
}

async function withIoErrors<T>(operation: string, path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof IoError) throw error
    throw new IoError('storage', operation, `Cannot ${operation} ${path}: ${reasonOf(error)}.`, error)
  }
}
