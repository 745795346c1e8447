import { plainTextOf } from '../intake/html/plain-text.ts'
import type { XmlElement } from '../lint/document.ts'
import { childOf, childrenOf, trimmed } from '../lint/tree.ts'
import { E_MAIL, LANGUAGE_TAG, UUID } from '../lint/web-address.ts'
import { categoryNames } from './categories.ts'
import { blockOf, channelKeys, isForeignBlock } from './channel-keys.ts'
import { extraOf } from './extra.ts'
import type { ItemContext } from './item.ts'
import { liveOf } from './live.ts'
import { personOf } from './persons.ts'
import type { LiveFromElsewhere, PersonFromElsewhere, ShowFromElsewhere } from './show.ts'
import { addressIn, attributeIn, lineIn, oneLine, shortened, truthOf } from './values.ts'

/** APPLE-03. */
const LINE_MOST = 255

/** What this program writes into every channel by itself, or takes up in other keys. */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  ...['title', 'link', 'description', 'language', 'copyright', 'generator', 'lastBuildDate', 'pubDate'],
  ...[
    'docs',
    'image',
    'item',
    'atom:link',
    'itunes:author',
    'itunes:owner',
    'itunes:image',
    'itunes:category',
  ],
  ...[
    'itunes:explicit',
    'itunes:type',
    'itunes:new-feed-url',
    'itunes:complete',
    'podcast:guid',
    'podcast:locked',
  ],
  ...['itunes:block', 'fh:archive', 'fh:complete', 'fh:incremental'],
])

/** Everything of a channel but its items. */
export type Channel = Omit<ShowFromElsewhere, 'episodes' | 'diagnostics'>

/** A channel as a show; elements that could not be kept are handed to `left`. A trailer that is an item besides is made of that. */
export function channelOf(
  channel: XmlElement,
  { base, isFaulty, isOwnTrailer }: ItemContext & { readonly isOwnTrailer: (element: XmlElement) => boolean },
  left: (element: XmlElement) => void,
): Channel {
  const owner = childOf(channel, 'itunes:owner')
  const email = emailIn(trimmed(owner && childOf(owner, 'itunes:email')))
  const contact =
    email ??
    emailIn(trimmed(childOf(channel, 'managingEditor'))) ??
    emailIn(trimmed(childOf(channel, 'webMaster')))
  const title = shortened(lineIn(channel, 'title'), LINE_MOST)
  const author = shortened(lineIn(channel, 'itunes:author'), LINE_MOST)
  const ownerName = shortened(lineIn(owner, 'itunes:name'), LINE_MOST) || author || title
  const link = addressIn(trimmed(childOf(channel, 'link')), base)
  const written = trimmed(childOf(channel, 'language')).replaceAll('_', '-')
  const language = LANGUAGE_TAG.test(written) ? written : undefined
  const guid = oneLine(childOf(channel, 'podcast:guid')?.text ?? '')
  const copyright = shortened(lineIn(channel, 'copyright'), LINE_MOST)
  const explicit = truthOf(trimmed(childOf(channel, 'itunes:explicit')))
  const generator = lineIn(channel, 'generator')
  const newFeedUrl = addressIn(trimmed(childOf(channel, 'itunes:new-feed-url')), base)
  const artworkUrl = pictureIn(channel, base)
  const persons: PersonFromElsewhere[] = []
  const extra = []
  const live: LiveFromElsewhere[] = []
  const block = blockOf(channel)
  const keys: Record<string, unknown> = block === undefined ? {} : { block }
  for (const element of channel.children) {
    if (UNDERSTOOD.has(element.usual) || isOwnTrailer(element)) continue
    if (element.usual === 'podcast:block' && !isForeignBlock(element)) continue
    const person = element.usual === 'podcast:person' ? personOf(element, base) : undefined
    const broadcast = element.usual === 'podcast:liveItem' ? liveOf(element, base) : undefined
    if (person) persons.push(person)
    else if (broadcast && live.some(({ keys: { guid } }) => guid === broadcast.keys['guid'])) left(element)
    else if (broadcast) live.push(broadcast)
    else if (!channelKeys(element, keys)) {
      const kept = isFaulty(element) ? undefined : extraOf(element)
      if (kept) extra.push(kept)
      else left(element)
    }
  }
  const own = childrenOf(channel, 'atom:link').find((one) => attributeIn(one, 'rel') === 'self')
  const address = addressIn(attributeIn(own, 'href'), base)
  return {
    title,
    ...(address && { address }),
    description: plainTextOf(descriptionIn(channel)),
    ...(link && { link }),
    ...(language && { language }),
    ...(author !== '' && { author }),
    ...(email && ownerName !== '' && { owner: { name: ownerName, email } }),
    ...(contact && { contact }),
    ...(generator !== '' && { generator }),
    ...(artworkUrl && { artworkUrl }),
    categories: categoryNames(channel),
    ...(explicit !== undefined && { explicit }),
    ...(trimmed(childOf(channel, 'itunes:type')).toLowerCase() === 'serial' && { type: 'serial' as const }),
    ...(copyright !== '' && { copyright }),
    locked: truthOf(trimmed(childOf(channel, 'podcast:locked'))) === true,
    ...(UUID.test(guid) && { guid: guid.toLowerCase() }),
    complete: trimmed(childOf(channel, 'itunes:complete')).toLowerCase() === 'yes',
    keys,
    persons,
    ...(live.length > 0 && { live }),
    extra,
    ...(newFeedUrl && { newFeedUrl }),
    older: olderOf(channel, base),
  }
}

function descriptionIn(channel: XmlElement): string {
  return (
    trimmed(childOf(channel, 'description')) ||
    trimmed(childOf(channel, 'itunes:summary')) ||
    trimmed(childOf(channel, 'itunes:subtitle'))
  )
}

function emailIn(text: string): string | undefined {
  const address = text.replace(/\([^()]{0,200}\)$/, '').trim()
  return E_MAIL.test(address) && /^[\x21-\x7e]+$/.test(address) ? address : undefined
}

function pictureIn(channel: XmlElement, base: string | undefined): string | undefined {
  const itunes = attributeIn(childOf(channel, 'itunes:image'), 'href')
  const rss = childOf(channel, 'image')
  return addressIn(itunes, base) ?? addressIn(trimmed(rss && childOf(rss, 'url')), base)
}

/** RFC 5005: archives from the newest to the oldest, or the next page of a paged feed. */
function olderOf(channel: XmlElement, base: string | undefined): string[] {
  const rels = ['prev-archive', 'next']
  const links = childrenOf(channel, 'atom:link')
  return rels
    .flatMap((rel) => {
      const link = links.find((one) => attributeIn(one, 'rel') === rel)
      return addressIn(attributeIn(link, 'href'), base) ?? []
    })
    .slice(0, 1)
}
