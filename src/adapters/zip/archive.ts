// yauzl refuses names that lead out of a folder, and sizes that differ from those announced.
import { type Entry, open, type ZipFile } from 'yauzl'
import type { Archive } from '../../ports/archive.ts'
import { IoError } from '../../ports/io-error.ts'

/** More files than any show has. */
const ENTRIES_MOST = 500_000

/** Recordings and pictures hardly get smaller, and texts to a tenth; more is a bomb. */
const RATIO_MOST = 100
const BEGUN_BYTES = 10_000_000

/** Opens a ZIP archive; undefined if the file is none. */
export async function openZip(path: string): Promise<Archive | undefined> {
  const zip = await opened(path)
  if (!zip) return undefined
  const entries = new Map<string, Entry>()
  const most = BEGUN_BYTES + zip.fileSize * RATIO_MOST
  let whole = 0
  await new Promise<void>((done, fail) => {
    zip.on('entry', (entry: Entry) => {
      if (entries.size === ENTRIES_MOST) return fail(fault(path, `it holds more than ${ENTRIES_MOST} files`))
      whole += entry.uncompressedSize
      if (whole > most)
        return fail(
          fault(path, `unpacked, it is more than ${RATIO_MOST} times as large as it is: that is no show`),
        )
      if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.on('end', () => done())
    zip.on('error', (error: Error) => fail(fault(path, error.message)))
    zip.readEntry()
  })
  return {
    names: [...entries.keys()],
    read: async (name, most) => {
      const entry = entries.get(name)
      if (!entry) return undefined
      if (entry.uncompressedSize > most) throw fault(path, `${name} in it has more than ${most} bytes`)
      return bytesOf(zip, entry, path)
    },
    close: () => zip.close(),
  }
}

function opened(path: string): Promise<ZipFile | undefined> {
  return new Promise((done, fail) => {
    open(path, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (!error) return done(zip)
      const { code } = error as NodeJS.ErrnoException
      if (code === undefined) return done(undefined)
      fail(fault(path, error.message))
    })
  })
}

function bytesOf(zip: ZipFile, entry: Entry, path: string): Promise<Uint8Array> {
  return new Promise((done, fail) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return fail(fault(path, error.message))
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => done(Buffer.concat(chunks)))
      stream.on('error', (broken: Error) =>
        fail(fault(path, `${entry.fileName} in it is damaged (${broken.message})`)),
      )
    })
  })
}

function fault(path: string, reason: string): IoError {
  return new IoError('storage', 'read', `Cannot read ${path}: ${reason}.`)
}
