import { parsedUrl } from '../web-url.ts'

/** Of links and pictures; relative addresses may stand besides. */
export const SCHEMES = ['http', 'https', 'mailto', 'tel']

/** Stands for “this page” while a relative link is looked at. */
const NOWHERE = 'https://nowhere.invalid'

/** The URL, absolute where there is a base; undefined for one that is broken or has another scheme. */
export function safeUrl(written: string, base: string | undefined): string | undefined {
  const url = parsedUrl(written, base ?? NOWHERE)
  if (!url || !SCHEMES.includes(url.protocol.slice(0, -1))) return undefined
  const isRelative = base === undefined && url.origin === NOWHERE && !URL.canParse(written)
  // Browsers pass over these, and so may no reader that looks at the text alone be led elsewhere.
  return isRelative ? written.replace(/\p{Cc}/gu, '').trim() : url.href
}

/** Leads to another site, as far as the spelling tells. */
export function isOutgoing(written: string): boolean {
  return /^https?:\/\//.test(safeUrl(written, undefined) ?? '')
}

/** PAGE-4. */
export function relOf(written: string): { rel?: string } {
  return isOutgoing(written) ? { rel: 'nofollow noopener' } : {}
}
