import type { Block, Feed } from '../../model/feed.ts'
import { webUrl } from '../web-url.ts'
import { type Element, element, emptyElement, shortened } from './element.ts'
import { PODCAST_TEXT } from './rights.ts'

/** Apple's tags for directories: only “Yes” has an effect, so the element is left out for no (APPLE-15). */
export function itunesDirectoryElements({ block, complete, newFeedUrl }: Feed): Element[] {
  const moved = webUrl(newFeedUrl)
  return [
    ...(moved === undefined ? [] : [element('itunes:new-feed-url', moved)]),
    ...(block && isBlocked(block, 'apple') ? [element('itunes:block', 'Yes')] : []),
    ...(complete ? [element('itunes:complete', 'Yes')] : []),
  ]
}

/** podcast:block, podcast:updateFrequency and podcast:podping. */
export function podcastDirectoryElements({ block, frequency, complete, podping }: Feed): Element[] {
  return [
    ...(block ? blockElements(block) : []),
    ...(frequency
      ? [
          element('podcast:updateFrequency', shortened(frequency.text, PODCAST_TEXT), {
            complete: complete ? 'true' : undefined,
            dtstart: frequency.start,
            rrule: frequency.rule,
          }),
        ]
      : []),
    ...(podping ? [emptyElement('podcast:podping', { usesPodping: 'true' })] : []),
  ]
}

function isBlocked({ all, services }: Block, service: string): boolean {
  return all !== services.includes(service)
}

/** Readers look for their own id first, and then for an element without an id (P20-BLOCK-2). */
function blockElements({ all, services }: Block): Element[] {
  const named = services.map((id) => element('podcast:block', all ? 'no' : 'yes', { id }))
  return all ? [element('podcast:block', 'yes'), ...named] : named
}
