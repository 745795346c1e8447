// yazl's surprises: it writes the local time of each file by default, and does not wait for streams: one that
// is added must be readable until the whole archive is written.
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { OutputContent, OutputDirectory } from '../../ports/output-directory.ts'
import type { Storage } from '../../ports/storage.ts'

/**
 * The first time that a ZIP archive can store: every file has it, so that the same files give the same bytes.
 */
const MOMENT = new Date(1980, 0, 1)
/** Sound and pictures are compressed already. */
const PACKED = /\.(?:mp3|m4a|m4v|mp4|mov|webm|ogg|oga|opus|flac|jpe?g|png|webp|woff2|zip)$/i

/** What an archive contains. */
export interface ArchiveTerms {
  /** Which files of a build go into it. */
  readonly isKept: (path: string) => boolean
  /** Paths of the station that are added, with their contents. `kept` are the paths of the build. */
  readonly others: (
    kept: ReadonlySet<string>,
  ) => Promise<readonly { readonly path: string; readonly content: OutputContent }[]>
}

/** Writes a build into a ZIP archive, atomically; the same build gives the same bytes. */
export function zipOutput(file: string, storage: Storage, { isKept, others }: ArchiveTerms): OutputDirectory {
  return {
    current: async () => undefined,
    stage: async () => {
      const contents = new Map<string, OutputContent>()
      return {
        reuse: () => false,
        write: async ({ path, content }) => void (isKept(path) && contents.set(path, content)),
        copiedBytes: () => 0,
        discard: async () => contents.clear(),
        commit: async () => {
          for (const { path, content } of await others(new Set(contents.keys()))) contents.set(path, content)
          await written(file, storage, contents)
          return 'at once'
        },
      }
    },
  }
}

async function written(
  file: string,
  storage: Storage,
  contents: ReadonlyMap<string, OutputContent>,
): Promise<void> {
  const draft = `${file}.${process.pid}.draft`
  await mkdir(dirname(file), { recursive: true })
  const zip = new ZipFile()
  const done = pipeline(zip.outputStream, createWriteStream(draft))
  try {
    for (const path of [...contents.keys()].sort()) {
      const content = contents.get(path) as OutputContent
      const terms = { mtime: MOMENT, mode: 0o100644, compress: !PACKED.test(path), forceDosTimestamp: true }
      if ('bytes' in content) zip.addBuffer(Buffer.from(content.bytes), path, terms)
      else if ('make' in content) zip.addBuffer(Buffer.from(await content.make()), path, terms)
      else
        zip.addReadStreamLazy(path, terms, (give) => give(null, Readable.from(storage.stream(content.file))))
    }
    zip.end()
    await done
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
