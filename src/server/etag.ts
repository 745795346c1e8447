import { createHash } from 'node:crypto'
import type { SiteBuild } from '../build/site-build.ts'
import type { Resource } from '../model/resource.ts'
import type { ContentCoding } from './content-coding.ts'

/** Digest and length of a body. */
export interface ResourceInfo {
  /** SHA-256 of the bytes, shortened to 162 bits of base64url. */
  readonly digest: string
  readonly length: number
}

/** A resource whose bytes are in memory or in a file. */
export type MadeResource = Resource & { readonly body: Exclude<Resource['body'], { readonly make: unknown }> }

const DIGEST_LENGTH = 27
const SUFFIX: Readonly<Record<ContentCoding, string>> = { identity: '', gzip: '-gz', br: '-br' }

/** A strong entity tag. Each coding has other bytes, so it has its own tag (RFC 9110 §8.8.3.3). */
export function etagOf({ digest }: ResourceInfo, coding: ContentCoding): string {
  return `"${digest}${SUFFIX[coding]}"`
}

/** Digest and length of a resource: from the build if it has them, otherwise computed from the bytes. */
export function resourceInfoOf(siteBuild: SiteBuild, resource: MadeResource): ResourceInfo {
  const { address, body } = resource
  if ('file' in body) return { digest: shorten(Buffer.from(body.digest, 'hex')), length: body.length }
  // A page outside the build, such as a search result, has the address of a resource but other bytes.
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
