import type { XmlElement } from '../lint/document.ts'
import { type EpisodeFields, episodeShape } from '../read/schemas/episode.ts'
import { attributeIn, oneLine } from './values.ts'

/** Takes an element up into keys of front matter; false for one that no key can hold. */
export function itemKeys(element: XmlElement, keys: Record<string, unknown>): boolean {
  const found = keyOf(element)
  if (!found) return false
  const [key, value] = found
  const list = Array.isArray(keys[key]) ? keys[key] : []
  const written = Array.isArray(value) ? [...list, ...value] : value
  if (!Array.isArray(value) && Object.hasOwn(keys, key)) return false
  // What a station would refuse stays as it came.
  if (!episodeShape.shape[key].safeParse(written).success) return false
  keys[key] = written
  return true
}

function keyOf(element: XmlElement): readonly [keyof EpisodeFields, unknown] | undefined {
  const text = oneLine(element.text)
  switch (element.usual) {
    case 'itunes:block':
      return text.toLowerCase() === 'yes' ? ['block', true] : undefined
    case 'podcast:funding':
      return ['funding', [{ url: attributeIn(element, 'url'), title: text }]]
    case 'podcast:contentLink':
      return ['content-links', [{ url: attributeIn(element, 'href'), title: text }]]
    case 'podcast:soundbite': {
      const start = Number(attributeIn(element, 'startTime') ?? Number.NaN)
      const duration = Number(attributeIn(element, 'duration') ?? Number.NaN)
      return ['soundbites', [{ start, duration, ...(text !== '' && { title: text }) }]]
    }
    default:
      return undefined
  }
}
