import type { XmlElement } from '../lint/document.ts'
import { childrenOf } from '../lint/tree.ts'
import { CATEGORIES } from '../model/categories.ts'
import { attributeIn, oneLine } from './values.ts'

/** Apple's categories of a channel as a station writes them, each once; what Apple does not know is left. */
export function categoryNames(channel: XmlElement): string[] {
  const found = new Set<string>()
  for (const element of childrenOf(channel, 'itunes:category')) {
    const name = knownAmong(Object.keys(CATEGORIES), element)
    if (name === undefined) continue
    const subs = childrenOf(element, 'itunes:category').flatMap(
      (one) => knownAmong(CATEGORIES[name] ?? [], one) ?? [],
    )
    for (const sub of subs) found.add(`${name} > ${sub}`)
    if (subs.length === 0) found.add(name)
  }
  return [...found]
}

function knownAmong(names: readonly string[], element: XmlElement): string | undefined {
  const written = oneLine(attributeIn(element, 'text') ?? '').toLowerCase()
  return names.find((name) => name.toLowerCase() === written)
}
