import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Standing } from '../../publish/standing.ts'
import { ALWAYS } from '../policy.ts'

/**
 * Says how the station stands: `ok`, or `stale` while a newer edition is refused, and for which problems. Both are
 * 200, for listeners are served either way.
 */
export function health(standing: () => Standing) {
  return (_: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const { edition, refused } = standing()
    return reply
      .headers({ ...ALWAYS, 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
      .send(
        JSON.stringify({
          status: refused.length === 0 ? 'ok' : 'stale',
          moment: edition.moment.toISOString(),
          next: edition.next?.toISOString() ?? null,
          addresses: edition.addresses.length,
          problems: refused.length,
          refused: refused.map(({ code, severity, file, line }) => ({ code, severity, file, line })),
        }),
      )
  }
}

/** Whether a request is for the health of the station, which is no address of an edition. */
export function isHealth({ raw }: FastifyRequest, base: string): boolean {
  const path = raw.url?.split('?', 1)[0]
  return path === '/healthz' || path === `${base}/healthz`
}
