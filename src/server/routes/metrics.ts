import { BlockList, isIPv6 } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ALWAYS } from '../../publish/delivery.ts'
import { exposition, type Figures } from '../figures.ts'

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
  if (!isPrivate(ip) || !isPrivate(socket.remoteAddress ?? '')) return false
  return believed || FORWARDED.every((name) => headers[name] === undefined)
}

/** Whether a request is for the figures. No prefix: they are not for the public. */
export function isMetrics({ raw }: FastifyRequest): boolean {
  return raw.url === '/metrics'
}

const PRIVATE = new BlockList()
for (const [network, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  PRIVATE.addSubnet(network, bits, 'ipv4')
PRIVATE.addAddress('::1', 'ipv6')
PRIVATE.addSubnet('fc00::', 7, 'ipv6')

/** RFC 1918, RFC 4193 and this machine itself. */
function isPrivate(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  return PRIVATE.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4')
}
