import { withoutEnd } from '../../model/trim-end.ts'
import { xmlLine, xmlText } from '../xml-text.ts'

/** An element in the form of the `xml` package, which `podcast` uses. */
export type Element = Readonly<Record<string, unknown>>

/**
 * An element with text and attributes. Undefined attributes are left out, because `podcast` would write
 * “undefined”. The text is normalized to one line of at most 255 characters (APPLE-03).
 */
export function element(name: string, text: string, attributes: Attributes = {}): Element {
  return { [name]: [{ _attr: cleaned(attributes) }, shortened(text, 255)] }
}

/** The same for text that is already shortened, and may have several lines. */
export function longElement(name: string, text: string, attributes: Attributes): Element {
  return { [name]: [{ _attr: cleaned(attributes) }, xmlText(text)] }
}

/** An element with child elements. */
export function parentElement(name: string, attributes: Attributes, children: readonly Element[]): Element {
  return { [name]: [{ _attr: cleaned(attributes) }, ...children] }
}

/** An element with attributes only. */
export function emptyElement(name: string, attributes: Attributes): Element {
  return { [name]: { _attr: cleaned(attributes) } }
}

/** One normalized line, shortened at a word if it is longer than `characters`. */
export function shortened(text: string, characters: number): string {
  const line = xmlLine(text)
  const all = [...line]
  return all.length <= characters ? line : `${cutAtWord(all.slice(0, characters - 1).join(''))}…`
}

/**
 * Plain text as a description, at most 4000 bytes of UTF-8 (APPLE-05). Apps read it as HTML, so text that
 * looks like a tag is escaped; a lone `<` or `&` is not, because other readers show the text as it is.
 */
export function descriptionOf(text: string): string {
  return inBytes(
    xmlText(text)
      .trim()
      .replace(/<(?=[a-z/!?])/gi, '&lt;'),
    DESCRIPTION_BYTES,
  )
}

const DESCRIPTION_BYTES = 4000

type Attributes = Readonly<Record<string, string | undefined>>

/** The beginning of a text, shortened at a word and with an ellipsis. */
function inBytes(text: string, bytes: number): string {
  const encoded = new TextEncoder().encode(text)
  if (encoded.length <= bytes) return text
  const ellipsis = 3
  // Not fatal: a character that is cut becomes U+FFFD, and is removed.
  const start = withoutEnd(new TextDecoder().decode(encoded.subarray(0, bytes - ellipsis)), '\uFFFD')
  return `${cutAtWord(start)}…`
}

function cleaned(attributes: Attributes): Record<string, string> {
  const values = Object.entries(attributes).map(([name, value]) => [name, xmlLine(value ?? '')] as const)
  return Object.fromEntries(values.filter(([, value]) => value !== ''))
}

/** Removes the last, incomplete word, unless it is most of the text. */
function cutAtWord(text: string): string {
  const space = text.search(/\s\S*$/)
  return (space > text.length / 2 ? text.slice(0, space) : text).trimEnd()
}
