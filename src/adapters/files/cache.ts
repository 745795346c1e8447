import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Cache } from '../../ports/cache.ts'
import {
  type CacheIndex,
  checksumOf,
  indexFingerprint,
  type PackLocation,
  readIndex,
  writeIndex,
} from './cache-index.ts'
import { takeLock } from './lock.ts'
import { isOwnDirectory, openProgramFile } from './program-files.ts'

/** Records are collected and appended in a few large writes. */
const BATCH_BYTES = 4 * 1024 * 1024
/** From this size on, a pack is compacted when more than half of it is unused. */
const WORTH_BYTES = 8 * 1024 * 1024

interface Open {
  readonly index: CacheIndex
  /** Of the pack, for reading; undefined before there is one. */
  fd: number | undefined
  /** Where the next batch is written. */
  end: number
  pack: string
  mark: string
}

/**
 * A cache in a folder on disk: one pack of consecutive records, and an index that is replaced atomically once
 * they are written. A process that is killed leaves the previous index, and bytes after its end that the next
 * process overwrites. Every record has a checksum, so that any other damage to the pack is found when it is
 * read. One process writes at a time; a second one only reads, and stores nothing. The folder may be deleted
 * at any time: files that are open remain readable.
 */
export function folderCache(folder: string): Cache {
  const file = join(folder, 'index')
  let opened: Open | undefined
  let batch: Uint8Array[] = []
  let batchBytes = 0
  const unwritten = new Map<string, Uint8Array>()
  let used = new Set<string>()
  let release: (() => void) | undefined
  let isFull = false

  function open(): Open {
    if (opened) return opened
    const mark = indexFingerprint(file)
    const index = isOwnDirectory(folder) ? readIndex(file) : undefined
    let fd: number | undefined
    try {
      if (index) fd = openProgramFile(join(folder, index.pack))
    } catch {
      fd = undefined
    }
    const known = index && fd !== undefined ? index : { pack: newPack(), end: 0, spots: new Map() }
    opened = { index: known, fd, end: known.end, pack: known.pack, mark }
    return opened
  }

  /**
   * Whether this process may write: no other process holds the lock, and none wrote since this one read the
   * index.
   */
  function mayWrite(): boolean {
    if (release) return !isFull
    const state = open()
    if (!isOwnDirectory(folder)) return false
    let lock: (() => void) | undefined
    try {
      mkdirSync(folder, { recursive: true })
      if (state.fd === undefined) ignoreFolder()
      lock = takeLock(join(folder, 'lock'))
      if (lock && indexFingerprint(file) === state.mark && startPack(state)) {
        release = lock
        return !isFull
      }
    } catch {
      // A read-only folder, a full disk, or a pack that was removed.
    }
    lock?.()
    return false
  }

  /** Keeps the cache out of repositories, and of uploads that respect .gitignore. */
  function ignoreFolder(): void {
    const path = join(folder, '.gitignore')
    rmSync(path, { force: true })
    writeFileSync(path, '*\n', { flag: 'wx' })
  }

  let writer: number | undefined

  function startPack(state: Open): boolean {
    const path = join(folder, state.pack)
    for (const name of readdirSync(folder)) {
      // Another pack, or an index that was not finished.
      if (/^pack-|^index\./.test(name) && name !== state.pack) rmSync(join(folder, name), { force: true })
    }
    // A pack that was deleted remains readable, but records added to it would be lost: it must be the same
    // file.
    if (state.fd === undefined) rmSync(path, { force: true })
    writer = openSync(path, state.fd === undefined ? 'wx+' : 'r+')
    if (state.fd === undefined) state.fd = openProgramFile(path)
    return fstatSync(state.fd).ino === fstatSync(writer).ino
  }

  function writeBatch(): void {
    const state = open()
    if (batch.length === 0 || writer === undefined) return
    try {
      const bytes = Buffer.concat(batch)
      let done = 0
      while (done < bytes.length)
        done += writeSync(writer, bytes, done, bytes.length - done, state.end + done)
      state.end += bytes.length
      batch = []
      batchBytes = 0
      unwritten.clear()
    } catch {
      // The disk is full: what is not written stays in memory, and no more is accepted.
      isFull = true
    }
  }

  function read(name: string, { at, length, sum }: PackLocation): Uint8Array | undefined {
    const waiting = unwritten.get(name)
    if (waiting) return waiting
    const { fd, index } = open()
    const bytes = Buffer.allocUnsafeSlow(length)
    try {
      const whole = length === 0 || (fd !== undefined && readSync(fd, bytes, 0, length, at) === length)
      if (whole && checksumOf(name, bytes) === sum) return bytes
    } catch {
      // Treated as a damaged record.
    }
    index.spots.delete(name)
    return undefined
  }

  function put(name: string, bytes: Uint8Array): boolean {
    used.add(name)
    const { index, end } = open()
    const sum = checksumOf(name, bytes)
    const known = index.spots.get(name)
    if (known?.sum === sum && known.length === bytes.byteLength && read(name, known)) return true
    if (!mayWrite()) return false
    index.spots.set(name, { at: end + batchBytes, length: bytes.byteLength, sum })
    batch.push(bytes)
    batchBytes += bytes.byteLength
    unwritten.set(name, bytes)
    if (batchBytes >= BATCH_BYTES) writeBatch()
    return true
  }

  /** Copies the used records into a new pack, if more than half of the old one is unused. */
  function compact(): void {
    const state = open()
    const { spots } = state.index
    const live = [...spots].filter(([name]) => used.has(name))
    const bytes = live.reduce((sum, [, { length }]) => sum + length, 0)
    if (state.end < WORTH_BYTES || bytes > state.end / 2) return
    const pack = newPack()
    const target = openSync(join(folder, pack), 'w+')
    let end = 0
    for (const name of spots.keys()) if (!used.has(name)) spots.delete(name)
    for (const [name, spot] of live) {
      const record = read(name, spot)
      if (!record) continue
      writeSync(target, record, 0, record.byteLength, end)
      spots.set(name, { ...spot, at: end })
      end += record.byteLength
    }
    if (state.fd !== undefined) closeSync(state.fd)
    rmSync(join(folder, state.pack), { force: true })
    Object.assign(state, { fd: target, pack, end })
  }

  return {
    get: (name) => {
      used.add(name)
      const spot = open().index.spots.get(name)
      return spot && read(name, spot)
    },
    has: (name) => {
      used.add(name)
      return open().index.spots.has(name)
    },
    put,
    refresh: () => {
      if (!opened || release || indexFingerprint(file) === opened.mark) return
      if (opened.fd !== undefined) closeSync(opened.fd)
      opened = undefined
    },
    flush: (terms) => {
      const unlock = release
      if (!unlock) {
        if (terms?.whole) used = new Set()
        return
      }
      writeBatch()
      const state = open()
      try {
        if (!isFull) {
          if (terms?.whole) compact()
          writeIndex(file, { pack: state.pack, end: state.end, spots: state.index.spots })
          state.mark = indexFingerprint(file)
        }
      } catch {
        // The next process starts from the previous index.
      }
      if (writer !== undefined) closeSync(writer)
      writer = undefined
      release = undefined
      unlock()
      if (terms?.whole) used = new Set()
    },
  }
}

function newPack(): string {
  return `pack-${randomBytes(8).toString('hex')}`
}
