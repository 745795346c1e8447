import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Resource } from '../model/resource.ts'
import type { Parts } from '../ports/parts.ts'
import { CROSS_ORIGIN, isCompressible, isOpen, policyOf } from '../publish/delivery.ts'
import type { Standing } from '../publish/standing.ts'
import { acceptedCodings, type Coding } from './coding.ts'
import { judge, samePart } from './conditions.ts'
import { encodedBodies } from './encoded-bodies.ts'
import { type Entity, entities, type MadeResource, tagOf } from './entities.ts'
import { type FileBody, files } from './files.ts'
import { sendProblem } from './problem.ts'
import { type Part, readRange } from './range.ts'
import { isReadableFeed, typeFor, VARY_OF_FEEDS } from './readable-feed.ts'
import { interned, type ReadyAnswers, type ReadyForm, readyAnswers } from './ready.ts'
import { type ReadyParts, readyParts } from './ready-parts.ts'
import { markKind } from './response-marks.ts'

/** Below this, a compressed body saves no packet. */
const WORTH_ENCODING_BYTES = 256

/** A GET or HEAD for a resource. */
export interface Asked {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly standing: Standing
  readonly resource: Resource
}

type MadeAsked = Asked & { readonly resource: MadeResource }

export interface Answers {
  /** By the request's conditions the whole resource, a part of it, or the word that nothing changed. */
  readonly answer: (asked: Asked) => Promise<FastifyReply>
  /** The whole resource under a status of its own: a redirect, a page that tells of an absence. */
  readonly answerAs: (
    asked: Asked,
    status: number,
    headers: Readonly<Record<string, string>>,
  ) => Promise<FastifyReply>
  /** Answers from memory what was answered before; false where `answer` has to. */
  readonly again: ReadyAnswers['send']
  /** Answers with another part of a file, once it is read; undefined where `answer` has to. */
  readonly againPart: ReadyParts['send']
}

/**
 * `root` is the station's folder, where file bodies stand; `base` is what `readBase` made. Compressed bodies are shared
 * by all the station's editions.
 */
export function answers(root: string, base: string, parts?: Parts): Answers {
  const entityOf = entities()
  const encoded = encodedBodies()
  const { send: sendFile, readPart } = files(root, parts)
  const ready = readyAnswers()
  const readyFiles = readyParts(readPart)

  const answer: Answers['answer'] = async (wanted) => {
    const asked = { ...wanted, resource: await made(wanted.resource) }
    const { request, reply, standing, resource } = asked
    markKind(reply.raw, resource.kind)
    const entity = entityOf(standing.edition, resource)
    const codings = codingsFor(request, resource, entity)
    const modified = modifiedOf(standing, resource)
    reply.headers(headersOf(resource, modified))

    const tags = codings.map((coding) => tagOf(entity, coding))
    const verdict = judge(request.headers, tags, modified)
    if (verdict.is === 'failed') return sendProblem(reply, 412)
    if (verdict.is === 'unchanged') {
      // Who holds the preferred form need not wait for it to be made again.
      const [best] = codings
      const held = best !== undefined && verdict.tag === tagOf(entity, best)
      if (held) keep(wanted, resource, entity, best, modified)
      const tag = verdict.tag ?? tagOf(entity, (await form(resource, entity, codings)).coding)
      return reply.code(304).header('etag', tag).send()
    }

    const part = codings.includes('identity') ? partFor(request, entity, modified) : 'whole'
    if (part === 'outside') {
      const open = isOpen(resource.kind) ? CROSS_ORIGIN : {}
      return sendProblem(reply, 416, undefined, { ...open, 'content-range': `bytes */${entity.length}` })
    }
    reply.header('content-type', typeFor(request, resource))
    if ('file' in resource.body) {
      reply.header('etag', tagOf(entity, 'identity'))
      if (part !== 'whole') keepFile(wanted, resource, resource.body, entity, modified)
      return sendFile(request, reply, standing.edition, resource.body, part)
    }
    if (part === 'whole') {
      keep(wanted, resource, entity, (await form(resource, entity, codings)).coding, modified)
      return sendForm(asked, entity, codings, true)
    }
    reply.header('content-range', `bytes ${part.first}-${part.last}/${entity.length}`)
    const bytes = resource.body.bytes().subarray(part.first, part.last + 1)
    return reply.code(206).header('etag', tagOf(entity, 'identity')).send(bufferOf(bytes))
  }

  const answerAs: Answers['answerAs'] = async (wanted, status, headers) => {
    const asked = { ...wanted, resource: await made(wanted.resource) }
    const { request, reply, standing, resource } = asked
    const entity = entityOf(standing.edition, resource)
    reply.code(status).headers(headersOf(resource, undefined))
    reply.headers({ 'content-type': resource.type, ...headers })
    return sendForm(asked, entity, codingsFor(request, resource, entity), false)
  }

  async function sendForm(
    { request, reply, resource }: MadeAsked,
    entity: Entity,
    codings: readonly Coding[],
    tagged: boolean,
  ): Promise<FastifyReply> {
    const { coding, body } = await form(resource, entity, codings)
    if (tagged) reply.header('etag', tagOf(entity, coding))
    if (coding !== 'identity') reply.header('content-encoding', coding)
    const length = body?.byteLength ?? entity.length
    if (request.method === 'HEAD') return reply.header('content-length', String(length)).send()
    return reply.send(body ?? bufferOf(bytesOf(resource)))
  }

  /** The first accepted coding that makes the body smaller; a body that stays as it is is not fetched here. */
  async function form(
    resource: MadeResource,
    entity: Entity,
    codings: readonly Coding[],
  ): Promise<{ readonly coding: Coding; readonly body?: Buffer }> {
    for (const coding of codings) {
      if (coding === 'identity') break
      const body = await encoded.get(entity.digest, coding, () => bytesOf(resource))
      if (body.byteLength < entity.length || !codings.includes('identity')) return { coding, body }
    }
    return { coding: 'identity' }
  }

  /** Whoever asks next for the same in the same words is answered from what was found now. */
  function keep(
    { request, standing, resource: { address, kind, body: source } }: Asked,
    resource: MadeResource,
    entity: Entity,
    coding: Coding,
    modified: Date | undefined,
  ): void {
    const { url = '', headers } = request.raw
    // A clock that was set back will be set right again.
    if (!isUsual(url, address) || modified === undefined) return
    const tag = tagOf(entity, coding)
    const unchanged = [...Object.entries(headersOf(resource, modified)).flat(), 'etag', tag]
    const body = bodyOf(source, entity, coding)
    ready.keep(standing, url, interned(acceptedCodings(headers['accept-encoding'])), {
      kind,
      tag,
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
    })
  }

  /** Whoever asks next for another part of the same file is answered from what was found now. */
  function keepFile(
    { request, standing }: Asked,
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
  function bodyOf(source: Resource['body'], { digest }: Entity, coding: Coding): ReadyForm['body'] {
    if (coding === 'identity') return 'bytes' in source ? source.bytes : undefined
    return encoded.ready(digest, coding) && (() => encoded.ready(digest, coding))
  }

  return { answer, answerAs, again: ready.send, againPart: readyFiles.send }
}

/** The resource with its bytes, where these are made only when somebody wants them. */
async function made(resource: Resource): Promise<MadeResource> {
  const { body } = resource
  if (!('make' in body)) return { ...resource, body }
  const bytes = await body.make()
  return { ...resource, body: { bytes: () => bytes } }
}

/** The codings to choose from, the best one first. */
function codingsFor({ headers }: FastifyRequest, resource: MadeResource, entity: Entity): readonly Coding[] {
  if (!isNegotiable(resource)) return ['identity']
  const codings = acceptedCodings(headers['accept-encoding'])
  return entity.length < WORTH_ENCODING_BYTES && codings.includes('identity') ? ['identity'] : codings
}

/** Files are recordings and pictures, compressed by nature. */
function isNegotiable({ body, kind, type }: MadeResource): boolean {
  return !('file' in body) && kind !== 'recording' && isCompressible(type)
}

function headersOf(resource: MadeResource, modified: Date | undefined): Record<string, string> {
  return {
    ...policyOf(resource),
    ...(isNegotiable(resource) ? { vary: isReadableFeed(resource) ? VARY_OF_FEEDS : 'Accept-Encoding' } : {}),
    ...linksOf(resource),
    ...(modified === undefined ? {} : { 'last-modified': modified.toUTCString() }),
  }
}

/** RFC 8288; targets are URLs in ASCII, without the brackets that end them. */
function linksOf({ links = [] }: Resource): { link?: string } {
  if (links.length === 0) return {}
  return { link: links.map(({ rel, href }) => `<${href}>; rel="${rel}"`).join(', ') }
}

/**
 * In whole seconds, as a header field can say it. A date still to come is kept back: an origin must not send one
 * (https://www.rfc-editor.org/rfc/rfc9110#section-8.8.2.1).
 */
function modifiedOf(standing: Standing, { address }: Resource): Date | undefined {
  const time = Math.floor(standing.modified(address).getTime() / 1000) * 1000
  return time <= Date.now() ? new Date(time) : undefined
}

/** Ranges are defined for GET alone: https://www.rfc-editor.org/rfc/rfc9110#section-14.2 */
function partFor(
  { method, headers }: FastifyRequest,
  entity: Entity,
  modified: Date | undefined,
): Part | 'whole' | 'outside' {
  if (method !== 'GET' || !samePart(headers['if-range']?.toString(), tagOf(entity, 'identity'), modified))
    return 'whole'
  return readRange(headers.range, entity.length)
}

function bytesOf({ address, body }: MadeResource): Uint8Array {
  if ('file' in body) throw new Error(`${address} is a file, and has no bytes to encode.`)
  return body.bytes()
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
