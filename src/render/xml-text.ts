/**
 * Removes the characters that XML 1.0 cannot contain even as escapes (XML-03): most control characters,
 * U+FFFE, U+FFFF and lone surrogates. Pages do not need them either. https://www.w3.org/TR/xml/#charsets
 */
export function xmlText(text: string): string {
  return SELDOM.test(text) ? text.replace(FORBIDDEN, '') : text
}

/**
 * Normalizes text to one line: without forbidden characters, with white space collapsed and trimmed
 * (APPLE-03). Also for attributes, in which readers replace each line break with a space (XML-06).
 */
export function xmlLine(text: string): string {
  return oneLine(xmlText(text))
}

/** Collapses white space to single spaces, and trims it. */
export function oneLine(text: string): string {
  return UNEVEN.test(text) ? text.replace(/\s+/g, ' ').trim() : text
}

const UNEVEN = /[^\S ]| {2}|^ | $/

/** Escapes text for HTML or XML, in an element or between double quotes, and removes forbidden characters. */
export function escapeXml(text: string): string {
  if (!ESCAPED.test(text)) return text
  return xmlText(text).replace(/[&<>"]/g, (character) => REFERENCES[character] ?? character)
}

// A fast test, because most texts have none of these.
const ESCAPED = /[&<>"]|[^\t\n\r\x20-\uD7FF\uE000-\uFFFD]/

const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

// A fast test before the slow one: a text without these characters has no forbidden character.
const SELDOM = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD]/

// With the u flag, a surrogate only matches if it is not part of a pair.
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu
