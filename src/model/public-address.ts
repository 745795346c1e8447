/**
 * Whether the world can be told of an address: https, and a name that can be somebody's. What is reserved for
 * documentation and private use (RFC 2606, RFC 6762, RFC 8375) is nobody's, and a number is no show's address.
 */
export function isPublicAddress(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' && hostname.includes('.') && !RESERVED.test(hostname) && !NUMBER.test(hostname)
}

/**
 * Whether the host of a URL that was parsed is a name of the DNS, or an IP address. The URL standard lets more pass
 * (`a;b`, `$x`, `{`): in a server's configuration that would be another command.
 */
export function isPlainHost(hostname: string): boolean {
  return /^(?:[\w-]+(?:\.[\w-]+)*\.?|\[[0-9a-f:.]+\])$/i.test(hostname)
}

/** Whether a name to listen on is this machine alone. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[?::1\]?)$/i.test(host)
}

const RESERVED =
  /(^|\.)(localhost|local|internal|lan|home\.arpa|test|invalid|example|example\.(com|net|org))\.?$/i
const NUMBER = /^(\[.*\]|[\d.]+)$/
