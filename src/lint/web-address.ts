/** Whether it is a whole address with http: or https:, without spaces. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(text) && !/\s/.test(text) && URL.canParse(text)
}

/** Whether letters beyond ASCII stand in it unencoded (APPLE-24). */
export function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text)
}

/** The same address, percent-encoded. */
export function encodedAddress(text: string): string {
  return URL.canParse(text) ? new URL(text).href : encodeURI(text)
}

export const E_MAIL = /^[^\s@<>()]+@[^\s@<>().]+(\.[^\s@<>().]+)+$/

/** A BCP 47 tag by its form: two or three letters, then subtags. */
export const LANGUAGE_TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
