import type { FastifyReply, FastifyRequest } from 'fastify'
import { allowsCors, CORS_HEADERS } from '../build/response-headers.ts'
import type { CurrentBuild } from '../build/site-build.ts'
import type { FileBody, Resource } from '../model/resource.ts'
import { IoError } from '../ports/io-error.ts'
import type { RangeReader } from '../ports/range-reader.ts'
import { compressionCache } from './compression-cache.ts'
import type { ContentCoding } from './content-coding.ts'
import { etagOf, type MadeResource, type ResourceInfo, resourceInfoOf } from './etag.ts'
import { typeFor } from './feed-in-browser.ts'
import { prepareFeeds } from './feed-preparation.ts'
import { type Files, files } from './files.ts'
import { evaluatePreconditions, matchesIfRange } from './preconditions.ts'
import { sendProblem } from './problem.ts'
import { type ByteRange, readRange } from './range.ts'
import { type RangeCache, rangeCache } from './range-cache.ts'
import {
  bufferOf,
  bytesOf,
  cachedRepresentation,
  codingPreference,
  codingsFor,
  headersOf,
  modifiedOf,
  selectRepresentation,
} from './representation.ts'
import { type CachedRepresentation, interned, type ResponseCache, responseCache } from './response-cache.ts'
import { markKind } from './response-log-marks.ts'

/** A GET or HEAD for a resource. */
export interface RequestContext {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly current: CurrentBuild
  readonly resource: Resource
}

type MadeContext = RequestContext & { readonly resource: MadeResource }

export interface Responder {
  /** An `onSend` hook for bodies that are files. */
  readonly guard: Files['guard']
  /**
   * Sends the resource, a range of it or 304, by the request's preconditions and Range; 412 or 416 if they
   * fail.
   */
  readonly respond: (asked: RequestContext) => Promise<FastifyReply>
  /** Sends the whole resource with another status: a redirect, or the page for 404 and 410. */
  readonly respondWithStatus: (
    asked: RequestContext,
    status: number,
    headers: Readonly<Record<string, string>>,
  ) => Promise<FastifyReply>
  /** Responses that were sent before, to be sent again from memory. */
  readonly responses: ResponseCache
  /** Files of which a range was sent before. */
  readonly ranges: RangeCache
  /**
   * Prepares the responses to the feeds that apps subscribe to, in every coding. A feed that fails is
   * skipped, and the request for it gets the error: this never rejects.
   */
  readonly prepareFeeds: (current: CurrentBuild) => Promise<void>
}

/**
 * `base` is as `readBase` returns it; `parts` reads file bodies. All builds of the station share the
 * compression cache.
 */
export function createResponder(base: string, parts: RangeReader): Responder {
  const encoded = compressionCache()
  const { send: sendFile, heldPart, readPart, guard } = files(parts)
  const ready = responseCache()
  const readyFiles = rangeCache({ heldPart, readPart })

  const respond: Responder['respond'] = async (wanted) => {
    const asked = { ...wanted, resource: await made(wanted.resource) }
    const { request, reply, current, resource } = asked
    markKind(reply.raw, resource.kind)
    const entity = resourceInfoOf(current.siteBuild, resource)
    const codings = codingsFor(codingPreference(request), resource, entity)
    const modified = modifiedOf(current, resource)
    reply.headers(headersOf(resource, modified))

    const tags = codings.map((coding) => etagOf(entity, coding))
    const verdict = evaluatePreconditions(request.headers, tags, modified)
    if (verdict.is === 'failed') return sendProblem(reply, 412)
    if (verdict.is === 'unchanged') {
      // A client that has the preferred representation need not wait until it is compressed again.
      const [best] = codings
      const held = best !== undefined && verdict.tag === etagOf(entity, best)
      const chosen = { resource, entity, codings }
      const coding =
        verdict.tag === undefined
          ? (await selectRepresentation(encoded, chosen)).coding
          : held
            ? best
            : undefined
      if (coding !== undefined) store(wanted, resource, entity, coding, modified)
      const tag = verdict.tag ?? etagOf(entity, coding ?? 'identity')
      return reply.code(304).header('etag', tag).send()
    }

    const part = codings.includes('identity') ? partFor(request, entity, modified) : 'whole'
    if (part === 'outside') {
      const open = allowsCors(resource.kind) ? CORS_HEADERS : {}
      return sendProblem(reply, 416, undefined, { ...open, 'content-range': `bytes */${entity.length}` })
    }
    reply.header('content-type', typeFor(request, resource))
    if ('file' in resource.body) {
      if (resource.body.away) {
        throw new IoError(
          'storage',
          'read',
          `${resource.body.file} is not what was published, nor is a copy there.`,
        )
      }
      reply.header('etag', etagOf(entity, 'identity'))
      if (part !== 'whole') cacheFile(wanted, resource, resource.body, entity, modified)
      return sendFile(request, reply, resource.body, part)
    }
    if (part === 'whole') {
      store(
        wanted,
        resource,
        entity,
        (await selectRepresentation(encoded, { resource, entity, codings })).coding,
        modified,
      )
      return sendForm(asked, entity, codings, true)
    }
    reply.header('content-range', `bytes ${part.first}-${part.last}/${entity.length}`)
    const bytes = resource.body.bytes().subarray(part.first, part.last + 1)
    return reply.code(206).header('etag', etagOf(entity, 'identity')).send(bufferOf(bytes))
  }

  const respondWithStatus: Responder['respondWithStatus'] = async (wanted, status, headers) => {
    const asked = { ...wanted, resource: await made(wanted.resource) }
    const { request, reply, current, resource } = asked
    const entity = resourceInfoOf(current.siteBuild, resource)
    reply.code(status).headers(headersOf(resource, undefined))
    reply.headers({ 'content-type': resource.type, ...headers })
    return sendForm(asked, entity, codingsFor(codingPreference(request), resource, entity), false)
  }

  async function sendForm(
    { request, reply, resource }: MadeContext,
    entity: ResourceInfo,
    codings: readonly ContentCoding[],
    tagged: boolean,
  ): Promise<FastifyReply> {
    const { coding, body } = await selectRepresentation(encoded, { resource, entity, codings })
    if (tagged) reply.header('etag', etagOf(entity, coding))
    if (coding !== 'identity') reply.header('content-encoding', coding)
    const length = body?.byteLength ?? entity.length
    if (request.method === 'HEAD') return reply.header('content-length', String(length)).send()
    return reply.send(body ?? bufferOf(bytesOf(resource)))
  }

  /** Stores the representation for requests with the same URL and accepted codings. */
  function store(
    { request, current, resource: { address, body: source } }: RequestContext,
    resource: MadeResource,
    entity: ResourceInfo,
    coding: ContentCoding,
    modified: Date | undefined,
  ): void {
    const { url = '' } = request.raw
    // `modified` is undefined if the clock was set back, which does not last: nothing is stored.
    if (!isUsual(url, address) || modified === undefined) return
    const wish = interned(codingPreference(request))
    const facts = { resource, entity, coding, modified, codings: codingsFor(wish, resource, entity) }
    ready.store(current, url, wish, cachedRepresentation(facts, bodyOf(source, entity, coding)))
  }

  /** Stores the file for range requests to the same URL. */
  function cacheFile(
    { request, current }: RequestContext,
    resource: MadeResource,
    body: FileBody,
    entity: ResourceInfo,
    modified: Date | undefined,
  ): void {
    const { url = '' } = request.raw
    const { address, kind } = resource
    if (!isUsual(url, address) || modified === undefined) return
    readyFiles.store(current, url, {
      kind,
      body,
      modified: modified.getTime(),
      fields: [
        ...Object.entries(headersOf(resource, modified)).flat(),
        ...['content-type', resource.type, 'etag', etagOf(entity, 'identity')],
      ],
    })
  }

  /**
   * Whether a URL has the canonical spelling. Other spellings are unlimited in number, and nothing is stored
   * for them.
   */
  function isUsual(url: string, address: string): boolean {
    return url === address || url === base + address
  }

  /**
   * Returns a getter for the body of a representation that is in memory; a compressed body may be dropped
   * later. The bytes of a resource that is generated on request are not retained.
   */
  function bodyOf(
    source: Resource['body'],
    { digest }: ResourceInfo,
    coding: ContentCoding,
  ): CachedRepresentation['body'] {
    if (coding === 'identity') return 'bytes' in source ? source.bytes : undefined
    return encoded.ready(digest, coding) && (() => encoded.ready(digest, coding))
  }

  const prepareOwnFeeds = prepareFeeds({ base, encoded, ready })
  return {
    respond,
    respondWithStatus,
    responses: ready,
    ranges: readyFiles,
    prepareFeeds: prepareOwnFeeds,
    guard,
  }
}

/** Generates the bytes of a resource that is made on request. */
async function made(resource: Resource): Promise<MadeResource> {
  const { body } = resource
  if (!('make' in body)) return { ...resource, body }
  const bytes = await body.make()
  return { ...resource, body: { bytes: () => bytes } }
}

/** Range is defined for GET alone: https://www.rfc-editor.org/rfc/rfc9110#section-14.2 */
function partFor(
  { method, headers }: FastifyRequest,
  entity: ResourceInfo,
  modified: Date | undefined,
): ByteRange | 'whole' | 'outside' {
  if (
    method !== 'GET' ||
    !matchesIfRange(headers['if-range']?.toString(), etagOf(entity, 'identity'), modified)
  )
    return 'whole'
  return readRange(headers.range, entity.length)
}
