import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CurrentBuild } from '../build/site-build.ts'
import { hasValidHost } from './host.ts'
import type { RangeCache } from './range-cache.ts'
import type { RateLimit } from './rate-limit.ts'
import type { ResponseCache } from './response-cache.ts'

/** What the fast path shares with the routes. */
export interface FastPathOptions {
  readonly current: () => CurrentBuild
  readonly responses: ResponseCache
  readonly ranges: RangeCache
  /** The limit of requests; absent: there is none. */
  readonly limit: RateLimit | undefined
  /** Whether it takes Fastify to tell for whom a request is made. */
  readonly isForwarded: (request: IncomingMessage, address: string) => boolean
  /** Counts a download; false where the network address may not have one more. */
  readonly takeDownload: (request: IncomingMessage, response: ServerResponse, address: string) => boolean
  /** Told of the network address that is answered. */
  readonly answers: (response: ServerResponse, address: string) => void
}

/**
 * Answers a plain GET for what is in memory, before Fastify makes a request and a reply of it: most requests are polls of a
 * feed that did not change, and what Fastify does for each takes longer than the answer. False for all else, which the
 * routes answer. Whatever is answered here, they would answer with the same fields and bytes, out of the same caches
 * (test/server/fast-path.test.ts). What the limit of requests does not let through is left to them as well.
 */
export function fastPath(
  options: FastPathOptions,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const { current, responses, ranges, limit, isForwarded, takeDownload, answers } = options
  /** Counts a request: only one that is answered here, for the routes count what they answer. */
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

/** Whether a request names one host, and brings no body along. */
function isPlain(request: IncomingMessage): boolean {
  const { headers } = request
  return (
    headers['content-length'] === undefined &&
    headers['transfer-encoding'] === undefined &&
    headers.expect === undefined &&
    hasValidHost(request)
  )
}
