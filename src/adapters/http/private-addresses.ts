import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'

/** Table. Addresses that are not of the public Internet: IANA's special-purpose registries (RFC 6890 and after). */
const V4 = [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8],
  ['100.64.0.0', 10], // carrier-grade NAT
  ['127.0.0.0', 8],
  ['169.254.0.0', 16], // link-local, with the metadata services of clouds
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const
const V6 = [
  ['::', 96], // unspecified, loopback, and IPv4-compatible addresses
  ['::ffff:0:0', 96], // IPv4-mapped addresses
  ['64:ff9b::', 96], // NAT64
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23], // Teredo and other protocols
  ['2001:db8::', 32],
  ['2002::', 16], // 6to4
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const

// Two lists: in a single one, a subnet of ::ffff: would match every IPv4 address.
const blockedV4 = new BlockList()
for (const [net, bits] of V4) blockedV4.addSubnet(net, bits, 'ipv4')
const blockedV6 = new BlockList()
for (const [net, bits] of V6) blockedV6.addSubnet(net, bits, 'ipv6')

/** Whether the text is anything other than a public IP address. */
export function isPrivateAddress(address: string): boolean {
  const [plain = ''] = address.split('%')
  const family = isIP(plain)
  if (family === 4) return blockedV4.check(plain, 'ipv4')
  return family !== 6 || blockedV6.check(plain, 'ipv6')
}

/** Whether a host name or IP address leads to private addresses only. False for an unknown name. */
export async function isPrivateHost(host: string): Promise<boolean> {
  const plain = host.replace(/^\[|\]$/g, '')
  if (isIP(plain) !== 0) return isPrivateAddress(plain)
  try {
    const addresses = await lookup(plain, { all: true })
    return addresses.length > 0 && addresses.every(({ address }) => isPrivateAddress(address))
  } catch {
    return false
  }
}
