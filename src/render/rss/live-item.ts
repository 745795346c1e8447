import type { LiveItem } from '../../model/live-item.ts'
import type { SiteView } from '../../model/site-view.ts'
import { webUrl } from '../web-url.ts'
import { streamElements } from './alternative.ts'
import { descriptionOf, type Element, element, emptyElement, longElement, parentElement } from './element.ts'
import { contentLinkElements, extraElements } from './extras.ts'
import { personElements } from './person.ts'
import { locationElements } from './rights.ts'

/** podcast:liveItem for each broadcast, in the given order. */
export function liveItemElements(siteView: SiteView, items: readonly LiveItem[] = []): Element[] {
  return items.map((one) => {
    const { title, guid, status, start, end, description, link, stream, credits = [] } = one
    const page = webUrl(link)
    const attributes = { status, start: start.toISOString(), end: end?.toISOString() }
    return parentElement('podcast:liveItem', attributes, [
      element('title', title),
      ...(description === undefined ? [] : [longElement('description', descriptionOf(description), {})]),
      ...(page === undefined ? [] : [element('link', page)]),
      element('guid', guid, { isPermaLink: 'false' }),
      ...(stream ? streamEnclosure(stream) : []),
      ...streamElements(one.alternatives),
      ...contentLinkElements(one.contentLinks),
      ...personElements(siteView, credits),
      ...locationElements(one.locations),
      ...extraElements(siteView, one),
    ])
  })
}

/** A stream has no length, but RSS requires one: 0, as its board advises (RSS-07). */
function streamEnclosure({ url, type, bytes }: NonNullable<LiveItem['stream']>): Element[] {
  const to = webUrl(url)
  return to === undefined ? [] : [emptyElement('enclosure', { url: to, length: String(bytes ?? 0), type })]
}
