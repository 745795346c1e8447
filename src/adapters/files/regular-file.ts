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

/** Opening never waits for another program, as it does at a pipe, and goes through no link: that was done before. */
export const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0)
/** What is read at one stroke. */
const STROKE_BYTES = 8 * 1024 * 1024
/** A stroke of so many bytes is read at once: handing it to another thread takes ten times as long. */
const BRIEF_BYTES = 128 * 1024
const MOST_BYTES = 2 ** 30
/** A file that is written to meanwhile is read again, so many times and with so long a rest between. */
const ATTEMPTS = 4
const REST_MS = 25
/**
 * Clocks of disks go in steps: of 4 ms on Linux, of 2 s on FAT. What changed within one before it was looked at may
 * change once more without looking different.
 */
const STEP_MS = 2_000

/** A file that was opened, and what it was then. Nothing but a file is. */
export interface OpenedFile {
  readonly descriptor: number
  readonly facts: BigIntStats
}

/** Why a fault says that one thing cannot be read; undefined for a fault of the medium. */
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

/** What stands in the way of reading this as a file; undefined for a file. */
export function unreadableReasonOf(facts: Stats | BigIntStats): UnreadableReason | undefined {
  if (facts.isFile()) return undefined
  if (facts.isDirectory()) return 'folder'
  if (facts.isFIFO()) return 'pipe'
  return facts.isSocket() ? 'socket' : 'device'
}

/** What is known of a file without opening it, wherever its links lead. Undefined where there is none; `name` is for messages. */
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

/** Whether a folder lists a name that nobody can ask for: Node.js puts U+FFFD in the place of bytes that are no UTF-8. */
function isListedBroken(full: string): boolean {
  try {
    return full.includes('\ufffd') && readdirSync(dirname(full)).includes(basename(full))
  } catch {
    return false
  }
}

/** Opens the file at a path on which there are no links; undefined where there is none. It is the caller’s to close. */
export async function openRegular(real: string, name: string): Promise<OpenedFile | undefined> {
  // Looked at before: to open a device can do things.
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

/** The whole file at a path on which there are no links, as it was at one moment; undefined where there is none. */
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

/** Whether nothing was written to a file between two looks at it. */
export function isUnchanged(before: BigIntStats, now: BigIntStats): boolean {
  return (
    before.ctimeNs === now.ctimeNs &&
    before.mtimeNs === now.mtimeNs &&
    before.size === now.size &&
    before.ino === now.ino &&
    before.dev === now.dev
  )
}

/** Whether a file that is written to after this moment (milliseconds) becomes another one by that. */
export function isStable({ ctimeMs }: Pick<BigIntStats, 'ctimeMs'>, now: number): boolean {
  // One of the future too: what is written now has another time.
  return Math.abs(now - Number(ctimeMs)) > STEP_MS
}

/** So many bytes from the beginning; undefined where the file ends before. */
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

/** A fault as what it says of one thing, where it says nothing of the medium. */
export function unreadableFile(name: string, error: unknown): unknown {
  const obstacle = unreadableReasonIn(error)
  return obstacle ? new Unreadable(name, obstacle) : error
}
