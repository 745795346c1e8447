import {
  constants,
  copyFileSync,
  createReadStream,
  linkSync,
  lstatSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { sha256OfStream } from '../../ports/digest.ts'
import { IoError } from '../../ports/io-error.ts'
import {
  OutputChangedError,
  type OutputContent,
  type OutputFile,
  type StagedOutput,
} from '../../ports/output-directory.ts'
import { makeFolder } from './make-folder.ts'
import {
  areFoldersAsWritten,
  FACTS_A_FILE,
  factsOf,
  isFileAsWritten,
  type OutputManifest,
} from './output-manifest.ts'
import { identityOf, statRegular } from './regular-file.ts'
import { claimStandby, makeFolders, removeFile, removeFolders } from './standby-directory.ts'
import { checkedPathIn } from './station-paths.ts'

interface Place {
  /** Where the new build is written. */
  readonly folder: string
  readonly station: string
  /** The folder of the previous build, and its manifest. */
  readonly old?: string
  readonly known?: OutputManifest | undefined
  /** A folder with hard links to all files of the previous build; the first build to claim it gets it. */
  readonly standby?: string | undefined
}

/** A file of the previous build: its row in that manifest, and in this one. */
interface Taken {
  readonly row: number
  readonly at: number
}

/** A file where a folder must be, or the other way round. */
const IN_THE_WAY: ReadonlySet<string> = new Set(['EEXIST', 'ENOTDIR', 'EISDIR', 'ERR_FS_EISDIR', 'ENOTEMPTY'])

/**
 * How a file was written: generated, cloned from a file of the station (which shares disk space), or copied.
 */
type Written = 'made' | 'cloned' | 'copied'

/** A staged build in its folder. */
export interface FolderStaging extends Pick<StagedOutput, 'reuse' | 'write' | 'copiedBytes'> {
  /** Whether every file of the previous build was reused, and the folder has no others. */
  readonly isOldOne: () => boolean
  /** Completes the folder. Returns its manifest without the folder's name. */
  readonly settle: () => Omit<OutputManifest, 'folder'>
}

/**
 * Reused files are linked when the first new file is written: a build that equals the previous one needs no
 * folder.
 */
export function stagedOutput({ folder, station, old, known, standby }: Place): FolderStaging {
  const written = { paths: [] as string[], tags: [] as string[], facts: [] as number[] }
  const folders = new Set<string>()
  const rows = new Map(known?.written.paths.map((path, row) => [path, row]))
  const before = new Set(known?.folders.paths)
  /** Reused files that are not linked yet; undefined once a file was written. */
  let waiting: Taken[] | undefined = []
  let copiedBytes = 0
  /** Whether the folder was the standby directory, which has all files of the previous build already. */
  let isSpare = false

  const targetOf = (path: string): string => {
    const target = resolve(folder, path)
    if (!target.startsWith(folder + sep)) throw new Error(`“${path}” leads out of the build`)
    const parent = dirname(target)
    if (!folders.has(parent)) {
      if (isSpare) makeFolders(folder, path, before)
      else makeFolder(parent)
    }
    mark(parent)
    return target
  }
  const mark = (parent: string) => {
    for (let one = parent; one !== folder && !folders.has(one); one = dirname(one)) folders.add(one)
  }
  const note = (path: string, tag: string, facts: Stats) => {
    written.paths.push(path)
    written.tags.push(tag)
    noteAt(written.paths.length - 1, facts)
  }
  const noteAt = (row: number, facts: Stats) => {
    for (const [index, fact] of factsOf(facts).entries()) written.facts[row * FACTS_A_FILE + index] = fact
  }
  const linkAll = () => {
    if (!waiting) return
    const all = waiting
    waiting = undefined
    if (known && standby !== undefined) isSpare = claimStandby(standby, known, folder)
    if (!isSpare) makeFolder(folder)
    for (const taken of all) linkOne(taken)
  }
  /** Links a file of the previous build into this one. */
  const linkOne = ({ row, at }: Taken) => {
    const path = known?.written.paths[row] ?? ''
    // The standby directory has the same file already.
    if (isSpare) return mark(dirname(join(folder, path)))
    const source = join(old ?? '', path)
    const facts = lstatSync(source, { throwIfNoEntry: false })
    // `reuse` returned true for it, so nobody will write it.
    if (!known || !facts || !isFileAsWritten(facts, known.written, row)) throw new OutputChangedError(source)
    const target = targetOf(path)
    if (linkOrCopy(source, target) === 'copied') noteAt(at, lstatSync(target))
  }
  /** Removes what the previous build had and this one has not. */
  const clear = () => {
    const now = new Set(written.paths)
    for (const path of known?.written.paths ?? []) if (!now.has(path)) removeFile(folder, path, before)
    const stay = new Set([...folders].map((one) => one.slice(folder.length + 1)))
    removeFolders(folder, known?.folders.paths ?? [], stay)
  }
  /**
   * What is in the way in a standby directory is not this build's error: it must start again in a new folder.
   */
  const inSpare = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      if (isSpare && IN_THE_WAY.has((error as NodeJS.ErrnoException).code ?? ''))
        throw new OutputChangedError(folder)
      throw error
    }
  }

  return {
    reuse: (path, tag) => {
      const row = rows.get(path)
      if (old === undefined || !known || row === undefined || tag === '' || known.written.tags[row] !== tag) {
        return false
      }
      try {
        // Without `join`: there are very many paths, and all are relative.
        const source = `${old}/${path}`
        const facts = lstatSync(source)
        if (!isFileAsWritten(facts, known.written, row)) return false
        const taken = { row, at: written.paths.length }
        if (waiting) waiting.push(taken)
        else if (isSpare) linkOne(taken)
        else linkSync(source, targetOf(path))
        note(path, tag, facts)
        return true
      } catch {
        // Removed, too many links, or a file system without hard links: the file is written again.
        return false
      }
    },
    write: async ({ path, content, tag = '' }: OutputFile) => {
      linkAll()
      const target = inSpare(() => targetOf(path))
      let how: Written
      try {
        how = await write(target, station, content)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
        inSpare(() => rmSync(target, { force: true }))
        how = await write(target, station, content)
      }
      const facts = lstatSync(target)
      if (how === 'copied') copiedBytes += facts.size
      note(path, tag, facts)
    },
    copiedBytes: () => copiedBytes,
    isOldOne: () =>
      old !== undefined &&
      known !== undefined &&
      waiting?.length === known.written.paths.length &&
      areFoldersAsWritten(old, known.folders),
    settle: () => {
      linkAll()
      if (isSpare) inSpare(clear)
      const paths = [folder, ...folders].map((one) => one.slice(folder.length + 1))
      const facts = paths.flatMap((path) => {
        const { mtimeMs, ino } = lstatSync(join(folder, path))
        return [mtimeMs, ino]
      })
      return { written, folders: { paths, facts } }
    },
  }
}

/** Whether a build is as it was written: every file, and no other. */
export function isAsWritten(folder: string, manifest: OutputManifest): boolean {
  const { written } = manifest
  try {
    return (
      areFoldersAsWritten(folder, manifest.folders) &&
      written.paths.every((path, row) => isFileAsWritten(lstatSync(`${folder}/${path}`), written, row))
    )
  } catch {
    return false
  }
}

/**
 * Copies a file of the station. If it may have changed since its digest was taken, the digest of the copy is
 * checked.
 */
async function copyFrom(
  station: string,
  { file, digest, identity }: Extract<OutputContent, { readonly file: string }>,
  target: string,
): Promise<Written> {
  const { real } = checkedPathIn(station)(file)
  const look = () => {
    const facts = statRegular(real, file)
    if (!facts)
      throw new IoError('output directory', 'copy', `${file} cannot be copied: it is not there any more.`)
    return identityOf(facts)
  }
  const before = look()
  const how = await cloneOrCopy(real, target)
  if (digest === undefined || (before === identity && look() === identity)) return how
  if ((await sha256OfStream(createReadStream(target, { highWaterMark: 1024 * 1024 }))) === digest) return how
  const why = `${file} changed while the build was made of it, and nothing was replaced. Build again once it is as it should be.`
  throw new IoError('output directory', 'copy', why)
}

/**
 * A clone shares disk space with the original until one of them is written to, and never changes with it. A
 * hard link to a recording would, when a program edits its tags in place.
 */
async function cloneOrCopy(source: string, target: string): Promise<Written> {
  try {
    await copyFile(source, target, constants.COPYFILE_FICLONE_FORCE | constants.COPYFILE_EXCL)
    return 'cloned'
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error
    rmSync(target, { force: true })
    await copyFile(source, target, constants.COPYFILE_EXCL)
    return 'copied'
  }
}

/** A hard link where the file system has them, otherwise a copy. */
function linkOrCopy(source: string, target: string): 'linked' | 'copied' {
  try {
    linkSync(source, target)
    return 'linked'
  } catch {
    rmSync(target, { force: true })
    copyFileSync(source, target, constants.COPYFILE_FICLONE)
    return 'copied'
  }
}

/** Never writes into an existing file: another build may have a hard link to it. */
async function write(target: string, station: string, content: OutputContent): Promise<Written> {
  if ('file' in content) return copyFrom(station, content, target)
  // Synchronous: passing a small file to the thread pool takes longer than writing it.
  writeFileSync(target, 'make' in content ? await content.make() : content.bytes, { flag: 'wx' })
  return 'made'
}
