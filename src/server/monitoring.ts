import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { isPrivateAddress } from './private-address.ts'

/**
 * By how the name of a header field begins or ends a proxy shows that it asks for somebody else: each has names of its own
 * for the address that it asks for (`True-Client-IP`, `CF-Connecting-IP`, `X-Azure-ClientIP`, `X-Envoy-External-Address`).
 * CDN-Loop: RFC 8586.
 */
const FORWARDED = ['forwarded', 'via', 'cdn-loop']
const BEGINNINGS = ['x-forwarded', 'x-original-', 'x-originating-', 'x-proxyuser-']
const ENDINGS = ['-ip', 'clientip', '-addr', '-address', '-forwarded-for']

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
  if (!isPrivateAddress(ip) || !isPrivateAddress(socket.remoteAddress ?? '')) return false
  // More than the proxy's own address: Fastify believed the X-Forwarded-For of whoever brought the request.
  return (ips?.length ?? 0) > 1 || !Object.keys(headers).some(isForwarding)
}

function isForwarding(name: string): boolean {
  return (
    FORWARDED.includes(name) ||
    BEGINNINGS.some((beginning) => name.startsWith(beginning)) ||
    ENDINGS.some((ending) => name.endsWith(ending))
  )
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
