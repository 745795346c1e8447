import type { XmlAttribute, XmlElement } from './document.ts'

/** The children of one name; `itunes:author`, or `title` for RSS's own. Prefixes are the usual ones, whatever the feed calls them. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.usual === name)
}

/** The first child of that name. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.usual === name)
}

/** An attribute by its exact name. */
export function attributeOf(element: XmlElement, name: string): XmlAttribute | undefined {
  return element.attributes.find((attribute) => attribute.name === name)
}

/** Text without the white space around it; '' for an element that is absent. */
export function trimmed(element: XmlElement | undefined): string {
  return element?.text.trim() ?? ''
}
