import { type Direction, directionOf } from '../model/direction.ts'

/** Letters of right-to-left scripts, and bidirectional control characters. */
const TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufeff\u202a-\u202e\u2066-\u2069]|[\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
/** A letter of a left-to-right script. */
const TO_RIGHT = /(?![\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufeff])\p{L}/u
const LETTER = /\p{L}/u

/** An element with a `lang` attribute. */
const TAGGED = /<([a-z][^<>]*?) lang="([^"<>]+)"([^<>]*)>/g
/** Titles and names within other text, which need their own direction (HTML, 3.2.6.3). */
const ISOLATED = /<(a|h[1-6]|cite|span|bdi|option)((?: [^<>]*)?)>([^<>]+)(?=<)/g
/** Blocks of text, which have the direction of the page unless they begin with a letter of the other one. */
const BLOCK = /<(p|li|dd|td|th|blockquote|figcaption)((?: [^<>]*)?)>([^<>]+)(?=<)/g

/**
 * Adds the directions of text to a page: `dir` for the page and for parts in another language, and isolation
 * of titles and names in the other direction, so that they do not reorder the text around them. A page with
 * only left-to-right text is returned unchanged.
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
