import { lstat, readdir, readFile, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { IoError } from '../../ports/io-error.ts'
import type { Replaced } from '../../ports/output-directory.ts'
import { ifPresent } from './missing-file.ts'
import { isRunning } from './running-process.ts'

/** What is at the path where a build is to be placed. */
export type Target =
  | { readonly is: 'none' | 'empty folder' }
  /** A symbolic link to the hidden folder of this name beside it. */
  | { readonly is: 'link'; readonly folder: string }
  /** The folder of a build itself, on a disk without symbolic links. */
  | { readonly is: 'folder'; readonly folder: string }

/**
 * Error codes of file systems without symbolic links (FAT, exFAT, some shares), and of Windows for users who
 * may not create any.
 */
const NO_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL'])

/** Prefix of the hidden folders and links that belong to an output path. */
export function prefixOf(link: string): string {
  return `.${basename(link)}-`
}

/**
 * What is at the output path. Throws an `IoError` for anything that no build made, and leaves it alone: it
 * may be a home folder.
 */
export async function targetAt(link: string): Promise<Target> {
  await restore(link)
  const facts = await ifPresent(() => lstat(link))
  if (!facts) return { is: 'none' }
  if (facts.isSymbolicLink()) {
    const folder = await readlink(link)
    if (basename(folder).startsWith(prefixOf(link))) return { is: 'link', folder: basename(folder) }
  }
  if (facts.isDirectory()) {
    const names = await readdir(link)
    if (await isOwn(link, names)) return { is: 'folder', folder: basename(link) }
    if (names.length === 0) return { is: 'empty folder' }
  }
  throw new IoError(
    'output directory',
    'replace',
    `${link} is there already and was not made by “inonda build”, so it is left alone. Name another folder with --out, or remove it.`,
  )
}

/** Whether the build in this folder is at the output path. */
export async function existsAt(link: string, folder: string): Promise<boolean> {
  const facts = await ifPresent(() => lstat(link))
  if (facts?.isDirectory()) return folder === basename(link)
  const target = await ifPresent(() => readlink(link).catch(() => ''))
  return target !== undefined && basename(target) === folder
}

/**
 * Moves a finished folder to the output path, and returns its name there. With symbolic links, one rename
 * replaces it atomically. Without them, the folder itself is renamed: the old one aside, the new one in, and
 * the old one back if that fails. Between the two renames the path does not exist; a process that is killed
 * then leaves the old folder aside, and the next one restores it.
 */
export async function putInPlace(
  link: string,
  folder: string,
  before: Target,
): Promise<{ readonly folder: string; readonly replaced: Replaced }> {
  const hasLinks = await madeLink(folder)
  const from = hasLinks ? `${folder}.link` : folder
  if (hasLinks && (before.is === 'none' || before.is === 'link')) {
    await rename(from, link)
    return { folder: basename(folder), replaced: 'at once' }
  }
  const names = await readdir(folder)
  // The names of both builds are recorded first, so that the folder is recognized as ours at any moment.
  if (!hasLinks) await noteNames(link, [...names, ...(before.is === 'folder' ? await readdir(link) : [])])
  if (before.is === 'empty folder') await rm(link, { recursive: true, force: true })
  if (before.is === 'none' || before.is === 'empty folder') await rename(from, link)
  else await exchange(link, from, `${folder}.old`)
  if (hasLinks) await rm(noteOf(link), { force: true })
  else await noteNames(link, names)
  const isGap = before.is === 'link' || before.is === 'folder'
  return { folder: hasLinks ? basename(folder) : basename(link), replaced: isGap ? 'with a gap' : 'at once' }
}

/**
 * Removes the folders of earlier builds, also those that a killed process left, but not those of a running
 * build and not the standby directory.
 */
export async function removeLeftovers(link: string, standby?: string): Promise<void> {
  const parent = dirname(link)
  for (const name of await readdir(parent)) {
    const ours = isOurs(name, prefixOf(link))
    if (!ours || name === standby || (Number(ours[1]) !== process.pid && isRunning(Number(ours[1])))) continue
    // Checked last: the process that wrote it may have put it in place and exited just now.
    if (await existsAt(link, name)) continue
    // What cannot be removed now is removed by a later build; this build is complete.
    await rm(join(parent, name), { recursive: true, force: true }).catch(() => undefined)
  }
}

/** Matches the name of a build's folder; group 1 is the id of the process that wrote it. */
export function isOurs(name: string, prefix: string): RegExpExecArray | null {
  return name.startsWith(prefix)
    ? /^(\d+)-[0-9a-f]{12}(\.link|\.old)?$/.exec(name.slice(prefix.length))
    : null
}

async function madeLink(folder: string): Promise<boolean> {
  try {
    await symlink(basename(folder), `${folder}.link`)
    return true
  } catch (error) {
    if (NO_LINKS.has((error as NodeJS.ErrnoException).code ?? '')) return false
    throw error
  }
}

async function exchange(link: string, from: string, aside: string): Promise<void> {
  await rename(link, aside)
  try {
    await rename(from, link)
  } catch (error) {
    await rename(aside, link)
    throw error
  }
}

/** Moves a folder back that a killed process had moved aside before its new build was in place. */
async function restore(link: string): Promise<void> {
  const parent = dirname(link)
  if (await ifPresent(() => lstat(link))) return
  for (const name of (await ifPresent(() => readdir(parent))) ?? []) {
    const ours = isOurs(name, prefixOf(link))
    if (ours?.[2] !== '.old' || isRunning(Number(ours[1]))) continue
    await rename(join(parent, name), link)
    return
  }
}

/** Where the names in a build's folder are recorded: the folder itself contains no files of ours. */
function noteOf(link: string): string {
  return join(dirname(link), `${prefixOf(link)}names.json`)
}

async function noteNames(link: string, names: readonly string[]): Promise<void> {
  const note = noteOf(link)
  const draft = `${note}.${process.pid}`
  await rm(draft, { force: true })
  await writeFile(draft, `${JSON.stringify([...new Set(names)])}\n`, { flag: 'wx' })
  await rename(draft, note)
}

/** Whether a folder contains only names that a build put there: somebody may have replaced it. */
async function isOwn(link: string, names: readonly string[]): Promise<boolean> {
  try {
    if (!(await lstat(noteOf(link))).isFile()) return false
    const noted = JSON.parse(await readFile(noteOf(link), 'utf8')) as unknown
    return Array.isArray(noted) && names.every((name) => noted.includes(name))
  } catch {
    return false
  }
}
