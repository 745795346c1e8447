import type { XmlElement } from '../lint/document.ts'
import { type FeedFields, feedShape } from '../read/schemas/feed.ts'
import { type FoundKey, takeKey } from './take-keys.ts'
import { attributeIn, oneLine, truthOf } from './values.ts'

/** Takes an element up into keys of a feed's definition; false for one that no key can hold. */
export function channelKeys(element: XmlElement, keys: Record<string, unknown>): boolean {
  return takeKey(element, keys, { shape: feedShape.shape, keyOf })
}

function keyOf(element: XmlElement): FoundKey<keyof FeedFields> | undefined {
  const text = oneLine(element.text)
  switch (element.usual) {
    case 'itunes:block':
      return text.toLowerCase() === 'yes' ? ['block', ['apple']] : undefined
    case 'podcast:medium':
      return ['medium', text]
    case 'podcast:funding':
      return ['funding', [{ url: attributeIn(element, 'url'), title: text }]]
    case 'podcast:license': {
      const url = attributeIn(element, 'url')
      return ['license', url === undefined ? text : { name: text, url }]
    }
    case 'podcast:podping':
      return ['podping', truthOf(attributeIn(element, 'usesPodping') ?? '')]
    case 'podcast:remoteItem':
      return [
        'items',
        [
          {
            guid: attributeIn(element, 'feedGuid'),
            url: attributeIn(element, 'feedUrl'),
            medium: attributeIn(element, 'medium'),
            item: attributeIn(element, 'itemGuid'),
            title: attributeIn(element, 'title'),
          },
        ].map(withoutAbsent),
      ]
    default:
      return undefined
  }
}

function withoutAbsent(entry: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined))
}
