/**
 * A written address as an absolute http or https URL in ASCII (RSS-09); undefined for anything else.
 * One that is all that already stays as it is written. A relative one needs a base.
 */
export function webUrl(written: string | undefined, base?: string): string | undefined {
  if (written === undefined) return undefined
  let url: URL
  try {
    url = new URL(written, base)
  } catch {
    return undefined
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined
  return PLAIN.test(written) ? written : url.href
}

/**
 * A written address of whatever scheme, for media that are fetched by other means than the web (ipfs:,
 * magnet:, nostr:); undefined for what is none, and for what a reader might run.
 */
export function uri(written: string): string | undefined {
  if (/^https?:/i.test(written)) return webUrl(written)
  return /^(?!javascript:|data:|vbscript:|file:)[a-z][a-z0-9+.-]*:[\w.~:/?#[\]@!$&'()*+,;=%-]+$/i.test(
    written,
  )
    ? written
    : undefined
}

const PLAIN = /^https?:\/\/[\w.~:/?#[\]@!$&'()*+,;=%-]+$/
