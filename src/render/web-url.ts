import { schemeOf, UNSAFE_SCHEMES } from '../model/unsafe-schemes.ts'

/**
 * Parses an address by the WHATWG URL standard; undefined if it is invalid, or relative without a base. An
 * address with a scheme is never relative: browsers read `https:other.example` as a path on a page of https:,
 * and as another host on a page of http:, and only the latter is the same everywhere.
 */
export function parsedUrl(written: string, base?: string): URL | undefined {
  if (URL.canParse(written)) return new URL(written)
  return base !== undefined && URL.canParse(written, base) ? new URL(written, base) : undefined
}

/**
 * Converts an address to an absolute http or https URL in ASCII (RSS-09); undefined for anything else. A
 * valid one is returned unchanged. A relative one needs a base.
 */
export function webUrl(written: string | undefined, base?: string): string | undefined {
  const url = written === undefined ? undefined : parsedUrl(written, base)
  if (written === undefined || !url || !/^https?:$/.test(url.protocol)) return undefined
  return PLAIN.test(written) ? written : url.href
}

/**
 * An address of any scheme, for media that are fetched by other protocols (ipfs:, magnet:, nostr:); undefined
 * if it is invalid, or if its scheme runs code.
 */
export function uri(written: string): string | undefined {
  const scheme = schemeOf(written) ?? ''
  if (/^https?$/.test(scheme)) return webUrl(written)
  const isFine = /^[a-z][a-z0-9+.-]*:[\w.~:/?#[\]@!$&'()*+,;=%-]+$/i.test(written)
  return isFine && !UNSAFE_SCHEMES.includes(scheme) ? written : undefined
}

/** With a host directly after the slashes, because other programs than browsers find none in `https:///other.example`. */
const PLAIN = /^https?:\/\/[\w.~[@!$&'()*+,;=%-][\w.~:/?#[\]@!$&'()*+,;=%-]*$/
