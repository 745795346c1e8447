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

/** Records are put behind each other in a few large writes. */
const BATCH_BYTES = 4 * 1024 * 1024
/** A pack is written anew when more than half of it is of no use, and it is worth it. */
const WORTH_BYTES = 8 * 1024 * 1024

interface Open {
  readonly index: CacheIndex
  /** Of the pack, to read from; undefined before there is one. */
  fd: number | undefined
  /** Where the next batch goes. */
  end: number
  pack: string
  mark: string
}

/**
 * A cache in a folder of this computer's disk: one pack of records behind each other, and an index that is replaced
 * whole once they are written. A program that is killed leaves the index before, and behind its end bytes that the
 * next one writes over. Every record has a sum, so that whatever else happens to the pack is found when it is read.
 * One program writes at a time; another one reads, and keeps nothing. All of it may be deleted at any time: what was
 * opened goes on to be read.
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

  /** Whether this program may write now: nobody else does, and nobody did since it began to read. */
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
      // A read-only folder, a full disk, a pack that is gone.
    }
    lock?.()
    return false
  }

  /** Nobody wants it in their repository, or in an upload that heeds this. */
  function ignoreFolder(): void {
    const path = join(folder, '.gitignore')
    rmSync(path, { force: true })
    writeFileSync(path, '*\n', { flag: 'wx' })
  }

  let writer: number | undefined

  function startPack(state: Open): boolean {
    const path = join(folder, state.pack)
    for (const name of readdirSync(folder)) {
      // Of another pack, or of an index that was never finished.
      if (/^pack-|^index\./.test(name) && name !== state.pack) rmSync(join(folder, name), { force: true })
    }
    // A pack that somebody removed goes on to be read, but nothing can be added to it for the next program.
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
      // The disk is full: what could not be written stays in memory, and no more is taken.
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
      // As good as damaged.
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

  /** A new pack with nothing in it but what was used. */
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
        // The next program begins with the index before.
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
