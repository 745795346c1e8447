import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyInstance } from 'fastify'
import type { CurrentBuild } from '../build/site-build.ts'
import { IoError } from '../ports/io-error.ts'
import type { RangeReader } from '../ports/range-reader.ts'
import { type AddressLimits, AddressUsages } from './client-address-usage.ts'
import { Connections, type Ended } from './connections.ts'
import { fastPath } from './fast-path.ts'
import { type Log, loggedAddress, logOptions, requestLog } from './log.ts'
import { sumMetrics } from './metrics.ts'
import { metricsRecorder } from './metrics-recorder.ts'
import { monitoringRule } from './monitoring.ts'
import { type OverloadLimits, overloadGuard } from './overload.ts'
import { bareProblem, sendFault, sendProblem } from './problem.ts'
import { combined, rateLimit } from './rate-limit.ts'
import { requestGuard } from './request-guard.ts'
import { readBase, TARGET_BYTES } from './request-target.ts'
import { markClient } from './response-log-marks.ts'
import { healthRoute } from './routes/health.ts'
import { metricsRoute } from './routes/metrics.ts'
import { searchRoute } from './routes/search.ts'
import { type SiteDownloads, siteHandlers, siteRoutes } from './routes/site.ts'
import { trustedProxies } from './trusted-proxies.ts'
import { isForwarded } from './untrusted-proxy.ts'
import type { WorkerGroup } from './worker-group.ts'

/** What one client may use, and which proxies are trusted. */
export interface Limits {
  /** Requests a minute from one network address; 0 for no limit. */
  readonly rateLimit: number
  /** Searches a minute from one network address; 0 or absent: only `rateLimit` applies. */
  readonly searchLimit?: number
  /** Proxies whose X-Forwarded-For is trusted: none, the number of proxies in a row, or their addresses. */
  readonly trustProxy: false | number | readonly string[]
  /** How many seconds responses in progress may continue once the server closes. */
  readonly graceSeconds: number
  /** Overload limits of this process; absent: none. */
  readonly ceilings?: OverloadLimits
  /** What one network address may use at the same time; absent: no limit. */
  readonly addresses?: AddressLimits
}

/** Options of `buildServer`. */
export interface ServerOptions {
  /** Returns the build to serve; called for every request. */
  readonly current: () => CurrentBuild
  /** Called once with `prepare`, which must run on every new build before that build becomes current. */
  readonly beforeNext?: (prepare: (next: CurrentBuild) => Promise<void>) => void
  /** Reads the station's files that are sent. */
  readonly parts: RangeReader
  /** The path of the station's public URL, such as `/onda`: requests match with it and without it. */
  readonly base?: string
  readonly limits: Limits
  /** Absent: nothing is logged. */
  readonly log?: Log
  /** Whether the server has /metrics, for the requests that `monitoringRule` allows. */
  readonly metrics?: boolean
  /** A request with this token may see /metrics and the details of /healthz. */
  readonly monitoringToken?: string
  /** How many files and sockets this process has open. */
  readonly descriptors?: () => number | undefined
  /** The worker processes that share the load; absent: this process is the only one. */
  readonly workerGroup?: WorkerGroup
}

const BODY_BYTES = 1024

/** Timeouts of node:http against slow clients, in milliseconds. */
const PATIENCE = {
  /** For a request's header fields. */
  headersTimeout: 15_000,
  /** For a whole request. */
  requestTimeout: 30_000,
  /** How often Node checks these two. */
  connectionsCheckingInterval: 2_000,
  /**
   * For the next request on an idle connection: longer than a proxy in front keeps its own, which is 60 s for
   * most.
   */
  keepAliveTimeout: 65_000,
} as const
/** Socket timeout without a byte in either direction. A player that was paused requests the rest by range. */
const CONNECTION_TIMEOUT_MS = 120_000

/**
 * Creates the Fastify server without listening, so that tests can inject requests. Closing it lets responses
 * in progress finish. A request passes through `serverFactory` (connections, the fast path), `onRequest`
 * (limits and validity) and the plugin of its route.
 */
export function buildServer(options: ServerOptions): FastifyInstance {
  const { current, parts, base = '', limits, log, workerGroup } = options
  const { ceilings } = limits
  const counted = metricsRecorder(options.metrics === true, options.descriptors)
  const listeners = [...(options.metrics ? [counted.ended] : []), ...(log?.requests ? [requestLog(log)] : [])]
  const usages = new AddressUsages(limits.addresses, ceilings?.answers, workerGroup?.size)
  const isProxy = trustedProxies(limits.trustProxy)
  const watching = { usages, isProxy, ...(listeners.length > 0 && { onEnded: toEach(listeners) }) }
  const asks = limits.rateLimit > 0 ? rateLimit(limits.rateLimit, workerGroup?.size) : undefined
  const searches = limits.searchLimit ? rateLimit(limits.searchLimit, workerGroup?.size) : undefined
  workerGroup?.sharing(combined({ ...(asks && { all: asks }), ...(searches && { search: searches }) }))
  if (limits.addresses) workerGroup?.sharingUsages(usages)
  const over = ceilings && overloadGuard(ceilings)
  const search = searchRoute({
    limit: searches,
    refused: (status) => (status === 429 ? counted.limited() : counted.shed()),
  })
  const prefix = readBase(base)
  const site = siteHandlers(current, { base: prefix, parts, search })
  const addresses = log?.addresses ?? 'off'
  const answers = (response: ServerResponse, address: string) => {
    if (addresses !== 'off') markClient(response, loggedAddress(address, addresses))
  }
  const takeDownload: SiteDownloads = (asker, response) => {
    const refusal = over?.isOver(usages.downloads + 1) ? 'share' : connections.takeDownload(asker, response)
    if (refusal === 'share') counted.shed()
    if (refusal === 'address') counted.limited()
    return refusal
  }

  let connections!: Connections
  let isClosing = false
  const app: FastifyInstance = Fastify({
    serverFactory: (handler) => {
      const server = createServer(PATIENCE)
      server.setTimeout(CONNECTION_TIMEOUT_MS)
      // By default Node drops header fields after the 1,000th without an error, such as the one that a proxy
      // adds. The size limit (431) still applies.
      server.maxHeadersCount = 0
      // A TCP client may close its sending side after its request; without this, Node drops the unsent part
      // of the response. Missing in Node's types.
      ;(server as Server & { httpAllowHalfOpen: boolean }).httpAllowHalfOpen = true
      const answerFast = fastPath({
        current,
        responses: site.responses,
        ranges: site.ranges,
        limit: asks,
        isForwarded: ({ headers }, address) =>
          isProxy(address) || (log !== undefined && isForwarded(headers)),
        takeDownload: ({ socket }, response, ip) => takeDownload({ socket, ip }, response) === undefined,
        answers,
      })
      const answer = (request: IncomingMessage, response: ServerResponse) => {
        if (isClosing || !answerFast(request, response)) handler(request, response)
      }
      connections = new Connections(server, answer, watching)
      return server
    },
    bodyLimit: BODY_BYTES,
    trustProxy: believed(limits.trustProxy),
    routerOptions: { querystringParser: () => ({}), maxParamLength: TARGET_BYTES },
    frameworkErrors: (error, _, reply) => sendProblem(reply, error.statusCode ?? 400),
    clientErrorHandler: ({ code }, socket) => {
      if (socket.destroyed || !socket.writable) return
      // Node rejects data after a request that ends the connection; the response to that request is still
      // sent.
      if (code === 'HPE_CLOSED_CONNECTION' && connections.isBusy(socket)) return
      // Another response is in progress on this socket; bytes written now would become part of it.
      if (code === 'ECONNRESET' || connections.isBusy(socket)) socket.destroy()
      else socket.end(bareProblem(unreadable(code)), () => socket.destroy())
    },
    ...logOptions(log),
  })
  refuseTunnels(app, connections)
  app.addHook('preClose', (done) => {
    isClosing = true
    counted.stop()
    over?.stop()
    connections.drain(limits.graceSeconds)
    done()
  })

  const figures = () => counted.figures(connections, current())
  workerGroup?.reporting(figures)
  const everybody = () => (workerGroup === undefined ? Promise.resolve([figures()]) : workerGroup.gather())
  const isInsider = monitoringRule(options.monitoringToken)
  const warn = workerGroup?.warnOnce ?? log?.write
  app.addHook(
    'onRequest',
    requestGuard({
      site,
      base: prefix,
      limit: asks,
      limited: counted.limited,
      notice: ({ raw }) => connections.notice(raw),
      answers,
      trustProxy: limits.trustProxy,
      ...(log && warn && { warn }),
    }),
  )
  app.register(fastifyStatic, { root: parts.root, serve: false })
  for (const at of new Set(['', prefix])) {
    app.register(healthRoute, {
      prefix: decodeURI(at),
      current,
      isInsider,
      ...(workerGroup && { workerGroup }),
    })
  }
  if (options.metrics) {
    const whole = async () => sumMetrics(await everybody())
    app.register(metricsRoute, { figures: whole, isInsider, otherwise: site.read })
  }
  app.register(siteRoutes, { site, current, takeDownload })
  options.beforeNext?.(site.prepare)
  app.addHook('onClose', async () => {
    await search.close()
    await parts.close()
  })
  // The wildcard route matches every URL, so this runs only when a file is missing on disk.
  app.setNotFoundHandler((request, reply) =>
    sendFault(new IoError('storage', 'read', 'a file of the build is not there'), request, reply),
  )
  app.setErrorHandler(sendFault)
  return app
}

/**
 * Responds 405 to CONNECT, which Node.js would drop, and sends no 100 (Continue), which Node.js would do by
 * default.
 */
function refuseTunnels({ server }: FastifyInstance, connections: Connections): void {
  // CONNECT requests a tunnel to another server; this one is not a proxy.
  server.on('connect', (_, socket) => {
    socket.on('error', () => {})
    // An earlier request on this connection has no response yet, and the client would take this one for it.
    if (connections.isBusy(socket as Socket)) socket.destroy()
    else socket.end(bareProblem(405, { Allow: 'GET, HEAD' }), () => socket.destroy())
  })
  // A client that sent `Expect: 100-continue` gets the final status instead of 100 (RFC 9110 section 10.1.1).
  server.on('checkContinue', (request, response) => server.emit('request', request, response))
}

function believed(
  proxies: Limits['trustProxy'],
): boolean | string[] | ((address: string, hop: number) => boolean) {
  if (typeof proxies === 'number') return (_, hop) => hop < proxies
  return proxies === false ? false : [...proxies]
}

function toEach(listeners: readonly ((ended: Ended) => void)[]): (ended: Ended) => void {
  const [only, ...more] = listeners
  if (only !== undefined && more.length === 0) return only
  return (ended) => {
    for (const listener of listeners) listener(ended)
  }
}

function unreadable(code: string): number {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408
  return code === 'HPE_HEADER_OVERFLOW' ? 431 : 400
}
