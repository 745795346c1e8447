import type { XmlElement } from '../lint/document.ts'
import { childOf, childrenOf, trimmed } from '../lint/tree.ts'
import { feedShape } from '../read/schemas/feed.ts'
import { commonKey, contentLinkKey } from './common-keys.ts'
import { alternativeIn } from './element-data.ts'
import { personOf } from './persons.ts'
import type { LiveFromElsewhere, PersonFromElsewhere } from './show.ts'
import { addressIn, attributeIn, lineIn, oneLine } from './values.ts'

/** What a broadcast has by itself. */
const OWN: ReadonlySet<string> = new Set(['title', 'description', 'link', 'guid', 'enclosure'])

/** A podcast:liveItem; undefined for one of which a station could not say everything. */
export function liveOf(element: XmlElement, base: string | undefined): LiveFromElsewhere | undefined {
  const persons: PersonFromElsewhere[] = []
  const lists = new Map<string, unknown[]>()
  const single: Record<string, unknown> = {}
  for (const child of element.children) {
    if (OWN.has(child.usual)) continue
    const person = child.usual === 'podcast:person' ? personOf(child, base) : undefined
    const alternative = child.usual === 'podcast:alternateEnclosure' ? alternativeIn(child) : undefined
    const found = commonKey(child) ?? contentLinkKey(child)
    if (person) persons.push(person)
    else if (alternative) lists.set('alternatives', [...(lists.get('alternatives') ?? []), alternative])
    else if (found && Array.isArray(found[1]))
      lists.set(found[0], [...(lists.get(found[0]) ?? []), ...found[1]])
    else if (found && !Object.hasOwn(single, found[0])) single[found[0]] = found[1]
    else return undefined
  }
  const keys = { ...ownKeys(element, base), ...Object.fromEntries(lists), ...single }
  const { start, end } = keys as { readonly start?: string; readonly end?: string }
  const isBackward = end !== undefined && !(Date.parse(end) > Date.parse(start ?? ''))
  return !isBackward && feedShape.shape.live.safeParse([keys]).success ? { keys, persons } : undefined
}

function ownKeys(element: XmlElement, base: string | undefined): Record<string, unknown> {
  const [end, description] = [attributeIn(element, 'end'), trimmed(childOf(element, 'description'))]
  const link = addressIn(trimmed(childOf(element, 'link')), base)
  const [stream] = childrenOf(element, 'enclosure')
  const length = Number(attributeIn(stream, 'length') ?? 0)
  return {
    title: lineIn(element, 'title'),
    guid: oneLine(childOf(element, 'guid')?.text ?? ''),
    status: attributeIn(element, 'status')?.toLowerCase(),
    start: attributeIn(element, 'start'),
    ...(end !== undefined && { end }),
    ...(description !== '' && { description }),
    ...(link && { link }),
    ...(stream && {
      stream: {
        url: addressIn(attributeIn(stream, 'url'), base),
        type: attributeIn(stream, 'type'),
        ...(length > 0 && { length }),
      },
    }),
  }
}
