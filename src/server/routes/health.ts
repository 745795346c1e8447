import type { FastifyReply, FastifyRequest } from 'fastify'
import { ALWAYS } from '../../publish/delivery.ts'
import type { Standing } from '../../publish/standing.ts'
import type { Crew } from '../crew.ts'
import { addUp } from '../figures.ts'

/**
 * Says how the station stands: `ok`, `starting` while only its front is answered, or `stale` while a newer edition is
 * refused, and for which problems. All are 200, for listeners are served in any case. Of several workers, how many
 * there should be and how many answer.
 */
export function health(standing: () => Standing, crew?: Pick<Crew, 'size' | 'gather'>) {
  return async (_: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { edition, refused, whole } = standing()
    const all = crew && (await crew.gather())
    const problems = all === undefined ? refused.length : Math.max(refused.length, addUp(all).problems)
    return reply
      .headers({ ...ALWAYS, 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
      .send(
        JSON.stringify({
          status: problems > 0 ? 'stale' : whole ? 'starting' : 'ok',
          moment: edition.moment.toISOString(),
          next: edition.next?.toISOString() ?? null,
          addresses: edition.addresses.length,
          problems,
          refused: refused.map(({ code, severity, file, line }) => ({ code, severity, file, line })),
          ...(crew && all && { workers: crew.size, answering: addUp(all).processes }),
        }),
      )
  }
}

/** Whether a request is for the health of the station, which is no address of an edition. */
export function isHealth({ raw }: FastifyRequest, base: string): boolean {
  const path = raw.url?.split('?', 1)[0]
  return path === '/healthz' || path === `${base}/healthz`
}
