import type { XmlAttribute, XmlElement } from './document.ts'

/** The children of one name; `itunes:author`, or `title` for RSS's own. Prefixes are the usual ones, whatever the feed calls them. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => isNamed(child, name))
}

/** The first child of that name. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => isNamed(child, name))
}

/** Its name with the usual prefix, `itunes:author`, whatever prefix the feed binds. */
export function usualName({ family, local }: XmlElement): string {
  return family === '' ? local : `${family}:${local}`
}

/** An attribute by its exact name. */
export function attributeOf(element: XmlElement, name: string): XmlAttribute | undefined {
  return element.attributes.find((attribute) => attribute.name === name)
}

/** Text without the white space around it; '' for an element that is absent. */
export function trimmed(element: XmlElement | undefined): string {
  return element?.text.trim() ?? ''
}

function isNamed({ family, local }: XmlElement, name: string): boolean {
  const colon = name.indexOf(':')
  return family === name.slice(0, Math.max(0, colon)) && local === name.slice(colon + 1)
}
