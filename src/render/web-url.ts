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

const PLAIN = /^https?:\/\/[\w.~:/?#[\]@!$&'()*+,;=%-]+$/
