import type { FastifyReply, FastifyRequest } from 'fastify'
import { NOT_FOUND, SEARCH } from '../../model/address.ts'
import type { Parts } from '../../ports/parts.ts'
import { ALWAYS, isOpen, PREFLIGHT } from '../../publish/delivery.ts'
import type { Standing } from '../../publish/standing.ts'
import { acceptsHtml } from '../accept.ts'
import { sendProblem } from '../problem.ts'
import { createResponder, type Responder } from '../responder.ts'
import { isInFront, matchRoute } from '../route-match.ts'
import { readTarget, type Target } from '../target.ts'
import { isOembed, sendOembed } from './oembed.ts'
import { type SearchRoute, searchQueryOf } from './search.ts'

const ALLOW = { allow: 'GET, HEAD' } as const
const NOT_YET = 'Only the most wanted can be answered just now.'
const RETRY = { 'retry-after': '5' } as const
/** An absence can end at any moment: with the next edition. */
const ABSENT = { 'cache-control': 'no-cache', vary: 'Accept, Accept-Encoding' } as const

export interface SiteRoutes {
  /** An `onSend` hook: lets nothing of a file out that its edition does not know. */
  readonly guard: Responder['guard']
  /** Answers from memory what was asked for before, in the same words; false where it has to be worked out. */
  readonly sendCached: (request: FastifyRequest, reply: FastifyReply) => boolean
  /** Answers with a part of a file of which a part was sent before; undefined where `read` has to answer. */
  readonly sendCachedRange: (request: FastifyRequest, reply: FastifyReply) => true | Promise<void> | undefined
  /** Says that a feed did not change, where that is known already; false for all else. */
  readonly sendCachedNotModified: (request: FastifyRequest, reply: FastifyReply) => boolean
  /** Works out how the feeds of what stands, or is to stand next, are answered. Never rejects. */
  readonly prepare: (standing: Standing) => Promise<void>
  /** Whether a request is for a feed, which is answered whatever else cannot be. */
  readonly isFeed: (request: FastifyRequest) => boolean
  /** GET and HEAD of everything. */
  readonly read: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>
  /** Every other method: nothing here can be changed. */
  readonly refuse: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>
}

/** What an edition is answered with. `base` is what `readBase` made. */
export interface SiteOptions {
  readonly base: string
  /** Reads files. */
  readonly parts: Parts
  readonly search: SearchRoute
}

/** Answers from the edition that stands when the request comes in. */
export function siteRoutes(standing: () => Standing, { base, parts, search }: SiteOptions): SiteRoutes {
  const {
    respond,
    respondWithStatus,
    sendCached,
    sendCachedRange,
    sendCachedNotModified,
    prepareFeeds,
    guard,
  } = createResponder(base, parts)

  /** What stands, once it can say something of an address; undefined where no whole edition could be made. */
  const standingFor = async (target: Target, asksMore: boolean): Promise<Standing | undefined> => {
    const now = standing()
    if (!now.whole || (!asksMore && isInFront(now.edition, target, base))) return now
    await now.whole
    const then = standing()
    return then.whole ? undefined : then
  }

  const read: SiteRoutes['read'] = async (request, reply) => {
    const target = readTarget(request.raw.url ?? '')
    if (target === undefined) return sendProblem(reply, 400, 'No address is spelt like this.')
    const asks = isOembed(target, base)
    const now = await standingFor(target, asks)
    if (now === undefined) return sendProblem(reply, 503, NOT_YET, RETRY)
    if (asks) return sendOembed(now, target, reply)
    const found = matchRoute(now.edition, target, base)
    switch (found.is) {
      case 'folder':
        return reply
          .code(301)
          .headers({ ...ALWAYS, location: found.location, 'cache-control': 'public, max-age=3600' })
          .send()
      case 'resource': {
        const { resource } = found
        const question = resource.address === SEARCH ? searchQueryOf(target) : undefined
        const answered = question !== undefined && (await search.answer(request, reply, now, question))
        if (answered) return reply
        const asked = { request, reply, standing: now, resource }
        if (resource.redirect === undefined) return respond(asked)
        return respondWithStatus(asked, 301, { location: `${base}${resource.redirect}${target.query}` })
      }
      case 'gone':
        return absent(request, reply, now, 410, respondWithStatus)
      case 'unknown':
        return absent(request, reply, now, 404, respondWithStatus)
    }
  }

  const refuse: SiteRoutes['refuse'] = async (request, reply) => {
    // An unread body would have to be read to its end before the connection could be used again.
    if (hasBody(request)) reply.raw.shouldKeepAlive = false
    if (request.method === 'OPTIONS' && request.raw.url === '*') return reply.code(204).headers(ALLOW).send()
    const target = readTarget(request.raw.url ?? '')
    if (target === undefined) return sendProblem(reply, 400, 'No address is spelt like this.')
    const asks = isOembed(target, base)
    const now = await standingFor(target, asks)
    if (now === undefined) return sendProblem(reply, 503, NOT_YET, RETRY)
    const found = matchRoute(now.edition, target, base)
    if (found.is === 'unknown' && !asks) return sendProblem(reply, 404)
    if (found.is === 'gone') return sendProblem(reply, 410)
    if (request.method !== 'OPTIONS') return sendProblem(reply, 405, undefined, ALLOW)
    const open = asks || (found.is === 'resource' && isOpen(found.resource.kind)) ? PREFLIGHT : {}
    return reply
      .code(204)
      .headers({ ...ALWAYS, ...ALLOW, ...open })
      .send()
  }
  return {
    read,
    refuse,
    prepare: prepareFeeds,
    guard,
    sendCachedNotModified: ({ raw }, reply) => sendCachedNotModified(raw, reply.raw, standing()),
    isFeed: ({ raw }) => {
      const target = readTarget(raw.url ?? '')
      const found = target && matchRoute(standing().edition, target, base)
      return found?.is === 'resource' && found.resource.kind === 'feed'
    },
    sendCached: ({ raw }, reply) => sendCached(raw, reply.raw, standing()),
    sendCachedRange: ({ raw }, reply) => sendCachedRange(raw, reply.raw, standing()),
  }
}

/** Whether a request brought something along. */
export function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

async function absent(
  request: FastifyRequest,
  reply: FastifyReply,
  standing: Standing,
  status: 404 | 410,
  respondWithStatus: Responder['respondWithStatus'],
): Promise<FastifyReply> {
  const resource = standing.edition.find(NOT_FOUND)
  if (resource === undefined || !acceptsHtml(request.headers.accept)) {
    return sendProblem(reply, status, undefined, ABSENT)
  }
  return respondWithStatus({ request, reply, standing, resource }, status, ABSENT)
}
