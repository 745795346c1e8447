import type { XmlElement } from '../lint/document.ts'
import { chatIn, imageIn, licenseIn, locationIn, noteIn, postIn, valueIn } from './element-data.ts'
import type { FoundKey } from './take-keys.ts'
import { attributeIn, oneLine } from './values.ts'

/** Keys that a feed's definition, an episode and a broadcast have alike. */
type CommonKey = 'funding' | 'value' | 'social' | 'txt' | 'images' | 'chat' | 'location'

/** What a channel, an item and a live item can each say. */
export function commonKey(element: XmlElement): FoundKey<CommonKey> | undefined {
  switch (element.usual) {
    case 'podcast:funding':
      return ['funding', [{ url: attributeIn(element, 'url'), title: oneLine(element.text) }]]
    case 'podcast:value':
      return ['value', [valueIn(element)]]
    case 'podcast:socialInteract':
      return ['social', attributeIn(element, 'protocol') === 'disabled' ? 'disabled' : [postIn(element)]]
    case 'podcast:txt':
      return ['txt', [noteIn(element)]]
    case 'podcast:image':
      return ['images', [imageIn(element)]]
    case 'podcast:chat':
      return ['chat', chatIn(element)]
    case 'podcast:location':
      return ['location', [locationIn(element)]]
    default:
      return undefined
  }
}

/** A channel's or an item's licence. */
export function licenseKey(element: XmlElement): FoundKey<'license'> | undefined {
  return element.usual === 'podcast:license' ? ['license', licenseIn(element)] : undefined
}

/** podcast:contentLink. */
export function contentLinkKey(element: XmlElement): FoundKey<'content-links'> | undefined {
  return element.usual === 'podcast:contentLink'
    ? ['content-links', [{ url: attributeIn(element, 'href'), title: oneLine(element.text) }]]
    : undefined
}
