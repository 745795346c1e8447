import { relativeAddress } from '../model/address.ts'
import { isAuthority } from './host.ts'

/** What a request line asks for. */
export interface Target {
  /** As model/address.ts spells it, however it was spelt. */
  readonly address: string
  /** With its question mark, or empty. It never decides what is answered. */
  readonly query: string
}

/**
 * Reads the target of a request line. Every segment is decoded once and encoded again, so that one resource
 * has one spelling; undefined for what no address can be: a malformed encoding, an empty or dot segment, a
 * control character, a backslash, an encoded slash.
 */
export function readTarget(target: string): Target | undefined {
  // A server has to take the absolute form as well: https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2
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

/** More than any address of a site has, in bytes. */
export const TARGET_BYTES = 8 * 1024

/** The prefix that a public url puts before every address: without a slash at its end, empty for none. */
export function readBase(base: string): string {
  const address = readTarget(base.startsWith('/') ? base : `/${base}`)?.address
  if (address === undefined) throw new Error(`“${base}” cannot stand before an address.`)
  return address.replace(/\/$/, '')
}

/** The same address as a folder, said relative to itself, so that it holds under any host and any proxy. */
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
