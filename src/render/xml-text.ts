/**
 * Text as XML 1.0 can hold it (XML-03): without the characters that no escape can save, that is most
 * control characters, U+FFFE, U+FFFF and halves of surrogate pairs. Pages are better off without them too.
 * https://www.w3.org/TR/xml/#charsets
 */
export function xmlText(text: string): string {
  return SELDOM.test(text) ? text.replace(FORBIDDEN, '') : text
}

/**
 * Text as one line: without forbidden characters, every run of white space as one space, none at the
 * ends (APPLE-03). For attributes too, where a reader turns each line break into a space anyway (XML-06).
 */
export function xmlLine(text: string): string {
  return oneLine(xmlText(text))
}

/** Text with every run of white space as one space, and none at the ends. */
export function oneLine(text: string): string {
  return UNEVEN.test(text) ? text.replace(/\s+/g, ' ').trim() : text
}

const UNEVEN = /[^\S ]| {2}|^ | $/

/** Text as it stands in HTML or XML, in an element or between double quotes. Forbidden characters are gone. */
export function escapeXml(text: string): string {
  if (!ESCAPED.test(text)) return text
  return xmlText(text).replace(/[&<>"]/g, (character) => REFERENCES[character] ?? character)
}

// Most texts have none of these: they are looked through once.
const ESCAPED = /[&<>"]|[^\t\n\r\x20-\uD7FF\uE000-\uFFFD]/

const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

// Quicker than what it stands before: no text with none of these has a forbidden character.
const SELDOM = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD]/

// With the u flag a surrogate matches only where its other half is missing.
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu
