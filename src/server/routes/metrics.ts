import type { FastifyReply, FastifyRequest } from 'fastify'
import { ALWAYS } from '../../publish/delivery.ts'
import { exposition, type Figures } from '../figures.ts'
import { isPrivateAddress } from '../private-address.ts'

/** What a proxy says of whom it asks for. One who does not say so has to keep /metrics to itself. */
const FORWARDED = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via', 'cf-connecting-ip'] as const

/** Answers the figures, as Prometheus reads them. */
export function metrics(figures: () => Promise<Figures>) {
  return async (_: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
    reply
      .headers({
        ...ALWAYS,
        'content-type': 'text/plain; version=0.0.4; charset=utf-8',
        'cache-control': 'no-store',
      })
      .send(exposition(await figures()))
}

/**
 * Whether a request for the figures is answered: from this machine or its own network, and not brought by a proxy for
 * somebody else. `believed` says that the address is the asker's own, whoever brought the request.
 */
export function mayMeasure({ ip, headers, socket }: FastifyRequest, believed: boolean): boolean {
  if (!isPrivateAddress(ip) || !isPrivateAddress(socket.remoteAddress ?? '')) return false
  return believed || FORWARDED.every((name) => headers[name] === undefined)
}

/** Whether a request is for the figures. No prefix: they are not for the public. */
export function isMetrics({ raw }: FastifyRequest): boolean {
  return raw.url === '/metrics'
}
