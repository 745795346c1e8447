import {
  type BigIntStats,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  read,
  readdirSync,
  readSync,
  type Stats,
  statSync,
} from 'node:fs'
import { basename, dirname } from 'node:path'
import { setTimeout as rested } from 'node:timers/promises'
import type { FileIdentity } from '../../model/file-identity.ts'
import type { ReadTerms } from '../../ports/storage.ts'
import { Unreadable, type UnreadableReason } from '../../ports/unreadable.ts'
import { isMissing, openIfPresent } from './missing-file.ts'

/** Opening must not block, as it does on a pipe, and must not follow links: paths are resolved before. */
export const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0)
/** Bytes of one read. */
const STROKE_BYTES = 8 * 1024 * 1024
/**
 * A file of up to so many bytes is read synchronously: passing it to the thread pool takes ten times as long.
 */
const BRIEF_BYTES = 128 * 1024
const MOST_BYTES = 2 ** 30
/** How often a file is read at most if it is written to meanwhile, and the pause between the attempts. */
const ATTEMPTS = 4
const REST_MS = 25
/**
 * Timestamps of file systems have a resolution: 4 ms on Linux, 2 s on FAT. A file that changed within one
 * step before it was checked may change again without another timestamp.
 */
const STEP_MS = 2_000

/** An open regular file, and its facts when it was opened. */
export interface OpenedFile {
  readonly descriptor: number
  readonly facts: BigIntStats
}

/** The reason why a file cannot be read, from an error; undefined for an error of the disk. */
export function unreadableReasonIn(error: unknown): UnreadableReason | undefined {
  return OBSTACLES.get((error as NodeJS.ErrnoException).code ?? '')
}

const OBSTACLES = new Map<string, UnreadableReason>([
  ['ELOOP', 'loop'],
  ['EACCES', 'permission'],
  ['EPERM', 'permission'],
  ['ENAMETOOLONG', 'name-long'],
  ['EISDIR', 'folder'],
  ['ENXIO', 'socket'],
  ['ENODEV', 'device'],
])

/** The reason why this cannot be read as a file; undefined for a regular file. */
export function unreadableReasonOf(facts: Stats | BigIntStats): UnreadableReason | undefined {
  if (facts.isFile()) return undefined
  if (facts.isDirectory()) return 'folder'
  if (facts.isFIFO()) return 'pipe'
  return facts.isSocket() ? 'socket' : 'device'
}

/**
 * Stats a file without opening it, following links. Undefined if it does not exist; `name` is for messages.
 */
export function statRegular(full: string, name: string): BigIntStats | undefined {
  const facts = toldOf(name, () => openIfPresent(() => statSync(full, { bigint: true })))
  if (!facts) {
    if (toldOf(name, () => openIfPresent(() => lstatSync(full)))) throw new Unreadable(name, 'dangling')
    if (isListedBroken(full)) throw new Unreadable(name, 'name-not-text')
    return undefined
  }
  const obstacle = unreadableReasonOf(facts)
  if (obstacle) throw new Unreadable(name, obstacle)
  return facts
}

/**
 * Whether a folder lists a name that cannot be opened: Node.js replaces bytes that are not UTF-8 with U+FFFD.
 */
function isListedBroken(full: string): boolean {
  try {
    return full.includes('\ufffd') && readdirSync(dirname(full)).includes(basename(full))
  } catch {
    return false
  }
}

/** Opens a file at a path without links; undefined if it does not exist. The caller must close it. */
export async function openRegular(real: string, name: string): Promise<OpenedFile | undefined> {
  // Checked before: opening a device can have effects.
  if (!statRegular(real, name)) return undefined
  let descriptor: number
  try {
    descriptor = openSync(real, FLAGS)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw unreadableFile(name, error)
  }
  const facts = fstatSync(descriptor, { bigint: true })
  const obstacle = unreadableReasonOf(facts)
  if (!obstacle) return { descriptor, facts }
  closeSync(descriptor)
  throw new Unreadable(name, obstacle)
}

/** Reads a file at a path without links, in one consistent state; undefined if it does not exist. */
export async function readRegular(
  real: string,
  name: string,
  { most = MOST_BYTES, seen }: ReadTerms = {},
): Promise<Uint8Array | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await rested(REST_MS * attempt)
    const file = await openRegular(real, name)
    if (!file) return undefined
    const { descriptor, facts } = file
    try {
      if (facts.size > most) throw tooLarge(name, facts.size, most)
      const begun = Date.now()
      const bytes = await readFrom(descriptor, Number(facts.size))
      if (!bytes || !isUnchanged(facts, fstatSync(descriptor, { bigint: true }))) continue
      if (seen && isStable(facts, begun)) seen(identityOf(facts))
      return bytes
    } finally {
      closeSync(descriptor)
    }
  }
  throw new Unreadable(name, 'unsteady')
}

/** See model/file-identity.ts. */
export function identityOf({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): FileIdentity {
  return `${dev} ${ino} ${size} ${mtimeNs} ${ctimeNs}`
}

/** Whether a file was not written to between two stats. */
export function isUnchanged(before: BigIntStats, now: BigIntStats): boolean {
  return (
    before.ctimeNs === now.ctimeNs &&
    before.mtimeNs === now.mtimeNs &&
    before.size === now.size &&
    before.ino === now.ino &&
    before.dev === now.dev
  )
}

/** Whether any write after this moment (in milliseconds) changes the file's timestamps. */
export function isStable({ ctimeMs }: Pick<BigIntStats, 'ctimeMs'>, now: number): boolean {
  // True for a timestamp in the future too: a write sets another one.
  return Math.abs(now - Number(ctimeMs)) > STEP_MS
}

/** Reads `length` bytes from the beginning; undefined if the file is shorter. */
async function readFrom(descriptor: number, length: number): Promise<Buffer | undefined> {
  const bytes = Buffer.allocUnsafeSlow(length)
  let done = 0
  while (done < length) {
    const count =
      length <= BRIEF_BYTES
        ? readSync(descriptor, bytes, done, length - done, done)
        : await readStroke(descriptor, bytes, done)
    if (count === 0) return undefined
    done += count
  }
  return bytes
}

function readStroke(descriptor: number, bytes: Buffer, at: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const length = Math.min(STROKE_BYTES, bytes.length - at)
    read(descriptor, bytes, at, length, at, (failure, count) => (failure ? reject(failure) : resolve(count)))
  })
}

function tooLarge(name: string, bytes: bigint, most: number): Unreadable {
  return new Unreadable(name, 'too-large', `it has ${bytes} bytes, and no more than ${most} are read`)
}

function toldOf<T>(name: string, look: () => T): T {
  try {
    return look()
  } catch (error) {
    throw unreadableFile(name, error)
  }
}

/** Converts an error about a single file to `Unreadable`; returns any other error as it is. */
export function unreadableFile(name: string, error: unknown): unknown {
  const obstacle = unreadableReasonIn(error)
  return obstacle ? new Unreadable(name, obstacle) : error
}
