/**
 * The content security policy of pages (https://www.w3.org/TR/CSP3/): only files of the same site, no inline
 * script or style.
 */
const DIRECTIVES = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  // For the preview of the embeddable player.
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
]

/** The policy; `media` are the origins of recordings on other servers that the page plays. */
function policy(media: readonly string[]): string {
  return DIRECTIVES.map((one) => (one.startsWith('media-src') ? [one, ...media].join(' ') : one)).join('; ')
}

/**
 * The policy as a meta element, for pages on hosts that do not send the station's header fields. It lacks
 * frame-ancestors, because browsers ignore frame-ancestors, report-uri and sandbox in a meta element (CSP3
 * section 3.3). It applies to what follows it, so it is placed right after the charset.
 */
export function policyElement(media: readonly string[] = []): string {
  return `<meta http-equiv="Content-Security-Policy" content="${policy(media)}">`
}

/** The policy as a header field; `framed` for a page that other sites may embed. */
export function headerPolicy(framed: boolean, media: readonly string[] = []): string {
  return `${policy(media)}; frame-ancestors ${framed ? '*' : "'none'"}`
}
