/**
 * Whether an address can be announced publicly: https:, and a domain name that can be registered. Names
 * reserved for documentation and private use (RFC 2606, RFC 6762, RFC 8375) and IP addresses are rejected.
 */
export function isPublicAddress(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' && hostname.includes('.') && !RESERVED.test(hostname) && !NUMBER.test(hostname)
}

/**
 * Whether the host of a parsed URL is a DNS name or an IP address. The URL standard allows more (`a;b`, `$x`,
 * `{`), which would be read as commands in a server's configuration.
 */
export function isPlainHost(hostname: string): boolean {
  return /^(?:[\w-]+(?:\.[\w-]+)*\.?|\[[0-9a-f:.]+\])$/i.test(hostname)
}

/** Whether a host name to listen on only accepts connections from this computer. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[?::1\]?)$/i.test(host)
}

const RESERVED =
  /(^|\.)(localhost|local|internal|lan|home\.arpa|test|invalid|example|example\.(com|net|org))\.?$/i
const NUMBER = /^(\[.*\]|[\d.]+)$/
