import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { isPrivateAddress, plainAddress } from './private-address.ts'

/** Which proxies are trusted, as in `Limits`. */
export type TrustProxy = false | number | readonly string[]

/** Header fields that show that a request was forwarded. Only the first is ever trusted. */
const FIELDS = [
  ['x-forwarded-for', 'X-Forwarded-For'],
  ['forwarded', 'Forwarded'],
  ['x-real-ip', 'X-Real-IP'],
  ['via', 'Via'],
] as const

/** Whether a request has a header field that shows that it was forwarded. */
export function isForwarded(headers: IncomingHttpHeaders): boolean {
  return FIELDS.some(([name]) => headers[name] !== undefined && headers[name] !== '')
}

/**
 * A warning about an untrusted proxy that forwarded this request, with the setting to type; undefined for any
 * other request. Anybody can send these header fields, so a connection from a public address causes no
 * warning.
 */
export function untrustedProxy(request: FastifyRequest, trustProxy: TrustProxy): string | undefined {
  const { headers, socket } = request.raw
  const field = FIELDS.find(([name]) => headers[name] !== undefined && headers[name] !== '')
  if (field === undefined) return undefined
  const [name, spelling] = field
  // With some proxies trusted, Fastify adds an address of X-Forwarded-For only for those.
  const isBelieved = request.ips !== undefined && (name !== 'x-forwarded-for' || request.ips.length > 1)
  const address = plainAddress(socket.remoteAddress ?? '')
  if (isBelieved || typeof trustProxy === 'number' || !isPrivateAddress(address)) return undefined
  const setting = [...(trustProxy || []), address].join(',')
  return [
    `Requests with ${spelling} come from ${address}, which is not trusted,`,
    'so all listeners that come that way share one limit of requests and of searches.',
    `If a proxy of yours runs there, set INONDA_TRUST_PROXY=${setting}.`,
    ...(name === 'x-forwarded-for' ? [] : ['It has to send X-Forwarded-For as well: that is what is read.']),
    'If none does, somebody invented the field, and nothing has to be done. This is said once.',
  ].join(' ')
}
