import type { IncomingMessage } from 'node:http'

/**
 * `uri-host [ ":" port ]` (RFC 9112 section 3.2, RFC 3986 section 3.2.2). A name may be empty in a Host field, for targets
 * without an authority; never a user, a path or a list.
 */
const AUTHORITY = /^(?:\[[0-9a-f:.]{2,45}\]|[\w.~!$&'()*+,;=%-]{0,255})(?::\d{0,5})?$/i

/** Whether an authority of http: or https: can be one: there is a host, and nobody's name or password. */
export function isAuthority(text: string): boolean {
  return text !== '' && !text.startsWith(':') && AUTHORITY.test(text)
}

/**
 * Whether a request names its host as RFC 9112 section 3.2 asks: at most once (that HTTP/1.1 names one at all, Node.js
 * sees to) and by a name that can be one. A proxy and a server that each take another of two hosts can be played off
 * against each other.
 */
export function hasValidHost({ rawHeaders, headers }: IncomingMessage): boolean {
  let count = 0
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]
    if (name?.length === 4 && name.toLowerCase() === 'host') count++
  }
  const { host = '' } = headers
  return count <= 1 && (host === lastGood || isGood(host))
}

/** Nearly all requests name the same host. */
let lastGood = ''

function isGood(host: string): boolean {
  const is = AUTHORITY.test(host)
  if (is) lastGood = host
  return is
}
