import { type BigIntStats, close, fstatSync, read, stat } from 'node:fs'
import { promisify } from 'node:util'
import type { FileIdentity } from '../../model/file-identity.ts'
import { IoError } from '../../ports/io-error.ts'
import type { FileRange, OpenFile, RangeReader, ReadableFile } from '../../ports/range-reader.ts'
import { identityOf, isStable, isUnchanged, type OpenedFile, openRegular } from './regular-file.ts'
import { checkedPathIn } from './station-paths.ts'

const statFile = promisify(stat)
const closeFile = promisify(close)

/** Files that stay open, so that a range costs one read; the least recently used one is closed first. */
const KEPT_FILES = 32
const IDLE_MS = 10_000
/**
 * After this time, a path is looked up again. Until then, a file that was removed or replaced is still read
 * as it was.
 */
const LOOK_MS = 1_000

interface SharedHandle extends Seen {
  readonly descriptor: number
  /** How many reads are in progress: it is closed only after the last one. */
  reading: number
  used: number
  looked: number
  gone: boolean
}

/** The facts of a file when it was last checked. */
interface Seen {
  facts: BigIntStats
  identity: FileIdentity
}

/**
 * Reads ranges of the files below `root`. Each read returns the identity of the file, which changes when it
 * is written to; once a second, it is checked that the path still leads to the same file.
 */
export function fileRangeReader(root: string): RangeReader {
  const proven = checkedPathIn(root)
  const readers = new Map<string, SharedHandle>()
  let timer: NodeJS.Timeout | undefined

  async function letGo(path: string, one: SharedHandle): Promise<void> {
    if (readers.get(path) === one) readers.delete(path)
    if (one.gone) return
    one.gone = true
    if (one.reading === 0) await closeFile(one.descriptor)
  }

  function sweep(): void {
    timer = undefined
    const before = performance.now() - IDLE_MS
    for (const [path, one] of readers) if (one.used < before && one.reading === 0) void letGo(path, one)
    if (readers.size > 0) timer = setTimeout(sweep, IDLE_MS).unref()
  }

  async function opened(path: string): Promise<OpenedFile> {
    const file = await openRegular(proven(path).real, path)
    if (!file) throw new IoError('storage', 'read', `${path} cannot be read: it is not there.`)
    return file
  }

  /**
   * Opens a file with `reading` set for the caller: a concurrent open of the same path releases this handle.
   */
  async function openAnew(path: string): Promise<SharedHandle> {
    const { descriptor, facts } = await opened(path)
    const fresh = {
      descriptor,
      ...{ facts, identity: identityOf(facts) },
      ...{ reading: 1, used: 0, looked: performance.now(), gone: false },
    }
    const other = readers.get(path)
    readers.set(path, fresh)
    if (other !== undefined) await letGo(path, other)
    for (const [oldest, one] of readers) {
      if (readers.size <= KEPT_FILES) break
      await letGo(oldest, one)
    }
    timer ??= setTimeout(sweep, IDLE_MS).unref()
    return fresh
  }

  function held(file: SharedHandle): SharedHandle {
    file.reading++
    return file
  }

  /** Reads from a handle that the caller holds, and releases it. */
  async function readFrom(
    file: SharedHandle,
    path: string,
    first: number,
    length: number,
  ): Promise<FileRange> {
    file.used = performance.now()
    try {
      const bytes = await readFully(path, file.descriptor, first, length)
      return { bytes, identity: identityNow(file) }
    } finally {
      file.reading--
      if (file.gone && file.reading === 0) await closeFile(file.descriptor)
    }
  }

  return {
    root,
    read: async (path, first, length) => {
      const known = readers.get(path)
      if (known === undefined) return readFrom(await openAnew(path), path, first, length)
      if (performance.now() - known.looked < LOOK_MS) return readFrom(held(known), path, first, length)
      known.looked = performance.now()
      const facts = await statFile(proven(path).real, { bigint: true })
      // It may have been released meanwhile.
      const still = readers.get(path)
      const right = still !== undefined && still.facts.ino === facts.ino && still.facts.dev === facts.dev
      return readFrom(right ? held(still) : await openAnew(path), path, first, length)
    },
    seen: (path) => {
      const known = readers.get(path)
      if (known === undefined || performance.now() - known.looked >= LOOK_MS) return undefined
      known.used = performance.now()
      return identityNow(known)
    },
    open: async (path) => closable(path, await opened(path)),
    opened: (path, descriptor) =>
      reader(path, { descriptor, facts: fstatSync(descriptor, { bigint: true }) }),
    close: async () => {
      clearTimeout(timer)
      await Promise.all([...readers].map(([path, one]) => letGo(path, one)))
    },
  }
}

/** With a callback: node:fs/promises would cost a third of the whole response. */
function readFully(path: string, descriptor: number, first: number, length: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const bytes = Buffer.allocUnsafeSlow(length)
    read(descriptor, bytes, 0, length, first, (failure, count) => {
      if (failure) reject(failure)
      else if (count < length) reject(new IoError('storage', 'read', `${path} ended before its length.`))
      else resolve(bytes)
    })
  })
}

function reader(path: string, { descriptor, facts }: OpenedFile): ReadableFile {
  const seen = { descriptor, facts, identity: identityOf(facts) }
  return {
    identity: () => identityNow(seen),
    isSettled: () => isStable(fstatSync(descriptor, { bigint: true }), Date.now()),
    size: () => Number(fstatSync(descriptor).size),
    read: async (first, length) => {
      const bytes = await readFully(path, descriptor, first, length)
      return { bytes, identity: identityNow(seen) }
    },
  }
}

function closable(path: string, file: OpenedFile): OpenFile {
  let isClosed = false
  return {
    ...reader(path, file),
    close: async () => {
      if (isClosed) return
      isClosed = true
      await closeFile(file.descriptor)
    },
  }
}

/** Synchronous: fstat of an open file needs no disk access. */
function identityNow(file: Seen & { readonly descriptor: number }): FileIdentity {
  const now = fstatSync(file.descriptor, { bigint: true })
  if (!isUnchanged(file.facts, now)) {
    file.facts = now
    file.identity = identityOf(now)
  }
  return file.identity
}
