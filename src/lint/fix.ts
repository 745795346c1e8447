import type { Diagnostic, Edit } from '../diagnostics/diagnostic.ts'
import type { XmlAttribute, XmlElement } from './document.ts'

/** A diagnostic with the changes that put it right, where they are known. */
export function fixedBy(diagnostic: Diagnostic, edits: readonly Edit[] | '' | undefined): Diagnostic {
  if (!edits) return diagnostic
  return { ...diagnostic, fix: [...edits].sort((a, b) => a.start - b.start || a.end - b.end) }
}

/** An element’s text becomes another. */
export function setText(element: XmlElement, text: string): Edit[] {
  const { start, opened, closing, end, name } = element
  // What is written without an end tag has nowhere to put it.
  if (closing === end) return [{ start, end, text: `<${name}>${escaped(text)}</${name}>` }]
  return [{ start: opened, end: closing, text: escaped(text) }]
}

/** An attribute gets another value, and another name where one is given. */
export function setValue({ start, end, name }: XmlAttribute, value: string, as: string = name): Edit[] {
  return [{ start, end, text: attribute(as, value) }]
}

/** An element gets an attribute that it does not have. */
export function addAttribute({ start, name }: XmlElement, added: string, value: string): Edit[] {
  const after = start + 1 + name.length
  return [{ start: after, end: after, text: ` ${attribute(added, value)}` }]
}

/** An element is taken out. */
export function remove({ start, end }: XmlElement): Edit[] {
  return [{ start, end, text: '' }]
}

/** An element is written otherwise as a whole. */
export function replace({ start, end }: XmlElement, text: string): Edit[] {
  return [{ start, end, text }]
}

/** An element gets another name; its prefix stays. */
export function rename({ start, closing, end, name }: XmlElement, as: string): Edit[] {
  const edits = [{ start: start + 1, end: start + 1 + name.length, text: as }]
  return closing === end
    ? edits
    : [...edits, { start: closing + 2, end: closing + 2 + name.length, text: as }]
}

/** Something is put before an element. */
export function insertBefore({ start }: XmlElement, text: string): Edit[] {
  return [{ start, end: start, text }]
}

/** Something becomes the last thing in an element. Nothing can be put into one that has no end tag. */
export function append({ closing, end }: XmlElement, text: string): Edit[] | undefined {
  return closing === end ? undefined : [{ start: closing, end: closing, text }]
}

/** A text within an element’s start and end tag. */
export function written(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`
}

/** `name="value"`, as it stands in a start tag. */
export function attribute(name: string, value: string): string {
  return `${name}="${escaped(value).replaceAll('"', '&quot;')}"`
}

/** A text as XML writes it. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
