import type { XmlElement } from '../lint/document.ts'
import { type EpisodeFields, episodeShape } from '../read/schemas/episode.ts'
import { commonKey, contentLinkKey, licenseKey } from './common-keys.ts'
import { alternativeIn } from './element-data.ts'
import { type FoundKey, takeKey } from './take-keys.ts'
import { attributeIn, oneLine } from './values.ts'

/** Takes an element up into keys of front matter; false for one that no key can hold. */
export function itemKeys(element: XmlElement, keys: Record<string, unknown>): boolean {
  return takeKey(element, keys, { shape: episodeShape.shape, keyOf })
}

function keyOf(element: XmlElement): FoundKey<keyof EpisodeFields> | undefined {
  const text = oneLine(element.text)
  switch (element.usual) {
    case 'itunes:block':
      return text.toLowerCase() === 'yes' ? ['block', true] : undefined
    case 'podcast:alternateEnclosure': {
      const alternative = alternativeIn(element)
      return alternative && ['alternatives', [alternative]]
    }
    case 'podcast:soundbite': {
      const start = Number(attributeIn(element, 'startTime') ?? Number.NaN)
      const duration = Number(attributeIn(element, 'duration') ?? Number.NaN)
      return ['soundbites', [{ start, duration, ...(text !== '' && { title: text }) }]]
    }
    default:
      return commonKey(element) ?? licenseKey(element) ?? contentLinkKey(element)
  }
}
