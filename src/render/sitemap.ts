import { SITEMAP, sitemapPartAddress } from '../model/address.ts'
import type { SiteView } from '../model/site-view.ts'
import { escapeXml } from './xml-text.ts'

/** A page in the sitemap. */
export interface Listed {
  readonly address: string
  /** The date of its last visible change. */
  readonly changed?: Date
  /** The same page in every language, including its own. */
  readonly alternates?: readonly { readonly language: string; readonly address: string }[]
  /** Whether it is left out of the sitemap. */
  readonly hidden?: boolean
}

/** https://www.sitemaps.org/protocol.html: “no more than 50,000 URLs and … no larger than 50MB”. */
const MOST = { urls: 50_000, bytes: 50 * 1024 * 1024 }

/**
 * The sitemap, by address: one document, or several with an index. Hidden pages are left out; languages are
 * listed as in https://developers.google.com/search/docs/specialty/international/localized-versions
 */
export function renderSitemaps(
  { url }: SiteView,
  pages: readonly Listed[],
  most = MOST,
): ReadonlyMap<string, string> {
  const parts = partsOf(
    pages.filter(({ hidden }) => hidden !== true).map((page) => entryOf(url, page)),
    most,
  )
  const [only = [], ...more] = parts
  if (more.length === 0) return new Map([[SITEMAP, urlset(only)]])
  const addresses = parts.map((_, index) => sitemapPartAddress(index + 1))
  return new Map([
    [SITEMAP, index(addresses.map((address) => url + address))],
    ...parts.map((entries, at): [string, string] => [sitemapPartAddress(at + 1), urlset(entries)]),
  ])
}

function partsOf(entries: readonly string[], most: typeof MOST): string[][] {
  const parts: string[][] = []
  const around = byteLength(urlset([]))
  let part: string[] = []
  let size = around
  for (const entry of entries) {
    const bytes = byteLength(entry)
    if (part.length > 0 && (part.length === most.urls || size + bytes > most.bytes)) {
      parts.push(part)
      part = []
      size = around
    }
    part.push(entry)
    size += bytes
  }
  return part.length > 0 || parts.length === 0 ? [...parts, part] : parts
}

function entryOf(url: string, { address, changed, alternates = [] }: Listed): string {
  const lastmod = changed ? `<lastmod>${changed.toISOString()}</lastmod>` : ''
  const languages = alternates.map(
    (one) =>
      `<xhtml:link rel="alternate" hreflang="${escapeXml(one.language)}" href="${escapeXml(url + one.address)}"/>`,
  )
  return `  <url><loc>${escapeXml(url + address)}</loc>${lastmod}${languages.join('')}</url>\n`
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'

function urlset(entries: readonly string[]): string {
  return `${HEAD}<urlset xmlns="${NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join('')}</urlset>\n`
}

function index(urls: readonly string[]): string {
  const entries = urls.map((url) => `  <sitemap><loc>${escapeXml(url)}</loc></sitemap>\n`)
  return `${HEAD}<sitemapindex xmlns="${NAMESPACE}">\n${entries.join('')}</sitemapindex>\n`
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}
