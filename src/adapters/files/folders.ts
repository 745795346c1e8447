import { type Dirent, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Entry, FolderFingerprint } from '../../ports/storage.ts'
import { Unreadable, type UnreadableReason } from '../../ports/unreadable.ts'
import { isMissing, openIfPresent } from './missing-file.ts'
import { unreadableReasonIn, unreadableReasonOf } from './regular-file.ts'
import { type CheckedPath, isUnder, nearestReal } from './station-paths.ts'

/** How often a folder is read anew in which something vanished in that moment. */
const ATTEMPTS = 5
/** A file that changed so shortly before it was looked at may change once more without looking different, as in Git's index. */
const RACY_MILLISECONDS = 2_000

/** What stands in a folder; links that lead out of `base`, absolute and without links, are not followed. */
export async function entriesIn({ full, real }: CheckedPath, name: string, base: string): Promise<Entry[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      const all = readdirSync(full, { withFileTypes: true })
      const entries = all.map((entry) => entryOf(entry, { full, real, base }))
      return entries.filter((entry) => entry !== undefined).sort((a, b) => (a.name < b.name ? -1 : 1))
    } catch (error) {
      if (isAbsent(full, name, error)) return []
      // On some disks each name has to be looked at, and one of them was taken away meanwhile.
      if (!isMissing(error) || attempt === ATTEMPTS) throw error
    }
  }
}

/**
 * Size, times and number of every file, as Git's index has them. The time of the last change of what the disk knows
 * of a file (ctime) cannot be set by anybody, so that copies with old times are found too.
 */
export function fingerprintOf({ full, real }: CheckedPath, name: string): FolderFingerprint {
  const now = Date.now()
  const rows: string[] = []
  let changed = 0
  let isOpen = real !== full && join(nearestReal(dirname(full)), basename(full)) !== real
  // At once: handing each to another thread takes ten times as long as the answer.
  for (const entry of direntsOf(full, name)) {
    if (entry.isDirectory()) {
      rows.push(`${entry.name}/`)
      isOpen = true
      continue
    }
    const seen = factsOf(join(full, entry.name))
    const facts = 'obstacle' in seen ? undefined : seen
    if (facts) changed = Math.max(changed, Number(facts.mtimeMs), Number(facts.ctimeMs))
    isOpen ||= !entry.isFile() || facts?.nlink !== 1n
    // What is no file is read by nobody; a link is as what it leads to.
    const { mode, size, mtimeNs, ctimeNs, ino, dev } = facts ?? {}
    const found = 'obstacle' in seen ? seen.obstacle : mode
    rows.push(`${entry.name} ${found} ${size} ${mtimeNs} ${ctimeNs} ${ino} ${dev}`)
  }
  return { mark: rows.sort().join('\0'), isStable: changed < now - RACY_MILLISECONDS, isOpen }
}

interface FolderContext extends CheckedPath {
  readonly base: string
}

function entryOf(entry: Dirent, around: FolderContext): Entry | undefined {
  const { name } = entry
  const unreadable = (obstacle: UnreadableReason): Entry => ({ name, kind: 'unreadable', obstacle })
  if (name.includes('\ufffd') && isBroken(name, around.full)) return unreadable('name-not-text')
  if (entry.isFile()) return { name, kind: 'file' }
  if (entry.isDirectory()) return { name, kind: 'folder' }
  if (entry.isSymbolicLink()) return linked(name, around, unreadable)
  const found = factsOf(join(around.full, name))
  if (!('obstacle' in found)) return unreadable(unreadableReasonOf(found) ?? 'device')
  // It vanished between the listing and the look.
  return found.obstacle === 'dangling' ? undefined : unreadable(found.obstacle)
}

/** A link as what it leads to. */
function linked(
  name: string,
  { full, real, base }: FolderContext,
  unreadable: (obstacle: UnreadableReason) => Entry,
): Entry | undefined {
  const path = join(full, name)
  try {
    const target = realpathSync.native(path)
    if (!isUnder(target, base)) return unreadable('outside')
    const facts = statSync(target)
    if (facts.isFile()) return { name, kind: 'file' }
    if (!facts.isDirectory()) return unreadable(unreadableReasonOf(facts) ?? 'device')
    // A folder with itself in it never ends.
    return isUnder(real, target) ? unreadable('loop') : { name, kind: 'folder', isLink: true }
  } catch (error) {
    if (!isMissing(error)) {
      const obstacle = unreadableReasonIn(error)
      if (obstacle) return unreadable(obstacle)
      throw error
    }
    return openIfPresent(() => lstatSync(path)) ? unreadable('dangling') : undefined
  }
}

/** What stands at a path, or why nobody can tell. */
function factsOf(path: string) {
  try {
    return openIfPresent(() => statSync(path, { bigint: true })) ?? ({ obstacle: 'dangling' } as const)
  } catch (error) {
    const obstacle = unreadableReasonIn(error)
    if (obstacle) return { obstacle }
    throw error
  }
}

/** Node.js puts U+FFFD in the place of bytes that are no UTF-8; a file may also be called that. */
function isBroken(name: string, folder: string): boolean {
  return !readdirSync(folder, { encoding: 'buffer' }).some((bytes) => bytes.equals(Buffer.from(name)))
}

function direntsOf(full: string, name: string): Dirent[] {
  try {
    return readdirSync(full, { withFileTypes: true })
  } catch (error) {
    if (isAbsent(full, name, error)) return []
    throw error
  }
}

/** Whether there is no such folder. Where something else stands in its place, or nobody may look, it says that. */
function isAbsent(full: string, name: string, error: unknown): boolean {
  if (isMissing(error)) {
    if (!openIfPresent(() => lstatSync(full))) return true
    const facts = openIfPresent(() => statSync(full))
    if (!facts) throw new Unreadable(name, 'dangling')
    if (facts.isDirectory()) return false
    throw new Unreadable(name, facts.isFile() ? 'file' : (unreadableReasonOf(facts) ?? 'device'))
  }
  const obstacle = unreadableReasonIn(error)
  if (obstacle) throw new Unreadable(name, obstacle)
  return false
}
