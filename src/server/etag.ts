import { createHash } from 'node:crypto'
import type { SiteBuild } from '../build/site-build.ts'
import type { Resource } from '../model/resource.ts'
import type { ContentCoding } from './content-coding.ts'

/** What can be told of a body without sending it. */
export interface ResourceInfo {
  /** SHA-256 of the bytes, shortened to 162 bits of base64url. */
  readonly digest: string
  readonly length: number
}

/** A resource whose bytes are there, or in a file. */
export type MadeResource = Resource & { readonly body: Exclude<Resource['body'], { readonly make: unknown }> }

const DIGEST_LENGTH = 27
const SUFFIX: Readonly<Record<ContentCoding, string>> = { identity: '', gzip: '-gz', br: '-br' }

/** A strong tag. Other codings are other bytes, so they have tags of their own (RFC 9110 §8.8.3.3). */
export function etagOf({ digest }: ResourceInfo, coding: ContentCoding): string {
  return `"${digest}${SUFFIX[coding]}"`
}

/** What a build says of a resource; what it says nothing of is digested. */
export function resourceInfoOf(siteBuild: SiteBuild, resource: MadeResource): ResourceInfo {
  const { address, body } = resource
  if ('file' in body) return { digest: shorten(Buffer.from(body.digest, 'hex')), length: body.length }
  // Pages beside the table, such as what a search found, have the address of another and other bytes.
  const found = siteBuild.find(address)
  const known =
    found && 'bytes' in found.body && found.body === body ? siteBuild.bytesInfo?.(address) : undefined
  if (known) return { digest: known.sha256.slice(0, DIGEST_LENGTH), length: known.length }
  const bytes = body.bytes()
  return { digest: shorten(createHash('sha256').update(bytes).digest()), length: bytes.byteLength }
}

function shorten(digest: Buffer): string {
  return digest.toString('base64url').slice(0, DIGEST_LENGTH)
}
