/** A scheme directly followed by another one. */
const DOUBLED = /^(?:https?:?\/{1,3}){1,5}(?=https?:\/\/[^\s/])/i

/** Whether a text is a complete http: or https: URL without spaces. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(text) && !/\s/.test(text) && !DOUBLED.test(text) && URL.canParse(text)
}

/** Why a text is not a web address, as a clause, and the corrected address if that is certain. */
export interface AddressFault {
  readonly why: string
  readonly fix?: string
}

/** Why a text is not a web address; undefined if it is one. */
export function addressFault(text: string): AddressFault | undefined {
  if (isWebAddress(text)) return undefined
  const trimmed = text.trim()
  if (trimmed === '') return { why: 'is empty' }
  const meant = meantAddress(trimmed)
  const { why, fix } = meant ?? { why: 'has spaces around it', fix: trimmed }
  if (fix === undefined || !isWebAddress(fix)) return { why }
  return { why, fix }
}

function meantAddress(text: string): AddressFault | undefined {
  if (isWebAddress(text)) return undefined
  const doubled = DOUBLED.exec(text)
  if (doubled) return { why: 'begins with two schemes', fix: whole(text.slice(doubled[0].length)) }
  if (/^https?:\/\/[^\s/]/i.test(text)) {
    if (/[\r\n\t]/.test(text)) return { why: 'has a line break or tab in it', fix: whole(text) }
    if (/\s/.test(text)) return { why: 'has a space in it', fix: whole(text) }
    return { why: 'cannot be read as an address' }
  }
  const slashes = /^(https?)(?::\/?|\/\/)(?=[^\s/:])/i.exec(text)
  if (slashes) {
    return {
      why: 'has no :// after its scheme',
      fix: whole(`${slashes[1]}://${text.slice(slashes[0].length)}`),
    }
  }
  if (/^(?:[a-z]:\\|\\\\|file:)/i.test(text)) return { why: 'is a file of somebody’s computer' }
  const [, scheme] = /^([a-z][a-z0-9+.-]{0,30}):/i.exec(text) ?? []
  if (scheme !== undefined && !/^https?$/i.test(scheme))
    return { why: `begins with ${scheme}: and not with https:` }
  return {
    why: /^[\w-]+(?:\.[\w-]+)+(?:\/|$)/.test(text) ? 'has no https:// before it' : 'is no whole address',
  }
}

/** Joins the lines of an address, and encodes its spaces. */
function whole(text: string): string {
  const lines = text.split(/[\r\n\t]/).map((line) => line.trim())
  return lines.join('').replace(/\s/g, '%20')
}

/** Whether a text has only printable ASCII characters (APPLE-24). */
export function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text)
}

/** The same address, percent-encoded. */
export function encodedAddress(text: string): string {
  return URL.canParse(text) ? new URL(text).href : encodeURI(text)
}

export const E_MAIL = /^[^\s@<>()]+@[^\s@<>().]+(\.[^\s@<>().]+)+$/

/** The form of a BCP 47 tag: two or three letters, then subtags. */
export const LANGUAGE_TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
