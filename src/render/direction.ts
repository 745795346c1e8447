import { type Direction, directionOf } from '../model/direction.ts'

/** Letters that are written from right to left, and signs that change the direction. */
const TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufeff\u202a-\u202e\u2066-\u2069]|[\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
/** A letter that is written from left to right. */
const TO_RIGHT = /(?![\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufeff])\p{L}/u
const LETTER = /\p{L}/u

/** A language that is written so, where a part of a page is said to be of it. */
const TAGGED = /<([a-z][^<>]*?) lang="([^"<>]+)"([^<>]*)>/g
/** Titles and names stand among other words: theirs is a direction of their own (HTML, 3.2.6.3). */
const ISOLATED = /<(a|h[1-6]|cite|span|bdi|option)((?: [^<>]*)?)>([^<>]+)(?=<)/g
/** Blocks of text go the way of their page, but for those that begin with a letter of the other. */
const BLOCK = /<(p|li|dd|td|th|blockquote|figcaption)((?: [^<>]*)?)>([^<>]+)(?=<)/g

/**
 * A page's HTML with the directions of its text: `dir` for the page and for parts in another language, and titles and names of
 * another direction isolated, so that neither turns what stands beside it. A page that is written from left to right
 * throughout stays as it is.
 */
export function withDirections(html: string, language: string): string {
  const page = directionOf(language)
  if (page === 'ltr' && !TO_LEFT.test(html) && !hasTagged(html)) return html
  return html
    .replace(TAGGED, (tag, before: string, own: string, after: string) => {
      const direction = directionOf(own)
      const around: Direction = before.startsWith('html') ? 'ltr' : page
      return direction === around || / dir=/.test(before + after)
        ? tag
        : `<${before} lang="${own}" dir="${direction}"${after}>`
    })
    .replace(ISOLATED, (whole, name: string, attributes: string, text: string) => {
      const isOther = (page === 'ltr' ? TO_LEFT : TO_RIGHT).test(text)
      return isOther && !attributes.includes(' dir=') ? `<${name}${attributes} dir="auto">${text}` : whole
    })
    .replace(BLOCK, (whole, name: string, attributes: string, text: string) => {
      const [first = ''] = LETTER.exec(text) ?? []
      const isOther = page === 'ltr' && TO_LEFT.test(first)
      return isOther && !attributes.includes(' dir=') ? `<${name}${attributes} dir="auto">${text}` : whole
    })
}

function hasTagged(html: string): boolean {
  for (const [, , language = ''] of html.matchAll(TAGGED)) if (directionOf(language) === 'rtl') return true
  return false
}
