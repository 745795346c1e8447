/** What a page may load and do (https://www.w3.org/TR/CSP3/): its own files, no inline script or style. */
const DIRECTIVES = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  // The player as it stands on other sites, to be looked at before it is taken there.
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
]

/** `media` are the origins of the recordings that the page plays from elsewhere: the one thing that comes from there. */
function policy(media: readonly string[]): string {
  return DIRECTIVES.map((one) => (one.startsWith('media-src') ? [one, ...media].join(' ') : one)).join('; ')
}

/**
 * The policy as a meta element, for pages on hosts that send no header fields of ours. The same as the header's but for
 * who may frame the page: CSP3 section 3.3 has a meta element ignore frame-ancestors, report-uri and sandbox. It governs
 * what comes after it, and so stands right behind the charset.
 */
export function policyElement(media: readonly string[] = []): string {
  return `<meta http-equiv="Content-Security-Policy" content="${policy(media)}">`
}

/** The policy as a header field says it; `framed` for a page that is made to stand on other sites. */
export function headerPolicy(framed: boolean, media: readonly string[] = []): string {
  return `${policy(media)}; frame-ancestors ${framed ? '*' : "'none'"}`
}
