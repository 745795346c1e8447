import { relativeAddress } from '../model/address.ts'
import { isAuthority } from './host.ts'

/** A request target, parsed. */
export interface Target {
  /** In the canonical spelling of model/address.ts. */
  readonly address: string
  /** With its question mark, or empty. It plays no part in finding the address in a build. */
  readonly query: string
}

/**
 * Parses a request target. Every segment is decoded and encoded once, so that a resource has one spelling.
 * Undefined for a target that no address can have: a malformed percent-encoding, an empty or dot segment, a
 * control character, a backslash, an encoded slash.
 */
export function readTarget(target: string): Target | undefined {
  // A server must accept the absolute form too: https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2
  const [whole, authority] = /^https?:\/\/([^/?#]*)(?=[/?]|$)/i.exec(target) ?? []
  if (authority !== undefined && !isAuthority(authority)) return undefined
  const local = target.slice(whole?.length ?? 0)
  const mark = local.indexOf('?')
  const path = mark === -1 ? local : local.slice(0, mark)
  const query = mark === -1 ? '' : local.slice(mark)
  if (path === '' && local !== target) return { address: '/', query }
  if (!path.startsWith('/') || /[^\x21-\x7e]|[#\\]/.test(path)) return undefined
  const segments = path.slice(1).split('/').map(canonical)
  const inner = segments.slice(0, -1)
  if (segments.includes(undefined) || inner.includes('')) return undefined
  return { address: `/${segments.join('/')}`, query }
}

/** Longest request target in bytes: more than any address of a site has. */
export const TARGET_BYTES = 8 * 1024

/**
 * Returns the path of the public URL, which precedes every address, without a trailing slash; empty for none.
 * Throws if it is no valid path.
 */
export function readBase(base: string): string {
  const address = readTarget(base.startsWith('/') ? base : `/${base}`)?.address
  if (address === undefined) throw new Error(`“${base}” cannot stand before an address.`)
  return address.replace(/\/$/, '')
}

/**
 * The same address with a trailing slash, as a relative reference that is valid under any host and behind any
 * proxy.
 */
export function asFolder({ address, query }: Target): string {
  return `./${relativeAddress(address, `${address}/`)}${query}`
}

function canonical(segment: string): string | undefined {
  try {
    const text = decodeURIComponent(segment)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused.
    return text === '.' || text === '..' || /[\u0000-\u001f\u007f/\\]/.test(text)
      ? undefined
      : encodeURIComponent(text)
  } catch {
    return undefined
  }
}
