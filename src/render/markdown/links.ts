import { relativeAddress } from '../../model/address.ts'
import { parsedUrl } from '../web-url.ts'

/** Of links and pictures; relative addresses may stand besides. */
export const SCHEMES = ['http', 'https', 'mailto', 'tel']

/** Stands for “this page” while a relative link is looked at. */
const NOWHERE = 'https://nowhere.invalid'

/** What links are relative to, and where they are read. */
export interface LinkBase {
  /** An absolute URL against which relative links become absolute. */
  readonly base?: string
  /** The station's public address: a link that begins with a slash leads into it, also where it has a path of its own. */
  readonly site?: string
  /** The address of the page on which the links stand: those that lead into the station are relative to it. */
  readonly from?: string
}

/** The URL, absolute where there is a base; undefined for one that is broken or has another scheme. */
export function safeUrl(written: string, { base, site, from }: LinkBase): string | undefined {
  const url = parsedUrl((site !== undefined && inStation(written, site)) || written, base ?? NOWHERE)
  if (!url || !SCHEMES.includes(url.protocol.slice(0, -1))) return undefined
  if (from !== undefined && site !== undefined && !URL.canParse(written)) {
    if (url.href.startsWith(`${site}/`)) return wayTo(url, site, from)
  }
  const isRelative = base === undefined && url.origin === NOWHERE && !URL.canParse(written)
  // Browsers pass over these, and so may no reader that looks at the text alone be led elsewhere.
  return isRelative ? written.replace(/\p{Cc}/gu, '').trim() : url.href
}

/** A link that begins with a single slash, as a URL of the station; the station's own path may stand in it or not. */
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
  // A first part with a colon would be read as a scheme, an empty one as a way to the host or to another.
  const plain = /^\/|^[^/]*:/.test(way) ? `./${way}` : way
  return plain + rest || './'
}

/** Leads to another site, as far as the spelling tells. */
export function isOutgoing(written: string): boolean {
  return /^https?:\/\//.test(safeUrl(written, {}) ?? '')
}

/** PAGE-4. */
export function relOf(written: string): { rel?: string } {
  return isOutgoing(written) ? { rel: 'nofollow noopener' } : {}
}
