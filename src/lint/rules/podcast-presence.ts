import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { XmlElement } from '../document.ts'
import type { FeedDocument } from '../feed-document.ts'
import { append, fixedBy, written } from '../fix.ts'
import { attributeOf, childOf, childrenOf, trimmed } from '../tree.ts'
import { isWebAddress, UUID } from '../web-address.ts'

/** Checks what PSP-1 requires of Podcasting 2.0: that tags are present, and that the guid is right. */
export function* podcastPresenceRules(feed: FeedDocument): Iterable<Diagnostic> {
  const { channel, items } = feed
  if (![channel, ...items].some(({ children }) => children.some(({ family }) => family === 'podcast'))) {
    yield say('podcast.namespace-missing', channel)
    return
  }
  yield* guidRules(feed)
  const isPublisher = trimmed(childOf(channel, 'podcast:medium')) === 'publisher'
  if (!childOf(channel, 'podcast:locked') && !isPublisher) yield say('podcast.locked-missing', channel)
  const silent = items.filter((item) => childOf(item, 'enclosure') && !childOf(item, 'podcast:transcript'))
  const [first] = silent
  if (first) yield say('podcast.transcript-missing', first, { count: silent.length })
  for (const parent of [channel, ...items]) {
    for (const images of childrenOf(parent, 'podcast:images')) yield say('podcast.images-deprecated', images)
    for (const image of childrenOf(parent, 'podcast:image')) {
      if (!attributeOf(image, 'alt')) yield say('podcast.image-alt-missing', image)
    }
  }
  yield* mediumRules(channel, items)
}

function* guidRules({ channel, items, url, recipe }: FeedDocument): Iterable<Diagnostic> {
  const guid = childOf(channel, 'podcast:guid')
  const self = selfOf(channel)?.value ?? url
  const made = self !== undefined && isWebAddress(self) ? recipe(self) : undefined
  if (!guid) {
    const prefix = [channel, ...items]
      .flatMap(({ children }) => children.filter(({ family }) => family === 'podcast'))
      .map(({ name }) => name.split(':')[0])[0]
    const fix = made && written(`${prefix}:guid`, made)
    yield fixedBy(say('podcast.guid-missing', channel, { fix }), fix && append(channel, fix))
    return
  }
  const value = trimmed(guid).toLowerCase()
  if (!UUID.test(value)) return
  const version = value.charAt(14)
  if (version !== '5') yield say('podcast.guid-version', guid, { version, fix: made })
  else if (made !== undefined && made !== value) yield say('podcast.guid-recipe', guid, { guid: made })
}

/** The feed's own address, according to its channel. */
export function selfOf(channel: XmlElement): { element: XmlElement; value: string } | undefined {
  const element = childrenOf(channel, 'atom:link').find((link) => attributeOf(link, 'rel')?.value === 'self')
  return element && { element, value: attributeOf(element, 'href')?.value.trim() ?? '' }
}

function* mediumRules(channel: XmlElement, items: readonly XmlElement[]): Iterable<Diagnostic> {
  const element = childOf(channel, 'podcast:medium')
  const medium = trimmed(element)
  if (!element) return
  if (/^[a-z]+L$/.test(medium) && items.length > 0) {
    yield say('podcast.medium-items', element, { medium, single: medium.slice(0, -1) })
  }
  if (medium === 'publisher' && childrenOf(channel, 'podcast:remoteItem').length === 0) {
    yield say('podcast.child-missing', channel, {
      name: channel.name,
      found: 'the medium publisher and none',
      wanted: 'a podcast:remoteItem for each show',
      example: '<podcast:remoteItem feedGuid="…" feedUrl="https://…"/>',
    })
  }
}
