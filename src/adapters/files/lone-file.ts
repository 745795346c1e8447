import { lstat, realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { Outage } from '../../ports/outage.ts'
import { reasonOf } from '../../ports/reasons.ts'
import { whenThere } from './absent.ts'
import { fileStorage } from './storage.ts'

export interface LoneFileTerms {
  /** Replaces a file that is there. */
  readonly force: boolean
  /** A folder that nothing is written into, whatever is asked. */
  readonly spare: string
}

/**
 * Writes a file anywhere on this computer, named by the person at the keyboard: whole or not at all. One
 * that is there, and any place in the spared folder, is an `Outage`.
 */
export async function writeLoneFile(
  path: string,
  bytes: Uint8Array,
  { force, spare }: LoneFileTerms,
): Promise<void> {
  try {
    await writeUnlessThere(path, bytes, { force, spare })
  } catch (error) {
    if (error instanceof Outage) throw error
    throw new Outage('storage', 'write', `Cannot write ${path}: ${reasonOf(error)}.`, error)
  }
}

async function writeUnlessThere(
  path: string,
  bytes: Uint8Array,
  { force, spare }: LoneFileTerms,
): Promise<void> {
  const full = resolve(path)
  const real = join(await realOf(dirname(full)), basename(full))
  if (real.startsWith((await realOf(spare)) + sep)) {
    const why = `${path} is in ${spare}, where a second recording would be in the way. Name another folder with --out.`
    throw new Outage('storage', 'write', why)
  }
  const there = await whenThere(() => lstat(full))
  if (there?.isDirectory()) {
    throw new Outage('storage', 'write', `${path} is a folder. Name a file with --out.`)
  }
  if (there?.isSymbolicLink()) {
    throw new Outage(
      'storage',
      'write',
      `${path} is a link to another file. Name a file of its own with --out.`,
    )
  }
  if (there && !there.isFile()) {
    throw new Outage(
      'storage',
      'write',
      `${path} is no file that could be replaced. Name another one with --out.`,
    )
  }
  if (there && !force) {
    const why = `${path} is there already, and nothing is overwritten. Name another file with --out, or add --force.`
    throw new Outage('storage', 'write', why)
  }
  await fileStorage(dirname(full)).write(basename(full), bytes)
}

async function realOf(folder: string): Promise<string> {
  const full = resolve(folder)
  return (await whenThere(() => realpath(full))) ?? full
}
