import { feedAddress } from '../../model/address.ts'
import type { RemoteItem } from '../../model/remote-item.ts'
import type { SiteView } from '../../model/site-view.ts'
import { webUrl } from '../web-url.ts'
import { type Element, emptyElement, parentElement, shortened } from './element.ts'
import { PODCAST_TEXT } from './rights.ts'

/** podcast:remoteItem for each known feed: one of this station by its id, any other by its guid. */
export function remoteItemElements(siteView: SiteView, items: readonly RemoteItem[]): Element[] {
  return items.flatMap((one) => {
    const feed = feedOf(siteView, one)
    return feed ? [emptyElement('podcast:remoteItem', attributesOf(one, feed))] : []
  })
}

/** podcast:podroll; left out if it would be empty (P20-PODROLL-1). */
export function podrollElements(siteView: SiteView, items: readonly RemoteItem[] = []): Element[] {
  const children = remoteItemElements(siteView, items)
  return children.length === 0 ? [] : [parentElement('podcast:podroll', {}, children)]
}

/** podcast:publisher, whose item always has a medium (P20-PUBLISHER-1). */
export function publisherElements(siteView: SiteView, publisher: RemoteItem | undefined): Element[] {
  const feed = publisher && feedOf(siteView, publisher)
  if (!feed) return []
  const attributes = { ...attributesOf(publisher, feed), medium: 'publisher' }
  return [parentElement('podcast:publisher', {}, [emptyElement('podcast:remoteItem', attributes)])]
}

interface Found {
  readonly guid: string
  readonly url?: string | undefined
  readonly medium?: string | undefined
  readonly title?: string
}

function feedOf(siteView: SiteView, { of }: RemoteItem): Found | undefined {
  if ('guid' in of) return { guid: of.guid, url: webUrl(of.url), medium: of.medium }
  const feed = siteView.feeds.find(({ id }) => id === of.feed)
  const guid = siteView.feedGuids.get(of.feed)
  if (!feed || guid === undefined) return undefined
  return { guid, url: siteView.url + feedAddress(feed.id), medium: feed.medium, title: feed.title }
}

function attributesOf({ item, title }: RemoteItem, feed: Found): Record<string, string | undefined> {
  return {
    feedGuid: feed.guid,
    feedUrl: feed.url,
    itemGuid: item,
    // Apps assume `podcast` if there is no medium (P20-REMOTE-3).
    medium: feed.medium === 'podcast' ? undefined : feed.medium,
    // The title of a feed must not be used for an item in it.
    title: shortened(title ?? (item === undefined ? (feed.title ?? '') : ''), PODCAST_TEXT),
  }
}
