import { createHash } from 'node:crypto'
import type { FileIdentity } from '../model/file-identity.ts'
import type { FileBody } from '../model/resource.ts'
import type { ReadableFile } from '../ports/range-reader.ts'

/** Bytes read at a time for a digest; other requests are handled in between. */
const STROKE_BYTES = 1024 * 1024
/** How often a file is read at most if it is written to while its digest is computed. */
const ATTEMPTS = 3
/** Identities remembered for one body: a replaced file is still sent to clients that began before. */
const REMEMBERED = 16
/** A digest of a file that had only just changed expires after this time, and is computed again. */
const PROVISIONAL_MS = 2_500

/** Knows which files have the bytes that their ETags were computed from. */
export interface SameBytes {
  /** Whether a file with this identity has the bytes of the body; undefined if it must be read to tell. */
  readonly known: (body: FileBody, identity: FileIdentity) => boolean | undefined
  /**
   * Reads as many bytes of the file as the body has, and compares digests. Concurrent calls share one digest.
   */
  readonly prove: (body: FileBody, file: ReadableFile) => Promise<boolean>
}

interface Found {
  readonly isSame: boolean
  /** When the result expires, by `performance.now()`. */
  readonly until: number
}

/**
 * A file is recognized by its identity at the time of its digest. If that has changed (the file was touched,
 * linked, restored or overwritten), the digest is computed again, once for each change.
 */
export function sameBytes(): SameBytes {
  /** By body: builds share these objects until their files are read again. */
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

/** SHA-256 of the first `length` bytes; undefined if the file is shorter. */
async function digestOf(file: ReadableFile, length: number): Promise<string | undefined> {
  const hash = createHash('sha256')
  for (let at = 0; at < length; at += STROKE_BYTES) {
    if (file.size() < length) return undefined
    const { bytes } = await file.read(at, Math.min(STROKE_BYTES, length - at))
    hash.update(bytes)
  }
  return hash.digest('hex')
}
