import { createHash } from 'node:crypto'
import type { Resource } from '../model/resource.ts'
import type { Edition } from '../publish/standing.ts'
import type { ContentCoding } from './content-coding.ts'

/** What can be told of a body without sending it. */
export interface Entity {
  /** SHA-256 of the bytes, shortened to 162 bits of base64url. */
  readonly digest: string
  readonly length: number
}

/** A resource whose bytes are there, or in a file. */
export type MadeResource = Resource & { readonly body: Exclude<Resource['body'], { readonly make: unknown }> }

const DIGEST_LENGTH = 27
const SUFFIX: Readonly<Record<ContentCoding, string>> = { identity: '', gzip: '-gz', br: '-br' }

/** A strong tag. Other codings are other bytes, so they have tags of their own (RFC 9110 §8.8.3.3). */
export function tagOf({ digest }: Entity, coding: ContentCoding): string {
  return `"${digest}${SUFFIX[coding]}"`
}

/** Knows the entities of editions; each is digested once, and forgotten with its edition. */
export function entities(): (edition: Edition, resource: MadeResource) => Entity {
  const known = new WeakMap<Edition, Map<string, Entity>>()
  return (edition, resource) => {
    const those = known.get(edition) ?? new Map<string, Entity>()
    known.set(edition, those)
    const entity = those.get(resource.address) ?? entityOf(edition, resource)
    those.set(resource.address, entity)
    return entity
  }
}

function entityOf(edition: Edition, resource: MadeResource): Entity {
  const { address, body } = resource
  if ('file' in body) return { digest: shorten(Buffer.from(body.digest, 'hex')), length: body.length }
  // Pages beside the table, such as what a search found, have the address of another and other bytes.
  const found = edition.find(address)
  const known =
    found && 'bytes' in found.body && found.body === body ? edition.entityAt?.(address) : undefined
  if (known) return { digest: known.sha256.slice(0, DIGEST_LENGTH), length: known.length }
  const bytes = body.bytes()
  return { digest: shorten(createHash('sha256').update(bytes).digest()), length: bytes.byteLength }
}

function shorten(digest: Buffer): string {
  return digest.toString('base64url').slice(0, DIGEST_LENGTH)
}
