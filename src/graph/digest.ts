import { randomUUID } from 'node:crypto'
import { sha256Of, sha256OfAll } from '../ports/digest.ts'

/** Names a value: SHA-256, shortened to 132 bits of base64url. */
export type Digest = string

const LENGTH = 22

/** Digest of bytes, of a text, or of plain data. */
export function digestOf(value: unknown): Digest {
  const bytes = typeof value === 'string' || value instanceof Uint8Array ? value : JSON.stringify(value)
  return sha256Of(bytes ?? '', 'base64url').slice(0, LENGTH)
}

/** Digest of several parts, with the borders between them. */
export function digestOfAll(parts: readonly (string | Uint8Array)[]): Digest {
  return sha256OfAll(parts).slice(0, LENGTH)
}

/** A random name for an object: the same for the same object, and valid only in this process. */
export function identityDigest(value: object): Digest {
  const known = IDENTITIES.get(value) ?? randomUUID()
  IDENTITIES.set(value, known)
  return known
}

const IDENTITIES = new WeakMap<object, Digest>()
