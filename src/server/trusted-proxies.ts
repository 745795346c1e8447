import { BlockList, isIP } from 'node:net'

/**
 * Networks for the names that Fastify's `trustProxy` accepts: RFC 1122, RFC 3927, RFC 1918, RFC 4193 and RFC
 * 4291.
 */
const NETWORKS: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.1/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
}

/**
 * Returns whether the client of a connection is a trusted proxy, by `Limits.trustProxy`: none, the number of
 * proxies in a row (then every address is one), or their addresses.
 */
export function trustedProxies(proxies: false | number | readonly string[]): (address: string) => boolean {
  if (proxies === false) return () => false
  if (typeof proxies === 'number') return () => proxies > 0
  const list = new BlockList()
  for (const name of proxies.flatMap((one) => NETWORKS[one] ?? [one])) {
    const [address = '', bits] = name.split('/')
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return (address) => {
    const family = isIP(address)
    return family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6')
  }
}
