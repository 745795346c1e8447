import type { FastifyReply, FastifyRequest } from 'fastify'
import { SECURITY_HEADERS } from '../../build/response-headers.ts'
import { type Metrics, prometheusText } from '../metrics.ts'

/** Answers the figures, as Prometheus reads them. */
export function metrics(figures: () => Promise<Metrics>) {
  return async (_: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
    reply
      .headers({
        ...SECURITY_HEADERS,
        'content-type': 'text/plain; version=0.0.4; charset=utf-8',
        'cache-control': 'no-store',
      })
      .send(prometheusText(await figures()))
}

/** Whether a request is for the figures. No prefix: they are not for the public. */
export function isMetrics({ raw }: FastifyRequest): boolean {
  return raw.url === '/metrics'
}
