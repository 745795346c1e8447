import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { SECURITY_HEADERS } from '../../build/response-headers.ts'
import type { CurrentBuild } from '../../build/site-build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { type Metrics, sumMetrics } from '../metrics.ts'
import { readTarget } from '../request-target.ts'
import type { WorkerGroup } from '../worker-group.ts'

/**
 * `ok`: everything was read, and the newest build is served. `starting`: a worker is missing. `stale`: a
 * newer build was rejected or could not be read. With several workers, the worst status of all.
 */
type Status = 'ok' | 'starting' | 'stale'

/** Options of the /healthz route. */
export interface HealthOptions {
  readonly current: () => CurrentBuild
  /** Whether a request may see the details. */
  readonly isInsider: (request: FastifyRequest) => boolean
  readonly workerGroup?: Pick<WorkerGroup, 'size' | 'gather'>
}

/**
 * /healthz, always with 200, since listeners are served in any case. Without access to the details, the
 * response is `{"status":…}` alone: file names, slugs and moments of scheduled episodes are not public.
 */
export const healthRoute: FastifyPluginAsync<HealthOptions> = async (
  app,
  { current, isInsider, workerGroup },
) => {
  const gather = workerGroup && shared(workerGroup.gather)
  app.get('/healthz', async (request, reply) => {
    const now = current()
    const all = gather && sumMetrics(await gather())
    const status = statusOf(now, all, workerGroup?.size)
    const { siteBuild } = now
    const refused = problemsOf(now)
    return reply
      .headers({
        ...SECURITY_HEADERS,
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
      })
      .send(
        JSON.stringify({
          status,
          ...(isInsider(request) && {
            moment: siteBuild.moment.toISOString(),
            next: siteBuild.next?.toISOString() ?? null,
            addresses: siteBuild.addresses.length,
            problems: Math.max(refused.length, all?.problems ?? 0),
            refused: refused.map(({ code, severity, file, line }) => ({ code, severity, file, line })),
            ...(workerGroup && all && { workers: workerGroup.size, answering: all.processes }),
          }),
        }),
      )
  })
}

/** Problems of a newer build, and of files that could not be read although the build does not need them. */
function problemsOf({ refused, unread = [] }: CurrentBuild): readonly Diagnostic[] {
  return [...refused, ...unread]
}

function statusOf(current: CurrentBuild, all: Metrics | undefined, workers = 0): Status {
  if (problemsOf(current).length > 0 || (all?.problems ?? 0) > 0) return 'stale'
  return all && all.processes < workers ? 'starting' : 'ok'
}

/** Concurrent calls share one query to the other processes: /healthz has no rate limit. */
function shared<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined
  return () => {
    asked ??= ask().finally(() => {
      asked = undefined
    })
    return asked
  }
}

/** Whether a request is for /healthz, which is no address of a build. */
export function isHealth({ raw }: FastifyRequest, base: string): boolean {
  const { url = '' } = raw
  const path = url.startsWith('/') ? url.split('?', 1)[0] : readTarget(url)?.address
  return path === '/healthz' || path === `${base}/healthz`
}
