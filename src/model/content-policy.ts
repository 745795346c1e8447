/** What a page may load and do (https://www.w3.org/TR/CSP3/): its own files, no inline script or style. */
const DIRECTIVES = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "media-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
]

const POLICY = DIRECTIVES.join('; ')

/**
 * The policy as a meta element, for pages on hosts that send no header fields of ours. The same as the header's but for
 * who may frame the page: CSP3 section 3.3 has a meta element ignore frame-ancestors, report-uri and sandbox. It governs
 * what comes after it, and so stands right behind the charset.
 */
export function policyElement(): string {
  return `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`
}

/** The policy as a header field says it; `framed` for a page that is made to stand on other sites. */
export function headerPolicy(framed: boolean): string {
  return `${POLICY}; frame-ancestors ${framed ? '*' : "'none'"}`
}
