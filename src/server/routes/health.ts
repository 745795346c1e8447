import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { ALWAYS } from '../../publish/delivery.ts'
import type { Standing } from '../../publish/standing.ts'
import type { Crew } from '../crew.ts'
import { type Metrics, sumMetrics } from '../metrics.ts'
import { readTarget } from '../target.ts'

/**
 * `ok`: everything was read, and the newest edition is answered. `starting`: only the front of it is, or a worker is
 * missing. `stale`: a newer edition was refused or could not be read. Of several workers, the worst of all.
 */
type Status = 'ok' | 'starting' | 'stale'

/** What one process knows of how it stands. */
export interface HealthOptions {
  readonly standing: () => Standing
  /** Who may see the details. */
  readonly isInsider: (request: FastifyRequest) => boolean
  readonly crew?: Pick<Crew, 'size' | 'gather'>
}

/**
 * Answers /healthz, always with 200, for listeners are served in any case. The public is told `{"status":…}` alone:
 * file names, slugs and moments of scheduled episodes are for insiders.
 */
export function health({ standing, isInsider, crew }: HealthOptions) {
  const gather = crew && shared(crew.gather)
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const now = standing()
    const all = gather && sumMetrics(await gather())
    const status = statusOf(now, all, crew?.size)
    const { edition } = now
    const refused = problemsOf(now)
    return reply
      .headers({ ...ALWAYS, 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
      .send(
        JSON.stringify({
          status,
          ...(isInsider(request) && {
            moment: edition.moment.toISOString(),
            next: edition.next?.toISOString() ?? null,
            addresses: edition.addresses.length,
            problems: Math.max(refused.length, all?.problems ?? 0),
            refused: refused.map(({ code, severity, file, line }) => ({ code, severity, file, line })),
            ...(crew && all && { workers: crew.size, answering: all.processes }),
          }),
        }),
      )
  }
}

/** What is wrong: with a newer edition, or with a file that could not be read although nothing needs it. */
function problemsOf({ refused, unread = [] }: Standing): readonly Diagnostic[] {
  return [...refused, ...unread]
}

function statusOf(standing: Standing, all: Metrics | undefined, workers = 0): Status {
  const { whole } = standing
  if (problemsOf(standing).length > 0 || (all?.problems ?? 0) > 0) return 'stale'
  const isStarting =
    whole !== undefined || (all !== undefined && (all.starting > 0 || all.processes < workers))
  return isStarting ? 'starting' : 'ok'
}

/** One question at a time to the other processes, however many ask for the health: it has no limit of requests. */
function shared<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined
  return () => {
    asked ??= ask().finally(() => {
      asked = undefined
    })
    return asked
  }
}

/** Whether a request is for the health of the station, which is no address of an edition. */
export function isHealth({ raw }: FastifyRequest, base: string): boolean {
  const { url = '' } = raw
  const path = url.startsWith('/') ? url.split('?', 1)[0] : readTarget(url)?.address
  return path === '/healthz' || path === `${base}/healthz`
}
