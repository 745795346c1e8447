import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CurrentBuild } from '../build/site-build.ts'
import { hasValidHost } from './host.ts'
import type { RangeCache } from './range-cache.ts'
import type { RateLimit } from './rate-limit.ts'
import type { ResponseCache } from './response-cache.ts'

/** Options of `fastPath`, shared with the routes. */
export interface FastPathOptions {
  readonly current: () => CurrentBuild
  readonly responses: ResponseCache
  readonly ranges: RangeCache
  /** The rate limit of requests; undefined: there is none. */
  readonly limit: RateLimit | undefined
  /** Whether Fastify is needed to find the client address of a request. */
  readonly isForwarded: (request: IncomingMessage, address: string) => boolean
  /** Counts a download; returns false if the network address may not have another one. */
  readonly takeDownload: (request: IncomingMessage, response: ServerResponse, address: string) => boolean
  /** Called with the client address of each response. */
  readonly answers: (response: ServerResponse, address: string) => void
}

/**
 * Responds to a plain GET from memory, before Fastify creates its request and reply: most requests are polls
 * of an unchanged feed, and Fastify's part of each takes longer than the response. Returns false for all
 * other requests, which the routes handle. The routes would send the same fields and bytes from the same
 * caches (test/server/fast-path.test.ts). Requests over the rate limit are left to them as well.
 */
export function fastPath(
  options: FastPathOptions,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const { current, responses, ranges, limit, isForwarded, takeDownload, answers } = options
  /** Counts a request that is answered here; the routes count the others. */
  const isWithinLimit = (response: ServerResponse, address: string): boolean => {
    if (limit !== undefined && limit.ask(address) > 0) return false
    answers(response, address)
    return true
  }
  return (request, response) => {
    const address = request.socket.remoteAddress
    if (address === undefined || !isPlain(request) || isForwarded(request, address)) return false
    const now = current()
    const found = responses.find(request, now)
    if (found !== undefined) {
      if (!isWithinLimit(response, address)) return false
      responses.send(found, response)
      return true
    }
    const range = ranges.find(request, now)
    const held = range && ranges.held(range)
    if (range === undefined || held === undefined) return false
    if (!takeDownload(request, response, address)) return false
    if (!isWithinLimit(response, address)) return false
    ranges.sendHeld(range, held, response)
    return true
  }
}

/** Whether a request has a valid Host, no body and no Expect field. */
function isPlain(request: IncomingMessage): boolean {
  const { headers } = request
  return (
    headers['content-length'] === undefined &&
    headers['transfer-encoding'] === undefined &&
    headers.expect === undefined &&
    hasValidHost(request)
  )
}
