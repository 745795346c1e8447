import { createHash } from 'node:crypto'
import type { FileIdentity } from '../model/file-identity.ts'
import type { FileBody } from '../model/resource.ts'
import type { ReadableFile } from '../ports/range-reader.ts'

/** What is read at one stroke: others are answered in between. */
const STROKE_BYTES = 1024 * 1024
/** A file that is written to while its digest is taken is read again, so many times. */
const ATTEMPTS = 3
/** Of one body at a time: a file that was replaced goes on being sent to those who began before. */
const REMEMBERED = 16
/** After so long at the latest, a digest that was taken of a file that had only just changed is taken once more. */
const PROVISIONAL_MS = 2_500

/** Knows of which files the bytes are those that their tags were made of. */
export interface SameBytes {
  /** Whether a file that is this now has the bytes of its body; undefined where they have to be read to tell. */
  readonly known: (body: FileBody, identity: FileIdentity) => boolean | undefined
  /** Reads as much of a file as its body has, and tells. One digest is taken for all who ask at a time. */
  readonly prove: (body: FileBody, file: ReadableFile) => Promise<boolean>
}

interface Found {
  readonly isSame: boolean
  /** When it has to be found out again, on the clock of `performance`. */
  readonly until: number
}

/**
 * A file is known by what it was when its digest was taken. Where it is another one now (it was touched, linked, put back,
 * or overwritten), its digest decides, once for each change.
 */
export function sameBytes(): SameBytes {
  /** Of bodies that are the same objects from build to build, until their files are read anew. */
  const found = new WeakMap<FileBody, Map<FileIdentity, Found>>()
  const proving = new Map<string, Promise<boolean>>()

  const remember = (body: FileBody, identity: FileIdentity, one: Found): void => {
    const known = found.get(body) ?? new Map<FileIdentity, Found>()
    if (known.size >= REMEMBERED) known.clear()
    found.set(body, known.set(identity, one))
  }

  async function take(body: FileBody, file: ReadableFile): Promise<boolean> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const identity = file.identity()
      const isSettled = file.isSettled()
      const digest = await digestOf(file, body.length)
      if (file.identity() !== identity) continue
      const until = isSettled ? Number.POSITIVE_INFINITY : performance.now() + PROVISIONAL_MS
      const isSame = digest === body.digest
      remember(body, identity, { isSame, until })
      return isSame
    }
    return false
  }

  return {
    known: (body, identity) => {
      if (identity === body.identity) return true
      const one = found.get(body)?.get(identity)
      if (one === undefined) return undefined
      const holds = one.until === Number.POSITIVE_INFINITY || performance.now() < one.until
      return holds ? one.isSame : undefined
    },
    prove: (body, file) => {
      const name = `${body.digest} ${body.length} ${file.identity()}`
      const known = proving.get(name) ?? take(body, file).finally(() => proving.delete(name))
      proving.set(name, known)
      return known
    },
  }
}

/** Of so many bytes from the beginning; undefined where there are fewer. */
async function digestOf(file: ReadableFile, length: number): Promise<string | undefined> {
  const hash = createHash('sha256')
  for (let at = 0; at < length; at += STROKE_BYTES) {
    if (file.size() < length) return undefined
    const { bytes } = await file.read(at, Math.min(STROKE_BYTES, length - at))
    hash.update(bytes)
  }
  return hash.digest('hex')
}
