import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { isPrivateAddress } from './private-address.ts'

/**
 * Names, beginnings and endings of header fields with which a proxy shows that it forwards a request: each
 * proxy has names of its own for the client address (`True-Client-IP`, `CF-Connecting-IP`,
 * `X-Azure-ClientIP`, `X-Envoy-External-Address`). CDN-Loop: RFC 8586.
 */
const FORWARDED = ['forwarded', 'via', 'cdn-loop']
const BEGINNINGS = ['x-forwarded', 'x-original-', 'x-originating-', 'x-proxyuser-']
const ENDINGS = ['-ip', 'clientip', '-addr', '-address', '-forwarded-for']

/**
 * Returns whether a request may see the state of the server (/metrics, the details of /healthz): those with
 * the token (`Authorization: Bearer …`, RFC 6750 section 2.1), and those from this machine or a private
 * network that no proxy forwarded. A forwarded request counts as its client's where `INONDA_TRUST_PROXY`
 * names the proxy.
 */
export function monitoringRule(token: string | undefined): (request: FastifyRequest) => boolean {
  const isToken = token === undefined ? () => false : sameAs(token)
  return (request) => isToken(bearerOf(request)) || isLocal(request)
}

function isLocal({ ip, ips, headers, socket }: FastifyRequest): boolean {
  if (!isPrivateAddress(ip) || !isPrivateAddress(socket.remoteAddress ?? '')) return false
  // With more than the peer's own address, Fastify has trusted its X-Forwarded-For.
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

/** Returns a comparison in constant time: the digests have the same length, whatever was sent. */
function sameAs(token: string): (other: string) => boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  const expected = digest(token)
  return (other) => other !== '' && timingSafeEqual(digest(other), expected)
}
