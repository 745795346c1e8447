import { isIP } from 'node:net'

/** Counts requests by network address, in windows of a minute that begin with its first request. */
export interface RateLimit extends SharedCounts {
  /**
   * Counts one request. Returns 0 if it is within the limit, otherwise after how many seconds the next one
   * will be.
   */
  readonly ask: (address: string) => number
}

/** Counts that the workers exchange. */
export interface SharedCounts {
  /** Adds the counts of another worker. */
  readonly add: (counts: Counts) => void
  /** Counts since the last call, only of addresses that are near the limit. */
  readonly take: () => Counts
}

/** By the key of an address. */
export type Counts = readonly (readonly [key: string, count: number])[]

interface Window {
  count: number
  /** How many of them the other workers do not know yet. */
  untold: number
  ends: number
}

const MINUTE_MS = 60_000
/** Limit of addresses that are counted; beyond it, the one whose window began first is dropped. */
const KEPT_ADDRESSES = 50_000

/**
 * Limits one address to `limit` requests a minute. With several `workers`, each counts alone and reports to
 * the others the addresses that reach half of its own part: an address gets at most half as much again as the
 * limit.
 */
export function rateLimit(limit: number, workers = 1): RateLimit {
  const windows = new Map<string, Window>()
  const matters = limit / (2 * workers)

  /** Uses `performance.now()`: the wall clock can be set back. */
  const windowOf = (key: string): Window => {
    const now = performance.now()
    const known = windows.get(key)
    if (known !== undefined && known.ends > now) return known
    const begun = { count: 0, untold: 0, ends: now + MINUTE_MS }
    windows.delete(key)
    windows.set(key, begun)
    for (const [oldest] of windows) {
      if (windows.size <= KEPT_ADDRESSES) break
      windows.delete(oldest)
    }
    return begun
  }

  return {
    ask: (address) => {
      const window = windowOf(keyOf(address))
      window.count++
      window.untold++
      return window.count <= limit ? 0 : Math.max(1, Math.ceil((window.ends - performance.now()) / 1000))
    },
    add: (counts) => {
      for (const [key, count] of counts) windowOf(key).count += count
    },
    take: () => {
      const counts: [string, number][] = []
      for (const [key, window] of windows) {
        if (window.untold === 0 || window.count < matters) continue
        counts.push([key, window.untold])
        window.untold = 0
      }
      return counts
    },
  }
}

/** Combines the counts of several limits; a key begins with the name of its limit. */
export function combined(rates: Readonly<Record<string, RateLimit>>): SharedCounts {
  const all = Object.entries(rates).map(([name, rate]) => ({ prefix: `${name} `, rate }))
  return {
    add: (counts) => {
      for (const { prefix, rate } of all) {
        const own = counts.filter(([key]) => key.startsWith(prefix))
        rate.add(own.map(([key, count]) => [key.slice(prefix.length), count]))
      }
    },
    take: () =>
      all.flatMap(({ prefix, rate }) =>
        rate.take().map(([key, count]): [string, number] => [prefix + key, count]),
      ),
  }
}

/** The common key of all values from a proxy that are no IP address. */
const NO_ADDRESS = 'no address'

/** Some proxies write `192.0.2.1:4711` and `[2001:db8::1]:4711` into X-Forwarded-For. */
function withoutPort(address: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(address)?.[1]
  return bracketed ?? /^(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}$/.exec(address)?.[1] ?? address
}

/** Longest IP address; a proxy can pass any text as one. */
const ADDRESS_CHARACTERS = 64

/**
 * The key by which a client is counted: an IPv4 address, or the /64 network of an IPv6 address, since a
 * household has one /64 with 2^64 addresses. An IPv4-mapped address
 * (https://www.rfc-editor.org/rfc/rfc4291#section-2.5.5.2) counts as the IPv4 address.
 */
export function keyOf(written: string): string {
  const address = withoutPort(written.slice(0, ADDRESS_CHARACTERS))
  if (!isIP(address)) return NO_ADDRESS
  if (!address.includes(':')) return address
  const [plain = ''] = address.toLowerCase().split('%', 1)
  const [head = '', tail] = plain.split('::', 2)
  const first = groupsOf(head)
  const last = groupsOf(tail ?? '')
  const between = tail === undefined ? [] : Array.from({ length: 8 - first.length - last.length }, () => '0')
  const groups = [...first, ...between, ...last]
  if (groups.length === 8 && groups.slice(0, 6).join() === '0,0,0,0,0,ffff') {
    return groups.slice(6).flatMap(bytesIn).join('.')
  }
  return `${groups.slice(0, 4).join(':')}::/64`
}

/**
 * Splits into groups of hexadecimal digits without leading zeros; an IPv4 address at the end becomes two
 * groups.
 */
function groupsOf(text: string): string[] {
  if (text === '') return []
  return text.split(':').flatMap((group) => {
    const numbers = group.split('.').map(Number)
    if (numbers.length !== 4) return [group.replace(/^0+(?=.)/, '')]
    const [one = 0, two = 0, three = 0, four = 0] = numbers
    return [(one * 256 + two).toString(16), (three * 256 + four).toString(16)]
  })
}

function bytesIn(group: string): [number, number] {
  const number = Number.parseInt(group, 16)
  return [number >> 8, number & 255]
}
