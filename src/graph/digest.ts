import { createHash, hash, randomUUID } from 'node:crypto'

/** Names a value: SHA-256, shortened to 132 bits of base64url. */
export type Digest = string

const LENGTH = 22

/** Of bytes, of a text, or of plain data. */
export function digestOf(value: unknown): Digest {
  const bytes = typeof value === 'string' || value instanceof Uint8Array ? value : JSON.stringify(value)
  return hash('sha256', bytes ?? '', 'base64url').slice(0, LENGTH)
}

/** Of several parts, each apart from the next. */
export function digestOfAll(parts: readonly (string | Uint8Array)[]): Digest {
  const all = createHash('sha256')
  for (const part of parts) all.update(`${part.length} `).update(part)
  return all.digest('base64url').slice(0, LENGTH)
}

/** A name for an object whose contents nobody digested: good as long as this program runs, and the same for the same object. */
export function identityDigest(value: object): Digest {
  const known = IDENTITIES.get(value) ?? randomUUID()
  IDENTITIES.set(value, known)
  return known
}

const IDENTITIES = new WeakMap<object, Digest>()
