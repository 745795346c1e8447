import type { FastifyRequest } from 'fastify'
import { headersFor, isCompressible } from '../build/response-headers.ts'
import type { CurrentBuild } from '../build/site-build.ts'
import type { Resource } from '../model/resource.ts'
import type { CompressionCache } from './compression-cache.ts'
import { acceptedCodings, type ContentCoding } from './content-coding.ts'
import { etagOf, type MadeResource, type ResourceInfo } from './etag.ts'
import { FEED_VARY, isReadableFeed } from './feed-in-browser.ts'
import type { CachedRepresentation } from './response-cache.ts'

/** Below this, a compressed body saves no packet. */
const WORTH_ENCODING_BYTES = 256

/** A resource and the codings to choose from, the preferred one first. */
export interface Negotiable {
  readonly resource: MadeResource
  readonly entity: ResourceInfo
  readonly codings: readonly ContentCoding[]
}

/**
 * Selects the first accepted coding that makes the body smaller. Returns the compressed body; none for
 * `identity`.
 */
export async function selectRepresentation(
  encoded: CompressionCache,
  { resource, entity, codings }: Negotiable,
): Promise<{ readonly coding: ContentCoding; readonly body?: Buffer }> {
  const isUrgent = resource.kind === 'feed'
  for (const coding of codings) {
    if (coding === 'identity') break
    const body = await encoded.get(entity.digest, coding, () => bytesOf(resource), isUrgent)
    if (body.byteLength < entity.length || !codings.includes('identity')) return { coding, body }
  }
  return { coding: 'identity' }
}

/** A resource with the selected coding. */
export interface NegotiableMade extends Negotiable {
  readonly coding: ContentCoding
  readonly modified: Date
}

/** Collects what is needed to send a representation again; without a `body`, only as a 304. */
export function cachedRepresentation(
  { resource, entity, coding, codings, modified }: NegotiableMade,
  body: CachedRepresentation['body'],
): CachedRepresentation {
  const tag = etagOf(entity, coding)
  const unchanged = [...Object.entries(headersOf(resource, modified)).flat(), 'etag', tag]
  return {
    kind: resource.kind,
    tag,
    tags: codings.map((one) => etagOf(entity, one)),
    unchanged,
    modified: modified.getTime(),
    ...(body && {
      body,
      whole: [
        ...unchanged,
        ...['content-type', resource.type, 'content-length', String(body()?.byteLength)],
        ...(coding === 'identity' ? [] : ['content-encoding', coding]),
      ],
    }),
  }
}

/** The codings to choose from for a resource, the preferred one first. */
export function codingsFor(
  codings: readonly ContentCoding[],
  resource: MadeResource,
  entity: ResourceInfo,
): readonly ContentCoding[] {
  if (!isNegotiable(resource)) return ['identity']
  return entity.length < WORTH_ENCODING_BYTES && codings.includes('identity') ? ['identity'] : codings
}

/** The codings that a request accepts, the preferred one first. */
export function codingPreference({ headers }: FastifyRequest): readonly ContentCoding[] {
  return acceptedCodings(headers['accept-encoding'])
}

/**
 * Whether there are compressed representations. Files are recordings and pictures, which are compressed
 * already.
 */
function isNegotiable({ body, kind, type }: MadeResource): boolean {
  return !('file' in body) && kind !== 'recording' && isCompressible(type)
}

/** Header fields that responses with and without a body have in common. */
export function headersOf(resource: MadeResource, modified: Date | undefined): Record<string, string> {
  return {
    ...headersFor(resource),
    ...(isNegotiable(resource) ? { vary: isReadableFeed(resource) ? FEED_VARY : 'Accept-Encoding' } : {}),
    ...linksOf(resource),
    ...(modified === undefined ? {} : { 'last-modified': modified.toUTCString() }),
  }
}

/** A Link field (RFC 8288); targets are URLs in ASCII without angle brackets. */
function linksOf({ links = [] }: Resource): { link?: string } {
  if (links.length === 0) return {}
  return { link: links.map(({ rel, href }) => `<${href}>; rel="${rel}"`).join(', ') }
}

/**
 * Last-Modified, in the whole seconds of an HTTP date. Undefined for a date in the future: an origin server
 * must not send one (https://www.rfc-editor.org/rfc/rfc9110#section-8.8.2.1).
 */
export function modifiedOf(current: CurrentBuild, { address }: Resource): Date | undefined {
  const time = Math.floor(current.modified(address).getTime() / 1000) * 1000
  return time <= Date.now() ? new Date(time) : undefined
}

/** The bytes of a resource; throws for a file. */
export function bytesOf({ address, body }: MadeResource): Uint8Array {
  if ('file' in body) throw new Error(`${address} is a file, and has no bytes to encode.`)
  return body.bytes()
}

/** The same bytes as a Buffer. */
export function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
