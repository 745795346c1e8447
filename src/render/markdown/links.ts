import { relativeAddress } from '../../model/address.ts'
import { parsedUrl } from '../web-url.ts'

/** The schemes allowed for links and pictures, besides relative URLs. */
export const SCHEMES = ['http', 'https', 'mailto', 'tel']

/** A placeholder base for parsing relative links. */
const NOWHERE = 'https://nowhere.invalid'

/** What links are resolved against. */
export interface LinkBase {
  /** The absolute URL against which relative links are resolved. */
  readonly base?: string
  /** The station's public address: a link with a leading slash is relative to it, even if it has a path. */
  readonly site?: string
  /** The address of the page with the links: links to the station become relative to it. */
  readonly from?: string
}

/** Resolves a URL, against the base if there is one; undefined if it is invalid or has another scheme. */
export function safeUrl(written: string, { base, site, from }: LinkBase): string | undefined {
  const url = parsedUrl((site !== undefined && inStation(written, site)) || written, base ?? NOWHERE)
  if (!url || !SCHEMES.includes(url.protocol.slice(0, -1))) return undefined
  if (from !== undefined && site !== undefined && !URL.canParse(written)) {
    if (url.href.startsWith(`${site}/`)) return wayTo(url, site, from)
  }
  const isRelative = base === undefined && url.origin === NOWHERE && !URL.canParse(written)
  // Browsers ignore control characters, so they are removed before a reader compares the text.
  return isRelative ? written.replace(/\p{Cc}/gu, '').trim() : url.href
}

/** Resolves a link with a leading slash to a URL of the station, with or without the station's own path. */
function inStation(written: string, site: string): string | undefined {
  const path = written.replace(/\p{Cc}/gu, '').trim()
  if (!/^\/(?![/\\])/.test(path)) return undefined
  const own = new URL(site).pathname.replace(/\/$/, '')
  const isWithPath = own !== '' && (path === own || path.startsWith(`${own}/`))
  return site + (isWithPath ? path.slice(own.length) || '/' : path)
}

function wayTo({ href }: URL, site: string, from: string): string {
  const [path = ''] = href.slice(site.length).split(/[?#]/, 1)
  const rest = href.slice(site.length + path.length)
  const way = path === from ? '' : relativeAddress(from, path)
  // A first segment with a colon would be parsed as a scheme, and an empty one as a host.
  const plain = /^\/|^[^/]*:/.test(way) ? `./${way}` : way
  return plain + rest || './'
}

/** Whether a link leads to another site, judging by its form. */
export function isOutgoing(written: string): boolean {
  return /^https?:\/\//.test(safeUrl(written, {}) ?? '')
}

/** PAGE-4. */
export function relOf(written: string): { rel?: string } {
  return isOutgoing(written) ? { rel: 'nofollow noopener' } : {}
}
