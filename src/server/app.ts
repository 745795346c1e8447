import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { Outage } from '../ports/outage.ts'
import type { Standing } from '../publish/standing.ts'
import { watchConnections } from './connections.ts'
import { guardLength } from './files.ts'
import { type Log, logOptions, logRequest } from './log.ts'
import { bareProblem, sendFault, sendProblem } from './problem.ts'
import { editionRoutes, hasBody } from './routes/edition.ts'
import { health, isHealth } from './routes/health.ts'
import { readBase } from './target.ts'

/** How much one asker may have, and who is believed about who asks. */
export interface Limits {
  /** Requests a minute from one network address; 0 for no limit. */
  readonly rateLimit: number
  /** Which proxies are believed about the network address they ask for: none, how many in a row, or their addresses. */
  readonly trustProxy: false | number | readonly string[]
  /** For how long answers under way may go on once the server is told to close. */
  readonly graceSeconds: number
}

/** What the server is made of. */
export interface Wiring {
  /** Asked anew for every request. */
  readonly standing: () => Standing
  /** The station's folder, absolute: file bodies stand there. */
  readonly root: string
  /** The path of the station's public url, such as `/onda`: answered with it and without. */
  readonly base?: string
  readonly limits: Limits
  /** Nothing is logged without it. */
  readonly log?: Log
}

const MINUTE_MS = 60_000
const TARGET_BYTES = 8 * 1024
const BODY_BYTES = 1024

/** Against those who ask slowly, in milliseconds. */
const PATIENCE = {
  /** For a request's header fields. */
  headersTimeout: 15_000,
  /** For a whole request. */
  requestTimeout: 30_000,
  /** How often the two are looked at. */
  connectionsCheckingInterval: 2_000,
  /** For a next request: longer than the proxies before it keep theirs, which is 60 s for most. */
  keepAliveTimeout: 65_000,
  /** Without a byte moved either way: a paused player asks again by range. */
  connectionTimeout: 120_000,
} as const

/** The whole server, not yet listening, so that tests can inject requests. Closing it lets answers under way end. */
export function buildServer({ standing, root, base = '', limits, log }: Wiring): FastifyInstance {
  const { headersTimeout, requestTimeout, connectionsCheckingInterval, ...patience } = PATIENCE
  const app: FastifyInstance = Fastify({
    ...patience,
    requestTimeout,
    http: { headersTimeout, requestTimeout, connectionsCheckingInterval },
    bodyLimit: BODY_BYTES,
    trustProxy: believed(limits.trustProxy),
    routerOptions: { querystringParser: () => ({}), maxParamLength: TARGET_BYTES },
    frameworkErrors: (error, _, reply) => sendProblem(reply, error.statusCode ?? 400),
    clientErrorHandler: ({ code }, socket) => {
      if (socket.destroyed || !socket.writable) return
      // Another answer is on its way over it: what was written now would become a part of that.
      if (code === 'ECONNRESET' || connections.isBusy(socket)) socket.destroy()
      else socket.end(bareProblem(unreadable(code)), () => socket.destroy())
    },
    ...logOptions(log),
  })
  const connections = watchConnections(app.server)
  app.addHook('preClose', (done) => {
    connections.drain(limits.graceSeconds)
    done()
  })

  const prefix = readBase(base)
  const routes = editionRoutes(standing, root, prefix)
  const isHealthCheck = (request: FastifyRequest) => isHealth(request, prefix)

  app.register(fastifyStatic, { root, serve: false })
  if (limits.rateLimit > 0) {
    app.register(rateLimit, {
      global: false,
      max: limits.rateLimit,
      timeWindow: MINUTE_MS,
      allowList: isHealthCheck,
      // On an answer that others keep, they would tell each asker about somebody else's limit.
      addHeadersOnExceeding: QUIET,
      addHeaders: QUIET,
    })
    void app.after(() => app.addHook('onRequest', app.rateLimit()))
  }
  // Before a body is read: there is nothing to read one for.
  app.addHook('onRequest', (request, reply, done) => {
    const { url = '' } = request.raw
    if (url.length > TARGET_BYTES) sendProblem(reply, 414)
    else if (request.method !== 'GET' && request.method !== 'HEAD') {
      if (isHealthCheck(request)) sendProblem(reply, 405, undefined, { allow: 'GET, HEAD' })
      else routes.refuse(request, reply)
    } else if (hasBody(request)) {
      reply.raw.shouldKeepAlive = false
      sendProblem(reply, 413, 'A request for something to read has no body.')
    } else done()
  })
  app.addHook('onSend', guardLength)
  if (log?.requests) app.addHook('onResponse', logRequest)

  const healthRoute = health(standing)
  app.route({
    method: ['GET', 'HEAD'],
    url: '*',
    handler: (request, reply) => {
      if (routes.again(request, reply)) return reply.hijack()
      return isHealthCheck(request) ? healthRoute(request, reply) : routes.read(request, reply)
    },
  })
  // The wildcard takes every address, so what ends here is a file that is gone from the disk.
  app.setNotFoundHandler((request, reply) =>
    sendFault(new Outage('storage', 'read', 'a file of the edition is not there'), request, reply),
  )
  app.setErrorHandler(sendFault)
  return app
}

function believed(
  proxies: Limits['trustProxy'],
): boolean | string[] | ((address: string, hop: number) => boolean) {
  if (typeof proxies === 'number') return (_, hop) => hop < proxies
  return proxies === false ? false : [...proxies]
}

const QUIET = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false }

function unreadable(code: string): number {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408
  return code === 'HPE_HEADER_OVERFLOW' ? 431 : 400
}
