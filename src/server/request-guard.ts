import type { ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify'
import { hasValidHost } from './host.ts'
import { warningLine } from './log.ts'
import { sendFault, sendProblem } from './problem.ts'
import type { RateLimit } from './rate-limit.ts'
import { readTarget, TARGET_BYTES } from './request-target.ts'
import { isHealth } from './routes/health.ts'
import { hasBody, type SiteHandlers } from './routes/site.ts'
import { type TrustProxy, untrustedProxy } from './untrusted-proxy.ts'

export interface RequestGuardOptions {
  readonly site: SiteHandlers
  /** As `readBase` returns it. */
  readonly base: string
  /** The rate limit of requests; undefined: there is none. */
  readonly limit: RateLimit | undefined
  /** Called for each request that the limit refuses. */
  readonly limited: () => void
  /** Called for each reply. */
  readonly notice: (reply: FastifyReply) => void
  /** Called with the client address of each request. */
  readonly answers: (response: ServerResponse, address: string) => void
  readonly trustProxy: TrustProxy
  /** Called once with a line about an untrusted proxy. */
  readonly warn?: (line: string) => void
}

/**
 * An `onRequest` hook: refuses what no route handles, before a body is read, since no route reads one. One
 * hook for all: each costs a poll a twentieth.
 */
export function requestGuard(options: RequestGuardOptions): onRequestHookHandler {
  const { site, base, limit, limited, notice, answers, trustProxy, warn } = options
  const isHealthCheck = (request: FastifyRequest) => isHealth(request, base)
  let isProxyTold = warn === undefined
  return (request, reply, done) => {
    notice(reply)
    // A client that has disconnected has no address and gets no response.
    if ((request.ip as string | undefined) === undefined) {
      reply.hijack()
      return void reply.raw.destroy()
    }
    answers(reply.raw, request.ip)
    if (!isProxyTold) {
      const warning = untrustedProxy(request, trustProxy)
      isProxyTold = warning !== undefined
      if (warning !== undefined) warn?.(warningLine(warning))
    }
    const wait = limit?.ask(request.ip) ?? 0
    const { url = '' } = request.raw
    if (wait > 0 && !isHealthCheck(request)) {
      // A 304 for an unchanged feed costs no more than a 429, and saves the client's next request.
      if (site.sendCachedNotModified(request, reply)) return void reply.hijack()
      limited()
      sendProblem(reply, 429, undefined, { 'retry-after': String(wait) })
    } else if (!hasValidHost(request.raw)) {
      reply.raw.shouldKeepAlive = false
      sendProblem(reply, 400, 'A request names one host, as host or host:port.')
    } else if (url.length > TARGET_BYTES) sendProblem(reply, 414)
    else if (request.method !== 'GET' && request.method !== 'HEAD') {
      if (isHealthCheck(request)) sendProblem(reply, 405, undefined, { allow: 'GET, HEAD' })
      else site.refuse(request, reply).catch((error) => sendFault(error, request, reply))
    } else if (hasBody(request)) {
      reply.raw.shouldKeepAlive = false
      sendProblem(reply, 413, 'A request for something to read has no body.')
    } else if (!url.startsWith('/') && readTarget(url) === undefined) {
      // The router removes any scheme and host.
      sendProblem(reply, 400, 'No address is spelt like this.')
    } else done()
  }
}
