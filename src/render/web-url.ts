import { schemeOf, UNSAFE_SCHEMES } from '../model/unsafe-schemes.ts'

/**
 * A written address as the WHATWG URL standard reads it; undefined for what is none, and for a relative one without a
 * base. One with a scheme is never relative: browsers take `https:other.example` for a path on a page of https:, and for
 * another host on a page of http:, so that only the latter means the same everywhere.
 */
export function parsedUrl(written: string, base?: string): URL | undefined {
  if (URL.canParse(written)) return new URL(written)
  return base !== undefined && URL.canParse(written, base) ? new URL(written, base) : undefined
}

/**
 * A written address as an absolute http or https URL in ASCII (RSS-09); undefined for anything else.
 * One that is all that already stays as it is written. A relative one needs a base.
 */
export function webUrl(written: string | undefined, base?: string): string | undefined {
  const url = written === undefined ? undefined : parsedUrl(written, base)
  if (written === undefined || !url || !/^https?:$/.test(url.protocol)) return undefined
  return PLAIN.test(written) ? written : url.href
}

/**
 * A written address of whatever scheme, for media that are fetched by other means than the web (ipfs:,
 * magnet:, nostr:); undefined for what is none, and for what a reader might run.
 */
export function uri(written: string): string | undefined {
  const scheme = schemeOf(written) ?? ''
  if (/^https?$/.test(scheme)) return webUrl(written)
  const isFine = /^[a-z][a-z0-9+.-]*:[\w.~:/?#[\]@!$&'()*+,;=%-]+$/i.test(written)
  return isFine && !UNSAFE_SCHEMES.includes(scheme) ? written : undefined
}

/** With a host right behind the slashes: others than browsers find none in `https:///other.example`. */
const PLAIN = /^https?:\/\/[\w.~[@!$&'()*+,;=%-][\w.~:/?#[\]@!$&'()*+,;=%-]*$/
