import type { Diagnostic, Edit } from '../diagnostics/diagnostic.ts'
import type { XmlAttribute, XmlElement } from './document.ts'

/** Adds edits to a diagnostic, if there are any. */
export function fixedBy(diagnostic: Diagnostic, edits: readonly Edit[] | '' | undefined): Diagnostic {
  if (!edits) return diagnostic
  return { ...diagnostic, fix: [...edits].sort((a, b) => a.start - b.start || a.end - b.end) }
}

/** Replaces the text of an element. */
export function setText(element: XmlElement, text: string): Edit[] {
  const { start, opened, closing, end, name } = element
  // An element without an end tag is replaced as a whole.
  if (closing === end) return [{ start, end, text: `<${name}>${escaped(text)}</${name}>` }]
  return [{ start: opened, end: closing, text: escaped(text) }]
}

/** Replaces the value of an attribute, and optionally its name. */
export function setValue({ start, end, name }: XmlAttribute, value: string, as: string = name): Edit[] {
  return [{ start, end, text: attribute(as, value) }]
}

/** Adds an attribute to an element. */
export function addAttribute({ start, name }: XmlElement, added: string, value: string): Edit[] {
  const after = start + 1 + name.length
  return [{ start: after, end: after, text: ` ${attribute(added, value)}` }]
}

/** Removes an element. */
export function remove({ start, end }: XmlElement): Edit[] {
  return [{ start, end, text: '' }]
}

/** Replaces an element. */
export function replace({ start, end }: XmlElement, text: string): Edit[] {
  return [{ start, end, text }]
}

/** Renames an element; `as` is its full new name, with the prefix. */
export function rename({ start, closing, end, name }: XmlElement, as: string): Edit[] {
  const edits = [{ start: start + 1, end: start + 1 + name.length, text: as }]
  return closing === end
    ? edits
    : [...edits, { start: closing + 2, end: closing + 2 + name.length, text: as }]
}

/** Inserts text before an element. */
export function insertBefore({ start }: XmlElement, text: string): Edit[] {
  return [{ start, end: start, text }]
}

/** Appends text to the content of an element; undefined for an element without an end tag. */
export function append({ closing, end }: XmlElement, text: string): Edit[] | undefined {
  return closing === end ? undefined : [{ start: closing, end: closing, text }]
}

/** An element with this text. */
export function written(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`
}

/** `name="value"`, for a start tag. */
export function attribute(name: string, value: string): string {
  return `${name}="${escaped(value).replaceAll('"', '&quot;')}"`
}

/** Escapes text for XML. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
