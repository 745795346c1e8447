import { createHash, timingSafeEqual } from 'node:crypto'
import { BlockList, isIPv6 } from 'node:net'
import type { FastifyRequest } from 'fastify'

/** Header fields by which a proxy says that it asks for somebody else, besides every `X-Forwarded-…`. */
const FORWARDED = new Set([
  ...['forwarded', 'via', 'x-real-ip', 'x-client-ip', 'x-cluster-client-ip'],
  ...['true-client-ip', 'cf-connecting-ip', 'fastly-client-ip'],
])

/**
 * Says which requests may see how the server is doing (/metrics, the details of /healthz): those with the token
 * (`Authorization: Bearer …`, RFC 6750 section 2.1), and those from this machine or a private network that no proxy
 * brought for somebody else. A forwarded request counts as its sender's where `INONDA_TRUST_PROXY` names the proxy.
 */
export function monitoringRule(token: string | undefined): (request: FastifyRequest) => boolean {
  const isToken = token === undefined ? () => false : sameAs(token)
  return (request) => isToken(bearerOf(request)) || isLocal(request)
}

function isLocal({ ip, ips, headers, socket }: FastifyRequest): boolean {
  if (!isPrivate(ip) || !isPrivate(socket.remoteAddress ?? '')) return false
  // More than the proxy's own address: Fastify believed the X-Forwarded-For of whoever brought the request.
  return (ips?.length ?? 0) > 1 || !Object.keys(headers).some(isForwarding)
}

function isForwarding(name: string): boolean {
  return FORWARDED.has(name) || name.startsWith('x-forwarded')
}

/** The credentials of an Authorization field; the scheme is matched without case (RFC 9110 section 11.1). */
function bearerOf({ headers }: FastifyRequest): string {
  const { authorization = '' } = headers
  return /^bearer /i.test(authorization) ? authorization.slice('bearer '.length).trim() : ''
}

/** Compares in constant time: digests are of one length, whatever was sent. */
function sameAs(token: string): (other: string) => boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  const expected = digest(token)
  return (other) => other !== '' && timingSafeEqual(digest(other), expected)
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
