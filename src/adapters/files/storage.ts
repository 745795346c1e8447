import { createReadStream, type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { lstat, mkdir, open, readdir, readFile, rename, rm, stat, unlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { Outage } from '../../ports/outage.ts'
import type { FolderMark, NewFile, Storage } from '../../ports/storage.ts'
import { isAbsence, whenThere } from './absent.ts'
import { isRunning } from './running.ts'

/** Storage in one folder of this computer's disk. The folder itself need not exist before the first write. */
export function fileStorage(root: string): Storage {
  const base = resolve(root)

  /** The one function that proves a path inside: by its words, and by where symbolic links lead. */
  const inside = async (path: string): Promise<string> => proven(path).full

  const proven = (path: string): { readonly full: string; readonly real: string } => {
    const full = resolve(base, path)
    if (path.includes('\0') || !isUnder(full, base)) throw outside(path)
    const real = nearestReal(full)
    // What no link is on the way to is where it says.
    if (real !== full && !isUnder(real, nearestReal(base))) throw outside(path)
    return { full, real }
  }

  return {
    list: async (folder) => {
      const full = await inside(folder)
      const entries = await told('list', folder, () =>
        whenThere(() => readdir(full, { withFileTypes: true })),
      )
      const listed = await Promise.all(
        (entries ?? []).map(async (entry) => {
          if (entry.isFile()) return { name: entry.name, kind: 'file' as const }
          if (entry.isDirectory()) return { name: entry.name, kind: 'folder' as const }
          if (!entry.isSymbolicLink()) return undefined
          // A dangling link is listed as a file, so that reading it can be told to the producer.
          const facts = await whenThere(() => stat(join(full, entry.name)))
          return { name: entry.name, kind: facts?.isDirectory() ? ('folder' as const) : ('file' as const) }
        }),
      )
      return listed.filter((entry) => entry !== undefined).sort((a, b) => (a.name < b.name ? -1 : 1))
    },
    mark: async (folder) => {
      const { full, real } = proven(folder)
      return told('look at', folder, async () => markOf(full, real))
    },
    facts: async (path) => {
      const full = await inside(path)
      const facts = await told('look at', path, () => whenThere(() => stat(full)))
      return facts?.isFile() ? { bytes: facts.size, modified: facts.mtime } : undefined
    },
    read: async (path) => {
      const full = await inside(path)
      return told('read', path, () => whenThere(() => readFile(full)))
    },
    async *stream(path) {
      const full = await inside(path)
      try {
        yield* createReadStream(full, { highWaterMark: 256 * 1024 })
      } catch (error) {
        throw new Outage('storage', 'read', `${path} cannot be read: ${reason(error)}`, error)
      }
    },
    write: async (path, bytes) => {
      const full = await inside(path)
      await told('write', path, async () => {
        await mkdir(dirname(full), { recursive: true })
        const draft = join(dirname(full), `.${basename(full)}.${process.pid}.draft`)
        try {
          await writeThrough(draft, bytes)
          await rename(draft, full)
        } catch (error) {
          await rm(draft, { force: true })
          throw error
        }
        await syncFolder(dirname(full))
        await sweepDrafts(dirname(full))
      })
    },
    place: async (folder, files) => {
      const full = await inside(folder)
      await told('make', folder, async () => {
        if (await whenThere(() => lstat(full))) throw new Error('it is there already')
        const draft = join(dirname(full), `.${basename(full)}.${process.pid}.draft`)
        await rm(draft, { recursive: true, force: true })
        await mkdir(draft, { recursive: true })
        try {
          for (const file of files) await placeFile(draft, file)
          await syncFolder(draft)
          await rename(draft, full)
        } catch (error) {
          await rm(draft, { recursive: true, force: true })
          throw error
        }
        await syncFolder(dirname(full))
        await sweepDrafts(dirname(full))
      })
    },
    remove: async (path) => {
      const full = await inside(path)
      await told('remove', path, () => whenThere(() => unlink(full)))
    },
  }
}

/**
 * Size, times and number of every file, as Git's index has them. The time of the last change of what the disk knows
 * of a file (ctime) cannot be set by anybody, so that copies with old times are found too.
 */
function markOf(folder: string, real: string): FolderMark {
  const rows: string[] = []
  let changed = 0
  let isOpen = real !== folder && join(nearestReal(dirname(folder)), basename(folder)) !== real
  // At once: handing each to another thread takes ten times as long as the answer.
  for (const entry of entriesOf(folder)) {
    if (entry.isDirectory()) {
      rows.push(`${entry.name}/`)
      isOpen = true
      continue
    }
    const facts = statSync(join(folder, entry.name), { bigint: true, throwIfNoEntry: false })
    if (facts) changed = Math.max(changed, Number(facts.mtimeMs), Number(facts.ctimeMs))
    isOpen ||= !entry.isFile() || facts?.nlink !== 1n
    // What is no file is read by nobody; a link is as what it leads to.
    const { mode, size, mtimeNs, ctimeNs, ino, dev } = facts ?? {}
    rows.push(`${entry.name} ${mode} ${size} ${mtimeNs} ${ctimeNs} ${ino} ${dev}`)
  }
  return { mark: rows.sort().join('\0'), changed, isOpen }
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    if (isAbsence(error)) return []
    throw error
  }
}

/** The root of a disk is the one folder whose name ends with a separator. */
function isUnder(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

async function placeFile(folder: string, { name, bytes }: NewFile): Promise<void> {
  if (basename(name) !== name || name === '..' || name === '.') throw outside(name)
  await writeThrough(join(folder, name), bytes)
}

/** Writes and waits until the disk has it: without this, a power cut after the rename leaves an empty file. */
async function writeThrough(path: string, bytes: NewFile['bytes']): Promise<void> {
  const file = await open(path, 'w')
  try {
    await writeFile(file, bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Removes what programs that were killed had begun to write here. */
async function sweepDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = /^\..+\.(\d+)\.draft$/.exec(name)?.[1]
    if (pid === undefined || isRunning(Number(pid))) continue
    await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined)
  }
}

/** Makes a rename itself durable. Some file systems refuse to sync folders; they order renames by themselves. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}

/** Where the nearest part of the path that exists really is, with the rest put behind it. */
function nearestReal(full: string): string {
  try {
    // At once: handing it to another thread takes ten times as long as the answer, and every path is asked for.
    return realpathSync.native(full)
  } catch (error) {
    if (!isAbsence(error)) throw error
  }
  const parent = dirname(full)
  return parent === full ? full : join(nearestReal(parent), basename(full))
}

async function told<T>(operation: string, path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Outage) throw error
    throw new Outage(
      'storage',
      operation,
      `Cannot ${operation} ${path || 'the folder'}: ${reason(error)}.`,
      error,
    )
  }
}

function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  return (code && REASONS.get(code)) ?? (error instanceof Error ? error.message : String(error))
}

const REASONS = new Map([
  ['EACCES', 'this user may not (permission denied)'],
  ['EPERM', 'this user may not (operation not permitted)'],
  ['EROFS', 'the disk is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['EISDIR', 'it is a folder'],
  ['ENOENT', 'it is not there'],
  ['ELOOP', 'its symbolic links go in a circle'],
  ['EMFILE', 'too many files are open'],
])

function outside(path: string): Outage {
  return new Outage(
    'storage',
    'resolve',
    `${path} leads out of the station's folder, and nothing is read or written there.`,
  )
}
