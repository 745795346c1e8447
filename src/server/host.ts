import type { IncomingMessage } from 'node:http'

/**
 * `uri-host [ ":" port ]` (RFC 9112 section 3.2, RFC 3986 section 3.2.2). The host may be empty in a Host
 * field, for targets without an authority. User information, paths and white space do not match.
 */
const AUTHORITY = /^(?:\[[0-9a-f:.]{2,45}\]|[\w.~!$&'()*+,;=%-]{0,255})(?::\d{0,5})?$/i

/** Whether the text can be the authority of an http or https URI: it has a host, and no user information. */
export function isAuthority(text: string): boolean {
  return text !== '' && !text.startsWith(':') && AUTHORITY.test(text)
}

/**
 * Whether a request has a Host field as RFC 9112 section 3.2 requires: at most one (Node.js rejects HTTP/1.1
 * without any), with a valid value. If a proxy and a server each used another of two hosts, an attacker could
 * exploit the difference.
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

/** The last valid host: nearly all requests name the same one. */
let lastGood = ''

function isGood(host: string): boolean {
  const is = AUTHORITY.test(host)
  if (is) lastGood = host
  return is
}
