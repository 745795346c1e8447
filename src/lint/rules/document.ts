import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { XmlElement } from '../document.ts'
import type { FeedDocument } from '../feed-document.ts'
import { addAttribute, attribute, fixedBy, remove, setValue } from '../fix.ts'
import { fixedNamespace } from '../namespaces.ts'
import { attributeOf, childrenOf } from '../tree.ts'

/** Why a document without a channel is no feed; yields nothing for RSS. */
export function* rootRules(root: XmlElement): Iterable<Diagnostic> {
  yield* namespaceRules(root)
  if (root.name === 'rss') {
    if (childrenOf(root, 'channel').length === 0) yield say('rss.channel-count', root, { count: 0 })
    return
  }
  yield say('rss.root-wrong', root, whatItIs(root))
}

/** Checks the element rss: its version, its channel, its namespaces. */
export function* documentRules({ rss, channel, text }: FeedDocument): Iterable<Diagnostic> {
  yield* namespaceRules(rss)
  if (rss.name !== 'rss') yield say('rss.root-wrong', rss, whatItIs(rss))
  const version = attributeOf(rss, 'version')
  if (rss.name === 'rss' && version?.value.trim() !== '2.0') {
    const about = { found: version?.value ?? '', fix: attribute('version', '2.0') }
    const edits = version ? setValue(version, '2.0') : addAttribute(rss, 'version', '2.0')
    yield fixedBy(say('rss.version-wrong', version ?? rss, about), edits)
  }
  const [, second] = childrenOf(rss, 'channel')
  if (second) yield say('rss.channel-count', second, { count: childrenOf(rss, 'channel').length })
  for (const item of childrenOf(rss, 'item')) {
    const { closing, end } = channel
    const xml = text.slice(item.start, item.end)
    const moved = closing === end ? [] : [{ start: closing, end: closing, text: xml }, ...remove(item)]
    yield fixedBy(say('rss.item-outside', item), moved.length === 0 ? undefined : moved)
  }
}

function whatItIs({ name, local, family }: XmlElement): { found: string; fix: string } {
  if (family === 'atom') {
    return { found: 'an Atom feed', fix: 'Ask your host for its RSS feed; most have both.' }
  }
  if (local === 'opml') {
    return { found: 'OPML, a list of feeds', fix: 'Hand in the feeds that it lists, by their xmlUrl.' }
  }
  if (local === 'RDF') {
    return { found: 'RSS 1.0', fix: 'Ask your host for its RSS 2.0 feed.' }
  }
  if (local.toLowerCase() === 'html') {
    return {
      found: 'a web page',
      fix: 'Look for “RSS” on that page, or for <link rel="alternate" type="application/rss+xml"> in its source.',
    }
  }
  return { found: `<${name}>`, fix: 'Begin it with <rss version="2.0" …><channel>.' }
}

/** Checks namespace declarations, which can be on any element; each misspelling is reported once. */
function* namespaceRules(root: XmlElement): Iterable<Diagnostic> {
  const said = new Set<string>()
  for (const element of everyElement(root)) {
    for (const declared of element.attributes) {
      if (!/^xmlns(:|$)/.test(declared.name) || said.has(declared.value)) continue
      const right = fixedNamespace(declared.value)
      if (right === undefined) continue
      said.add(declared.value)
      const about = { found: declared.value, right: attribute(declared.name, right) }
      yield fixedBy(say('xml.namespace-wrong', declared, about), setValue(declared, right))
    }
  }
}

function* everyElement(element: XmlElement): Iterable<XmlElement> {
  yield element
  for (const child of element.children) yield* everyElement(child)
}
