import type { XmlAttribute, XmlElement } from './document.ts'

/** The children with a name; `itunes:author`, or `title` for RSS's own. Prefixes are the usual ones, whatever the feed uses. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.usual === name)
}

/** The first child with a name. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.usual === name)
}

/** An attribute by its exact name. */
export function attributeOf(element: XmlElement, name: string): XmlAttribute | undefined {
  return element.attributes.find((attribute) => attribute.name === name)
}

/** Text without leading and trailing white space; '' for an absent element. */
export function trimmed(element: XmlElement | undefined): string {
  return element?.text.trim() ?? ''
}
