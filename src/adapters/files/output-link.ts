import { lstat, readdir, readFile, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { IoError } from '../../ports/io-error.ts'
import type { Replaced } from '../../ports/output-directory.ts'
import { ifPresent } from './missing-file.ts'
import { isRunning } from './running-process.ts'

/** What stands where a build is to stand. */
export type Target =
  | { readonly is: 'none' | 'empty folder' }
  /** A symbolic link to the hidden folder of this name beside it. */
  | { readonly is: 'link'; readonly folder: string }
  /** The folder of a build itself, on a disk without symbolic links. */
  | { readonly is: 'folder'; readonly folder: string }

/** What disks say that have no symbolic links (FAT, exFAT, some shares), and Windows to those who may not make any. */
const NO_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL'])

/** Names of the hidden folders and links of a place begin with this. */
export function prefixOf(link: string): string {
  return `.${basename(link)}-`
}

/** What stands there now. Anything that no build made is an `IoError` and left alone: it may be somebody's home. */
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

/** Whether the build of this folder stands there. */
export async function existsAt(link: string, folder: string): Promise<boolean> {
  const facts = await ifPresent(() => lstat(link))
  if (facts?.isDirectory()) return folder === basename(link)
  const target = await ifPresent(() => readlink(link).catch(() => ''))
  return target !== undefined && basename(target) === folder
}

/**
 * Puts a finished folder in the place of what stands there, and answers under which name it stands. One rename of a symbolic
 * link does it at one stroke. On a disk without them the folder itself is renamed: the old one aside, the new one in, and if
 * that fails the old one back. Between the two nothing stands there; who is killed just then leaves the old one aside,
 * and whoever looks next puts it back.
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
  // Told of both before: whatever happens, it is known for ours.
  if (!hasLinks) await noteNames(link, [...names, ...(before.is === 'folder' ? await readdir(link) : [])])
  if (before.is === 'empty folder') await rm(link, { recursive: true, force: true })
  if (before.is === 'none' || before.is === 'empty folder') await rename(from, link)
  else await exchange(link, from, `${folder}.old`)
  if (hasLinks) await rm(noteOf(link), { force: true })
  else await noteNames(link, names)
  const isGap = before.is === 'link' || before.is === 'folder'
  return { folder: hasLinks ? basename(folder) : basename(link), replaced: isGap ? 'with a gap' : 'at once' }
}

/** Removes the folders of earlier builds, also those that a killed build left behind, but not a running build's and not the standby directory. */
export async function removeLeftovers(link: string, standby?: string): Promise<void> {
  const parent = dirname(link)
  for (const name of await readdir(parent)) {
    const ours = isOurs(name, prefixOf(link))
    if (!ours || name === standby || (Number(ours[1]) !== process.pid && isRunning(Number(ours[1])))) continue
    // Asked last: whoever laid it may have put it into its place and ended just now.
    if (await existsAt(link, name)) continue
    // What cannot be removed now is removed by a later build: the build stands.
    await rm(join(parent, name), { recursive: true, force: true }).catch(() => undefined)
  }
}

/** The process that a folder of a build was written by, as its name says it. */
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

/** Puts back what somebody had moved aside who was killed before the new build stood in its place. */
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

/** Where it is noted what stands in the folder of a build: nothing of ours belongs into the folder itself. */
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

/** Whether a folder holds nothing but what a build put there: somebody may have made another one in its place. */
async function isOwn(link: string, names: readonly string[]): Promise<boolean> {
  try {
    if (!(await lstat(noteOf(link))).isFile()) return false
    const noted = JSON.parse(await readFile(noteOf(link), 'utf8')) as unknown
    return Array.isArray(noted) && names.every((name) => noted.includes(name))
  } catch {
    return false
  }
}
