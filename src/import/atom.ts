import type { XmlElement } from '../lint/document.ts'
import { childOf, childrenOf, trimmed } from '../lint/tree.ts'
import { attributeIn } from './values.ts'

/** An Atom feed (RFC 4287) as the channel and the items of RSS that say the same; undefined for another document. */
export function rssOfAtom(
  root: XmlElement,
): { readonly channel: XmlElement; readonly items: readonly XmlElement[] } | undefined {
  if (root.usual !== 'atom:feed') return undefined
  const channel = renamed(root, 'channel', [
    ...copies(root, ['atom:title', 'title'], ['atom:subtitle', 'description'], ['atom:rights', 'copyright']),
    ...linksOf(root),
    ...copies(root, ['atom:logo', 'image']).map((one) =>
      renamed(one, 'image', [renamed(one, 'url', [], one.text)], ''),
    ),
    ...foreign(root),
  ])
  return { channel, items: childrenOf(root, 'atom:entry').map(itemOf) }
}

function itemOf(entry: XmlElement): XmlElement {
  const published = childOf(entry, 'atom:published') ?? childOf(entry, 'atom:updated')
  return renamed(entry, 'item', [
    ...copies(
      entry,
      ['atom:id', 'guid'],
      ['atom:title', 'title'],
      ['atom:summary', 'description'],
      ['atom:content', 'content:encoded'],
    ),
    ...(published ? [renamed(published, 'pubDate', [], published.text)] : []),
    ...linksOf(entry),
    ...foreign(entry),
  ])
}

/** A page is a link of RSS, an enclosure is one; the rest stays what it is. */
function linksOf(parent: XmlElement): XmlElement[] {
  let hasPage = false
  return childrenOf(parent, 'atom:link').flatMap((link) => {
    const href = attributeIn(link, 'href')
    const rel = attributeIn(link, 'rel') ?? 'alternate'
    if (href === undefined) return []
    if (rel === 'enclosure') {
      const attributes = link.attributes.map((one) => (one.name === 'href' ? { ...one, name: 'url' } : one))
      return [{ ...renamed(link, 'enclosure', []), attributes }]
    }
    if (rel !== 'alternate') return [link]
    if (hasPage) return []
    hasPage = true
    return [renamed(link, 'link', [], href)]
  })
}

/** Atom's own children under the names that RSS has for them. */
function copies(parent: XmlElement, ...names: readonly (readonly [string, string])[]): XmlElement[] {
  return names.flatMap(([from, to]) => {
    const found = childOf(parent, from)
    return found && (trimmed(found) !== '' || found.children.length === 0)
      ? [renamed(found, to, [], found.text)]
      : []
  })
}

function foreign(parent: XmlElement): XmlElement[] {
  return parent.children.filter(({ family }) => family !== 'atom')
}

function renamed(element: XmlElement, usual: string, children: readonly XmlElement[], text = ''): XmlElement {
  const local = usual.replace(/^.*:/, '')
  const family = usual.includes(':') ? usual.slice(0, usual.indexOf(':')) : ''
  return { ...element, name: usual, local, usual, family, children, text }
}
