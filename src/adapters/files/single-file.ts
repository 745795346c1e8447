import { lstat, realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { reasonOf } from '../../ports/error-reasons.ts'
import { IoError } from '../../ports/io-error.ts'
import { ifPresent } from './missing-file.ts'
import { fileStorage } from './storage.ts'

export interface SingleFileOptions {
  /** Whether an existing file is replaced. */
  readonly force: boolean
  /** A folder that must not be written into. */
  readonly except: string
}

/**
 * Writes a file anywhere on this computer that the user named, atomically. Throws an `IoError` if it exists
 * (without `force`), or is inside `except`.
 */
export async function writeSingleFile(
  path: string,
  bytes: Uint8Array,
  { force, except }: SingleFileOptions,
): Promise<void> {
  try {
    await writeUnlessThere(path, bytes, { force, except })
  } catch (error) {
    if (error instanceof IoError) throw error
    throw new IoError('storage', 'write', `Cannot write ${path}: ${reasonOf(error)}.`, error)
  }
}

async function writeUnlessThere(
  path: string,
  bytes: Uint8Array,
  { force, except }: SingleFileOptions,
): Promise<void> {
  const full = resolve(path)
  const real = join(await realOf(dirname(full)), basename(full))
  if (real.startsWith((await realOf(except)) + sep)) {
    const why = `${path} is in ${except}, where a second recording would be in the way. Name another folder with --out.`
    throw new IoError('storage', 'write', why)
  }
  const there = await ifPresent(() => lstat(full))
  if (there?.isDirectory()) {
    throw new IoError('storage', 'write', `${path} is a folder. Name a file with --out.`)
  }
  if (there?.isSymbolicLink()) {
    throw new IoError(
      'storage',
      'write',
      `${path} is a link to another file. Name a file of its own with --out.`,
    )
  }
  if (there && !there.isFile()) {
    throw new IoError(
      'storage',
      'write',
      `${path} is no file that could be replaced. Name another one with --out.`,
    )
  }
  if (there && !force) {
    const why = `${path} is there already, and nothing is overwritten. Name another file with --out, or add --force.`
    throw new IoError('storage', 'write', why)
  }
  await fileStorage(dirname(full)).write(basename(full), bytes)
}

async function realOf(folder: string): Promise<string> {
  const full = resolve(folder)
  return (await ifPresent(() => realpath(full))) ?? full
}
