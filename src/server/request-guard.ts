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
  /** What `readBase` made. */
  readonly base: string
  /** The limit of requests; absent: there is none. */
  readonly limit: RateLimit | undefined
  /** Told of each request that the limit refused. */
  readonly limited: () => void
  /** Told of each answer that begins. */
  readonly notice: (reply: FastifyReply) => void
  /** Told of the network address that is answered. */
  readonly answers: (response: ServerResponse, address: string) => void
  readonly trustProxy: TrustProxy
  /** Told once of a proxy that is not believed. */
  readonly warn?: (line: string) => void
}

/**
 * An `onRequest` hook: refuses what no route has to see, before a body is read, for there is nothing to read one for. One
 * hook for all: each costs a poll a twentieth.
 */
export function requestGuard(options: RequestGuardOptions): onRequestHookHandler {
  const { site, base, limit, limited, notice, answers, trustProxy, warn } = options
  const isHealthCheck = (request: FastifyRequest) => isHealth(request, base)
  let isProxyTold = warn === undefined
  return (request, reply, done) => {
    notice(reply)
    // Who has gone already is nobody any more, and hears no answer.
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
      // That a feed did not change costs no more to say than a refusal, and saves the next question.
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
      // The router takes any scheme and host away.
      sendProblem(reply, 400, 'No address is spelt like this.')
    } else done()
  }
}
