import { close, fstatSync, open, read, type Stats, stat } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Outage } from '../../ports/outage.ts'
import type { FileIdentity, Parts, Piece } from '../../ports/parts.ts'

const openFile = promisify(open)
const statFile = promisify(stat)
const closeFile = promisify(close)

/** Files that stay open, so that a part costs one read; the one longest unasked is closed for another. */
const KEPT_FILES = 32
const IDLE_MS = 10_000
/** A file that was removed or replaced goes on being read, as it was, for so long. */
const LOOK_MS = 1_000

interface Kept {
  readonly descriptor: number
  readonly identity: FileIdentity
  reading: number
  used: number
  looked: number
  gone: boolean
}

/**
 * Parts of the files below `root`. Each read tells whether the file was written to since it was opened; whether the name
 * still stands for it is looked up once a second.
 */
export function fileParts(root: string): Parts {
  const kept = new Map<string, Kept>()
  let timer: NodeJS.Timeout | undefined

  async function letGo(path: string, one: Kept): Promise<void> {
    if (kept.get(path) === one) kept.delete(path)
    if (one.gone) return
    one.gone = true
    if (one.reading === 0) await closeFile(one.descriptor)
  }

  function sweep(): void {
    timer = undefined
    const before = performance.now() - IDLE_MS
    for (const [path, one] of kept) if (one.used < before && one.reading === 0) void letGo(path, one)
    if (kept.size > 0) timer = setTimeout(sweep, IDLE_MS).unref()
  }

  async function openAnew(path: string): Promise<Kept> {
    const descriptor = await openFile(join(root, path), 'r')
    // Of what was opened, not of what had the name before.
    const identity = identityOf(fstatSync(descriptor))
    const fresh = { descriptor, identity, reading: 0, used: 0, looked: performance.now(), gone: false }
    const other = kept.get(path)
    if (other !== undefined) await letGo(path, other)
    kept.set(path, fresh)
    for (const [oldest, one] of kept) {
      if (kept.size <= KEPT_FILES) break
      await letGo(oldest, one)
    }
    timer ??= setTimeout(sweep, IDLE_MS).unref()
    return fresh
  }

  async function readFrom(file: Kept, path: string, first: number, length: number): Promise<Piece> {
    file.reading++
    file.used = performance.now()
    try {
      const bytes = await readFully(path, file.descriptor, first, length)
      // Not waited for: of an open file the system knows this by heart.
      return { bytes, facts: identityOf(fstatSync(file.descriptor)) }
    } finally {
      file.reading--
      if (file.gone && file.reading === 0) await closeFile(file.descriptor)
    }
  }

  return {
    read: async (path, first, length) => {
      const known = kept.get(path)
      if (known === undefined) return readFrom(await openAnew(path), path, first, length)
      if (performance.now() - known.looked < LOOK_MS) return readFrom(known, path, first, length)
      known.looked = performance.now()
      const facts = identityOf(await statFile(join(root, path)))
      // Meanwhile it may have been let go of.
      const still = kept.get(path)
      const right = still !== undefined && isSame(still.identity, facts)
      return readFrom(right ? still : await openAnew(path), path, first, length)
    },
    close: async () => {
      clearTimeout(timer)
      await Promise.all([...kept].map(([path, one]) => letGo(path, one)))
    },
  }
}

/** A callback: node:fs/promises would cost a third of the whole answer. */
function readFully(path: string, descriptor: number, first: number, length: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const bytes = Buffer.allocUnsafeSlow(length)
    read(descriptor, bytes, 0, length, first, (failure, count) => {
      if (failure) reject(failure)
      else if (count < length) reject(new Outage('storage', 'read', `${path} ended before its length.`))
      else resolve(bytes)
    })
  })
}

function isSame(one: FileIdentity, other: FileIdentity): boolean {
  return one.ino === other.ino && one.size === other.size && one.mtimeMs === other.mtimeMs
}

function identityOf({ ino, size, mtimeMs }: Stats): FileIdentity {
  return { ino, size, mtimeMs }
}
