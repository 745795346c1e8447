import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { SECURITY_HEADERS } from '../../build/response-headers.ts'
import { type Metrics, prometheusText } from '../metrics.ts'

export interface MetricsOptions {
  readonly figures: () => Promise<Metrics>
  /** Whether a request may see them. */
  readonly isInsider: (request: FastifyRequest) => boolean
  /** Handles all other requests, for which /metrics is an address like any other. */
  readonly otherwise: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>
}

/** /metrics in the text format of Prometheus. */
export const metricsRoute: FastifyPluginAsync<MetricsOptions> = async (
  app,
  { figures, isInsider, otherwise },
) => {
  app.get('/metrics', async (request, reply) => {
    if (!isInsider(request)) return otherwise(request, reply)
    return reply
      .headers({
        ...SECURITY_HEADERS,
        'content-type': 'text/plain; version=0.0.4; charset=utf-8',
        'cache-control': 'no-store',
      })
      .send(prometheusText(await figures()))
  })
}
