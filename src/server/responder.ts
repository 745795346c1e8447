import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FileBody, Resource } from '../model/resource.ts'
import { Outage } from '../ports/outage.ts'
import type { Parts } from '../ports/parts.ts'
import { CROSS_ORIGIN, isOpen } from '../publish/delivery.ts'
import type { Standing } from '../publish/standing.ts'
import { compressionCache } from './compression-cache.ts'
import type { ContentCoding } from './content-coding.ts'
import { type Entity, entities, type MadeResource, tagOf } from './entities.ts'
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
import { markKind } from './response-marks.ts'

/** A GET or HEAD for a resource. */
export interface RequestContext {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly standing: Standing
  readonly resource: Resource
}

type MadeContext = RequestContext & { readonly resource: MadeResource }

export interface Responder {
  /** An `onSend` hook for bodies that are files. */
  readonly guard: Files['guard']
  /** By the request's conditions the whole resource, a part of it, or the word that nothing changed. */
  readonly respond: (asked: RequestContext) => Promise<FastifyReply>
  /** The whole resource under a status of its own: a redirect, a page that tells of an absence. */
  readonly respondWithStatus: (
    asked: RequestContext,
    status: number,
    headers: Readonly<Record<string, string>>,
  ) => Promise<FastifyReply>
  /** Answers from memory what was answered before; false where `respond` has to. */
  readonly sendCached: ResponseCache['send']
  /** Answers with another part of a file, at once or when it is read; undefined where `respond` has to. */
  readonly sendCachedRange: RangeCache['send']
  /** Says that a feed did not change, where that is known already; false for all else. */
  readonly sendCachedNotModified: ResponseCache['sendNotModified']
  /**
   * Works out beforehand how the feeds that apps subscribe to are answered in every coding. What cannot be made is left to
   * those who ask for it: this never rejects.
   */
  readonly prepareFeeds: (standing: Standing) => Promise<void>
}

/**
 * `base` is what `readBase` made; `parts` reads file bodies. Compressed bodies are shared
 * by all the station's editions.
 */
export function createResponder(base: string, parts: Parts): Responder {
  const entityOf = entities()
  const encoded = compressionCache()
  const { send: sendFile, heldPart, readPart, guard } = files(parts)
  const ready = responseCache()
  const readyFiles = rangeCache({ heldPart, readPart })

  const respond: Responder['respond'] = async (wanted) => {
    const asked = { ...wanted, resource: await made(wanted.resource) }
    const { request, reply, standing, resource } = asked
    markKind(reply.raw, resource.kind)
    const entity = entityOf(standing.edition, resource)
    const codings = codingsFor(codingPreference(request), resource, entity)
    const modified = modifiedOf(standing, resource)
    reply.headers(headersOf(resource, modified))

    const tags = codings.map((coding) => tagOf(entity, coding))
    const verdict = evaluatePreconditions(request.headers, tags, modified)
    if (verdict.is === 'failed') return sendProblem(reply, 412)
    if (verdict.is === 'unchanged') {
      // Who holds the preferred form need not wait for it to be made again.
      const [best] = codings
      const held = best !== undefined && verdict.tag === tagOf(entity, best)
      const chosen = { resource, entity, codings }
      const coding =
        verdict.tag === undefined
          ? (await selectRepresentation(encoded, chosen)).coding
          : held
            ? best
            : undefined
      if (coding !== undefined) keep(wanted, resource, entity, coding, modified)
      const tag = verdict.tag ?? tagOf(entity, coding ?? 'identity')
      return reply.code(304).header('etag', tag).send()
    }

    const part = codings.includes('identity') ? partFor(request, entity, modified) : 'whole'
    if (part === 'outside') {
      const open = isOpen(resource.kind) ? CROSS_ORIGIN : {}
      return sendProblem(reply, 416, undefined, { ...open, 'content-range': `bytes */${entity.length}` })
    }
    reply.header('content-type', typeFor(request, resource))
    if ('file' in resource.body) {
      if (resource.body.away) {
        throw new Outage(
          'storage',
          'read',
          `${resource.body.file} is not what was published, nor is a copy there.`,
        )
      }
      reply.header('etag', tagOf(entity, 'identity'))
      if (part !== 'whole') keepFile(wanted, resource, resource.body, entity, modified)
      return sendFile(request, reply, resource.body, part)
    }
    if (part === 'whole') {
      keep(
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
    return reply.code(206).header('etag', tagOf(entity, 'identity')).send(bufferOf(bytes))
  }

  const respondWithStatus: Responder['respondWithStatus'] = async (wanted, status, headers) => {
    const asked = { ...wanted, resource: await made(wanted.resource) }
    const { request, reply, standing, resource } = asked
    const entity = entityOf(standing.edition, resource)
    reply.code(status).headers(headersOf(resource, undefined))
    reply.headers({ 'content-type': resource.type, ...headers })
    return sendForm(asked, entity, codingsFor(codingPreference(request), resource, entity), false)
  }

  async function sendForm(
    { request, reply, resource }: MadeContext,
    entity: Entity,
    codings: readonly ContentCoding[],
    tagged: boolean,
  ): Promise<FastifyReply> {
    const { coding, body } = await selectRepresentation(encoded, { resource, entity, codings })
    if (tagged) reply.header('etag', tagOf(entity, coding))
    if (coding !== 'identity') reply.header('content-encoding', coding)
    const length = body?.byteLength ?? entity.length
    if (request.method === 'HEAD') return reply.header('content-length', String(length)).send()
    return reply.send(body ?? bufferOf(bytesOf(resource)))
  }

  /** Whoever asks next for the same in the same words is answered from what was found now. */
  function keep(
    { request, standing, resource: { address, body: source } }: RequestContext,
    resource: MadeResource,
    entity: Entity,
    coding: ContentCoding,
    modified: Date | undefined,
  ): void {
    const { url = '' } = request.raw
    // A clock that was set back will be set right again.
    if (!isUsual(url, address) || modified === undefined) return
    const wish = interned(codingPreference(request))
    const facts = { resource, entity, coding, modified, codings: codingsFor(wish, resource, entity) }
    ready.keep(standing, url, wish, cachedRepresentation(facts, bodyOf(source, entity, coding)))
  }

  /** Whoever asks next for another part of the same file is answered from what was found now. */
  function keepFile(
    { request, standing }: RequestContext,
    resource: MadeResource,
    body: FileBody,
    entity: Entity,
    modified: Date | undefined,
  ): void {
    const { url = '' } = request.raw
    const { address, kind } = resource
    if (!isUsual(url, address) || modified === undefined) return
    readyFiles.keep(standing, url, {
      kind,
      body,
      modified: modified.getTime(),
      fields: [
        ...Object.entries(headersOf(resource, modified)).flat(),
        ...['content-type', resource.type, 'etag', tagOf(entity, 'identity')],
      ],
    })
  }

  /** Other spellings of an address are without number, and nothing is kept for them. */
  function isUsual(url: string, address: string): boolean {
    return url === address || url === base + address
  }

  /** The bytes of a form where they are in memory, or were; what is made at a wish is not held by it. */
  function bodyOf(
    source: Resource['body'],
    { digest }: Entity,
    coding: ContentCoding,
  ): CachedRepresentation['body'] {
    if (coding === 'identity') return 'bytes' in source ? source.bytes : undefined
    return encoded.ready(digest, coding) && (() => encoded.ready(digest, coding))
  }

  const prepareOwnFeeds = prepareFeeds({ base, entityOf, encoded, ready })
  return {
    respond,
    respondWithStatus,
    sendCached: ready.send,
    sendCachedRange: readyFiles.send,
    sendCachedNotModified: ready.sendNotModified,
    prepareFeeds: prepareOwnFeeds,
    guard,
  }
}

/** The resource with its bytes, where these are made only when somebody wants them. */
async function made(resource: Resource): Promise<MadeResource> {
  const { body } = resource
  if (!('make' in body)) return { ...resource, body }
  const bytes = await body.make()
  return { ...resource, body: { bytes: () => bytes } }
}

/** Ranges are defined for GET alone: https://www.rfc-editor.org/rfc/rfc9110#section-14.2 */
function partFor(
  { method, headers }: FastifyRequest,
  entity: Entity,
  modified: Date | undefined,
): ByteRange | 'whole' | 'outside' {
  if (
    method !== 'GET' ||
    !matchesIfRange(headers['if-range']?.toString(), tagOf(entity, 'identity'), modified)
  )
    return 'whole'
  return readRange(headers.range, entity.length)
}
