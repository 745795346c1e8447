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

/** How much one asker may have, and who is believed about who asks. */
export interface Limits {
  /** Requests a minute from one network address; 0 for no limit. */
  readonly rateLimit: number
  /** Searches a minute from one network address; 0 or absent for no limit but that of requests. */
  readonly searchLimit?: number
  /** Which proxies are believed about the network address they ask for: none, how many in a row, or their addresses. */
  readonly trustProxy: false | number | readonly string[]
  /** For how long answers under way may go on once the server is told to close. */
  readonly graceSeconds: number
  /** How much is taken on; without it, whatever comes. */
  readonly ceilings?: OverloadLimits
  /** What one network address may have at the same time; without it, whatever it asks for. */
  readonly addresses?: AddressLimits
}

/** What the server is made of. */
export interface ServerOptions {
  /** Asked anew for every request. */
  readonly current: () => CurrentBuild
  /** Told what has to be done with what is to stand next, before it does. */
  readonly beforeNext?: (prepare: (next: CurrentBuild) => Promise<void>) => void
  /** Reads the files of the station that are sent. */
  readonly parts: RangeReader
  /** The path of the station's public url, such as `/onda`: answered with it and without. */
  readonly base?: string
  readonly limits: Limits
  /** Nothing is logged without it. */
  readonly log?: Log
  /** Whether /metrics is there, for those who may see it (`monitoringRule`). */
  readonly metrics?: boolean
  /** Opens /metrics and the details of /healthz to whoever sends it. */
  readonly monitoringToken?: string
  /** How many files and sockets this process has open. */
  readonly descriptors?: () => number | undefined
  /** The others, where several processes share the work. */
  readonly workerGroup?: WorkerGroup
}

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
} as const
/** Without a byte moved either way: a paused player asks again by range. */
const CONNECTION_TIMEOUT_MS = 120_000

/**
 * The whole server, not yet listening, so that tests can inject requests. Closing it lets answers under way end. A request
 * goes through `serverFactory` (connections, the fast path), `onRequest` (who may ask for what), and the plugin of its
 * route.
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
      // Node drops what comes after the 1,000th field unseen, such as the one that tells of a proxy. They are bounded by
      // their bytes (431).
      server.maxHeadersCount = 0
      // TCP lets a client close its sending side once it has asked; Node would cut what it
      // has not yet sent. Missing in Node's types.
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
      // What comes after a request that ends the connection is not read; what was asked before is answered.
      if (code === 'HPE_CLOSED_CONNECTION' && connections.isBusy(socket)) return
      // Another answer is on its way over it: what was written now would become a part of that.
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
  // The wildcard takes every address, so what ends here is a file that is gone from the disk.
  app.setNotFoundHandler((request, reply) =>
    sendFault(new IoError('storage', 'read', 'a file of the build is not there'), request, reply),
  )
  app.setErrorHandler(sendFault)
  return app
}

/** What Node.js would cut off, or invite, by itself. */
function refuseTunnels({ server }: FastifyInstance, connections: Connections): void {
  // Each address is something to read, and none leads to another server.
  server.on('connect', (_, socket) => {
    socket.on('error', () => {})
    // What was asked for before it on this connection is not answered yet, and would get this answer.
    if (connections.isBusy(socket as Socket)) socket.destroy()
    else socket.end(bareProblem(405, { Allow: 'GET, HEAD' }), () => socket.destroy())
  })
  // Who asks before sending a body is told to keep it, and not to go on (RFC 9110 section 10.1.1).
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
