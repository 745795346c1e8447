import type { ServerResponse } from 'node:http'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import {
  allowsCors,
  CORS_HEADERS,
  PREFLIGHT_HEADERS,
  SECURITY_HEADERS,
} from '../../build/response-headers.ts'
import type { CurrentBuild } from '../../build/site-build.ts'
import { NOT_FOUND, SEARCH } from '../../model/address.ts'
import type { RangeReader } from '../../ports/range-reader.ts'
import { acceptsHtml } from '../accept.ts'
import type { Refusal } from '../client-address-usage.ts'
import type { Asker } from '../connections.ts'
import { sendProblem } from '../problem.ts'
import { readTarget } from '../request-target.ts'
import { createResponder, type Responder } from '../responder.ts'
import { matchRoute } from '../route-match.ts'
import { isOembed, sendOembed } from './oembed.ts'
import { type SearchRoute, searchQueryOf } from './search.ts'

/** Retry-After for a client that was refused for overload, or for the limit of its address. */
const RETRY = { 'retry-after': '5' } as const
const ALLOW = { allow: 'GET, HEAD' } as const
/** A missing address may exist in the next build. */
const ABSENT = { 'cache-control': 'no-cache', vary: 'Accept, Accept-Encoding' } as const

/** Handlers of requests for the resources of a build. */
export interface SiteHandlers {
  /** An `onSend` hook: sends only bytes of files that belong to the build. */
  readonly guard: Responder['guard']
  /** Responses that were sent before, to be sent again from memory. */
  readonly responses: Responder['responses']
  readonly ranges: Responder['ranges']
  /** Sends a 304 for a feed from the cache; false if there is none. */
  readonly sendCachedNotModified: (request: FastifyRequest, reply: FastifyReply) => boolean
  /** Prepares the feeds of the current build, or of the next one. Never rejects. */
  readonly prepare: (current: CurrentBuild) => Promise<void>
  /** Whether a request is for a feed, which is sent even under overload. */
  readonly isFeed: (request: FastifyRequest) => boolean
  /** Handles GET and HEAD for every address. */
  readonly read: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>
  /** Handles all other methods: 204 for OPTIONS, 405 for the rest, since nothing here can be changed. */
  readonly refuse: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>
}

/** Options of `siteHandlers`. `base` is as `readBase` returns it. */
export interface SiteOptions {
  readonly base: string
  /** Reads file bodies. */
  readonly parts: RangeReader
  readonly search: SearchRoute
}

/** Serves the build that is current when the request arrives. */
export function siteHandlers(
  current: () => CurrentBuild,
  { base, parts, search }: SiteOptions,
): SiteHandlers {
  const { respond, respondWithStatus, responses, ranges, prepareFeeds, guard } = createResponder(base, parts)

  const read: SiteHandlers['read'] = async (request, reply) => {
    const target = readTarget(request.raw.url ?? '')
    if (target === undefined) return sendProblem(reply, 400, 'No address is spelt like this.')
    const asks = isOembed(target, base)
    const now = current()
    if (asks) return sendOembed(now, target, reply)
    const found = matchRoute(now.siteBuild, target, base)
    switch (found.is) {
      case 'folder':
        return reply
          .code(301)
          .headers({ ...SECURITY_HEADERS, location: found.location, 'cache-control': 'public, max-age=3600' })
          .send()
      case 'resource': {
        const { resource } = found
        const question = resource.address === SEARCH ? searchQueryOf(target) : undefined
        const answered = question !== undefined && (await search.answer(request, reply, now, question))
        if (answered) return reply
        const asked = { request, reply, current: now, resource }
        if (resource.redirect === undefined) return respond(asked)
        const location = `${base}${resource.redirect}${target.query}`
        return respondWithStatus(asked, 301, { location, ...openTo(target.address) })
      }
      case 'gone':
        return absent({ request, reply, current: now, address: target.address }, 410, respondWithStatus)
      case 'unknown':
        return absent({ request, reply, current: now, address: target.address }, 404, respondWithStatus)
    }
  }

  const refuse: SiteHandlers['refuse'] = async (request, reply) => {
    // Without this, an unread body would have to be read to its end before the connection is used again.
    if (hasBody(request)) reply.raw.shouldKeepAlive = false
    if (request.method === 'OPTIONS' && request.raw.url === '*') return reply.code(204).headers(ALLOW).send()
    const target = readTarget(request.raw.url ?? '')
    if (target === undefined) return sendProblem(reply, 400, 'No address is spelt like this.')
    const asks = isOembed(target, base)
    const now = current()
    const found = matchRoute(now.siteBuild, target, base)
    if (found.is === 'unknown' && !asks) return sendProblem(reply, 404)
    if (found.is === 'gone') return sendProblem(reply, 410)
    if (request.method !== 'OPTIONS') return sendProblem(reply, 405, undefined, ALLOW)
    const open = asks || (found.is === 'resource' && allowsCors(found.resource.kind)) ? PREFLIGHT_HEADERS : {}
    return reply
      .code(204)
      .headers({ ...SECURITY_HEADERS, ...ALLOW, ...open })
      .send()
  }
  return {
    read,
    refuse,
    prepare: prepareFeeds,
    guard,
    responses,
    ranges,
    sendCachedNotModified: ({ raw }, reply) => {
      const found = responses.find(raw, current())
      if (found?.form.kind !== 'feed' || found.body !== undefined) return false
      responses.send(found, reply.raw)
      return true
    },
    isFeed: ({ raw }) => {
      const target = readTarget(raw.url ?? '')
      const found = target && matchRoute(current().siteBuild, target, base)
      return found?.is === 'resource' && found.resource.kind === 'feed'
    },
  }
}

/** Counts a response as a download of its client, or returns why it is refused. */
export type SiteDownloads = (asker: Asker, response: ServerResponse) => Refusal | undefined

export interface SiteRoutesOptions {
  readonly site: SiteHandlers
  readonly current: () => CurrentBuild
  readonly takeDownload: SiteDownloads
}

/** Every address of the site, oEmbed and search among them. */
export const siteRoutes: FastifyPluginAsync<SiteRoutesOptions> = async (
  app,
  { site, current, takeDownload },
) => {
  const { responses, ranges } = site
  app.addHook('onSend', site.guard)
  app.addHook('onReady', async () => {
    // Not awaited: a request for a feed meanwhile shares the work in progress, or gets its error.
    Promise.resolve()
      .then(() => site.prepare(current()))
      .catch(() => {})
  })
  app.route({
    method: ['GET', 'HEAD'],
    url: '*',
    handler: (request, reply) => {
      const { raw } = request
      const found = responses.find(raw, current())
      if (found !== undefined) {
        responses.send(found, reply.raw)
        return reply.hijack()
      }
      // Only here: a response from memory costs no more than this refusal.
      const refusal = site.isFeed(request) ? undefined : takeDownload(request, reply.raw)
      if (refusal === 'share') {
        return sendProblem(reply, 503, 'More is asked for just now than can be answered.', RETRY)
      }
      if (refusal === 'address') {
        return sendProblem(reply, 429, 'Too much is under way for this network address.', RETRY)
      }
      const range = ranges.find(raw, current())
      const held = range && ranges.held(range)
      if (range && held) {
        ranges.sendHeld(range, held, reply.raw)
        return reply.hijack()
      }
      // A read error is handled like any other error.
      const sent = range && ranges.sendRead(range, reply.raw)
      return sent ? sent.then(() => reply.hijack()) : site.read(request, reply)
    },
  })
}

/** Whether a request has a body. */
export function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

/**
 * CORS fields for files, which scripts on other sites fetch: they may also see that a file moved or is
 * missing.
 */
function openTo(address: string): Record<string, string> {
  return /\.[a-z0-9]{2,5}$/i.test(address) ? CORS_HEADERS : {}
}

async function absent(
  {
    request,
    reply,
    current,
    address,
  }: { request: FastifyRequest; reply: FastifyReply; current: CurrentBuild; address: string },
  status: 404 | 410,
  respondWithStatus: Responder['respondWithStatus'],
): Promise<FastifyReply> {
  const resource = current.siteBuild.find(NOT_FOUND)
  if (resource === undefined || !acceptsHtml(request.headers.accept)) {
    return sendProblem(reply, status, undefined, { ...ABSENT, ...openTo(address) })
  }
  return respondWithStatus({ request, reply, current, resource }, status, { ...ABSENT, ...openTo(address) })
}
