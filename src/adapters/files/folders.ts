import { type Dirent, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Entry, FolderFingerprint } from '../../ports/storage.ts'
import { Unreadable, type UnreadableReason } from '../../ports/unreadable.ts'
import { isMissing, openIfPresent } from './missing-file.ts'
import { unreadableReasonIn, unreadableReasonOf } from './regular-file.ts'
import { type CheckedPath, isUnder, nearestReal } from './station-paths.ts'

/** How often a folder is listed at most if an entry disappears meanwhile. */
const ATTEMPTS = 5
/**
 * A file that changed this shortly before its facts were read may change again with the same facts, as in
 * Git's index.
 */
const RACY_MILLISECONDS = 2_000

/** Lists a folder. Links that lead out of `base` (absolute, links resolved) are not followed. */
export async function entriesIn({ full, real }: CheckedPath, name: string, base: string): Promise<Entry[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      const all = readdirSync(full, { withFileTypes: true })
      const entries = all.map((entry) => entryOf(entry, { full, real, base }))
      return entries.filter((entry) => entry !== undefined).sort((a, b) => (a.name < b.name ? -1 : 1))
    } catch (error) {
      if (isAbsent(full, name, error)) return []
      // On some file systems, Node.js must stat each name, and one was removed meanwhile.
      if (!isMissing(error) || attempt === ATTEMPTS) throw error
    }
  }
}

/**
 * A fingerprint of size, times and inode of every file, as in Git's index. No program can set the change time
 * of an inode (ctime), so copies with old times are detected too.
 */
export function fingerprintOf({ full, real }: CheckedPath, name: string): FolderFingerprint {
  const now = Date.now()
  const rows: string[] = []
  let changed = 0
  let isOpen = real !== full && join(nearestReal(dirname(full)), basename(full)) !== real
  // Synchronous: passing each call to the thread pool takes ten times as long.
  for (const entry of direntsOf(full, name)) {
    if (entry.isDirectory()) {
      rows.push(`${entry.name}/`)
      continue
    }
    const seen = factsOf(join(full, entry.name))
    const facts = 'obstacle' in seen ? undefined : seen
    if (facts) changed = Math.max(changed, Number(facts.mtimeMs), Number(facts.ctimeMs))
    isOpen ||= !entry.isFile() || facts?.nlink !== 1n
    // What is not a file is not read; a link counts as its target.
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
  // It disappeared between the listing and the stat.
  return found.obstacle === 'dangling' ? undefined : unreadable(found.obstacle)
}

/** Resolves a link to the kind of its target. */
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
    // A link to a folder that contains it would never end.
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

/** The stat of a path, or why it cannot be read. */
function factsOf(path: string) {
  try {
    return openIfPresent(() => statSync(path, { bigint: true })) ?? ({ obstacle: 'dangling' } as const)
  } catch (error) {
    const obstacle = unreadableReasonIn(error)
    if (obstacle) return { obstacle }
    throw error
  }
}

/**
 * Node.js replaces bytes that are not UTF-8 with U+FFFD; a file name may also contain that character itself.
 */
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

/** Whether the folder does not exist. Throws `Unreadable` if it is something else, or access is denied. */
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
