import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { XmlAttribute, XmlElement } from '../document.ts'
import type { FeedDocument } from '../feed-document.ts'
import { fixedBy, setText, setValue } from '../fix.ts'
import { attributeOf, childrenOf } from '../tree.ts'
import { addressFault, encodedAddress, isAscii, isWebAddress } from '../web-address.ts'
import { linkTargets } from './channel.ts'

/** Checks URLs: complete, in ASCII, and with https:. */
export function* linkRules({ channel, items }: FeedDocument): Iterable<Diagnostic> {
  const insecure: (XmlElement | XmlAttribute)[] = []
  for (const parent of [channel, ...items]) {
    for (const { element, value } of linkTargets(parent)) {
      if (value === '') continue
      const fault = addressFault(value)
      if (fault) {
        const { why, fix } = fault
        const about = { name: element.usual, value, why, ...(fix !== undefined && { fix }) }
        yield fixedBy(say('rss.url-wrong', element, about), fix && setText(element, fix))
      } else if (!isAscii(value)) {
        const about = asciiOf(value)
        yield fixedBy(say('rss.url-not-ascii', element, about), setText(element, about.fix))
      }
      if (/^http:/i.test(value)) insecure.push(element)
    }
    for (const [tag, name] of ADDRESSED) {
      for (const element of childrenOf(parent, tag)) {
        const attribute = attributeOf(element, name)
        if (!attribute) continue
        if (isWebAddress(attribute.value) && !isAscii(attribute.value)) {
          const about = asciiOf(attribute.value)
          yield fixedBy(say('rss.url-not-ascii', attribute, about), setValue(attribute, about.fix))
        }
        if (/^\s*http:/i.test(attribute.value)) insecure.push(attribute)
      }
    }
  }
  const [first] = insecure
  if (first) yield say('rss.insecure', first, { count: insecure.length })
}

/** Attributes that are URLs, except those of podcast tags, which have stricter rules. */
const ADDRESSED = [
  ['enclosure', 'url'],
  ['itunes:image', 'href'],
  ['atom:link', 'href'],
] as const

function asciiOf(value: string): { value: string; fix: string } {
  return { value, fix: encodedAddress(value) }
}
