import type { XmlElement } from '../lint/document.ts'
import { childrenOf } from '../lint/tree.ts'
import { SERVICES } from '../model/service.ts'
import { type FeedFields, feedShape } from '../read/schemas/feed.ts'
import { commonKey, licenseKey } from './common-keys.ts'
import { frequencyIn, remoteItemIn, remoteItemsIn } from './element-data.ts'
import { type FoundKey, takeKey } from './take-keys.ts'
import { attributeIn, oneLine, truthOf } from './values.ts'

/** Takes an element up into keys of a feed's definition; false for one that no key can hold. */
export function channelKeys(element: XmlElement, keys: Record<string, unknown>): boolean {
  return takeKey(element, keys, { shape: feedShape.shape, keyOf })
}

function keyOf(element: XmlElement): FoundKey<keyof FeedFields> | undefined {
  switch (element.usual) {
    case 'podcast:medium':
      return ['medium', oneLine(element.text)]
    case 'podcast:podping':
      return ['podping', truthOf(attributeIn(element, 'usesPodping') ?? '')]
    case 'podcast:updateFrequency':
      return ['frequency', frequencyIn(element)]
    case 'podcast:remoteItem':
      return ['items', [remoteItemIn(element)]]
    case 'podcast:podroll':
      return ['podroll', remoteItemsIn(element)]
    case 'podcast:publisher': {
      const [{ medium: _, ...item } = {}] = remoteItemsIn(element)
      return ['publisher', item]
    }
    default:
      return commonKey(element) ?? licenseKey(element)
  }
}

/** Which services may not list the show, of all that podcast:block and itunes:block say together; nothing else may be among them. */
export function blockOf(channel: XmlElement): unknown {
  const isYes = (element: XmlElement) => truthOf(element.text) === true
  const blocks = childrenOf(channel, 'podcast:block')
  const named = (says: boolean) =>
    blocks.flatMap((one) => {
      const id = attributeIn(one, 'id')
      return id !== undefined && isYes(one) === says && SERVICES.includes(id) ? [id] : []
    })
  const isAll = blocks.some((one) => attributeIn(one, 'id') === undefined && isYes(one))
  if (isAll) return named(false).length > 0 ? { except: [...new Set(named(false))] } : true
  const services = new Set([
    ...(childrenOf(channel, 'itunes:block').some(isYes) ? ['apple'] : []),
    ...named(true),
  ])
  return services.size > 0 ? [...services] : undefined
}

/** Whether a block names a service that nobody here knows: it stays as it came. */
export function isForeignBlock(element: XmlElement): boolean {
  const id = attributeIn(element, 'id')
  return id !== undefined && !SERVICES.includes(id)
}
