import { archiveAddress, feedAddress, pictureAddress } from '../../model/address.ts'
import type { Episode } from '../../model/episode.ts'
import { type Category, episodesOf, type Feed } from '../../model/feed.ts'
import { holdsRemoteItems, isListMedium } from '../../model/medium.ts'
import type { SiteView } from '../../model/site-view.ts'
import { showLink } from '../show-link.ts'
import { webUrl } from '../web-url.ts'
import { itunesDirectoryElements, podcastDirectoryElements } from './directory.ts'
import { descriptionOf, type Element, element, emptyElement, shortened } from './element.ts'
import { extraElements } from './extras.ts'
import { liveItemElements } from './live-item.ts'
import { personElements } from './person.ts'
import { podrollElements, publisherElements, remoteItemElements } from './remote-item.ts'
import { restoredElements } from './restored.ts'
import { licenseElements, locationElements } from './rights.ts'
import { trailerElements } from './trailer.ts'

/** The properties of a channel that `podcast` writes itself; all other elements are custom elements. */
interface Channel {
  readonly title: string
  readonly description: string
  readonly siteUrl: string
  readonly feedUrl: string
  readonly language: string
  readonly copyright?: string
  readonly generator: string
  readonly customElements: Element[]
}

/** Identifies a document of a feed (RFC 5005, section 4): an archive if `page` is given. */
export interface FeedPage {
  /** The archive's number, from 1 for the oldest. */
  readonly page?: number | undefined
  /** The number of the next older archive, if there is one. */
  readonly older?: number | undefined
  /** The show's trailers, if the caller has found them among all its episodes. */
  readonly trailers?: readonly Episode[]
}

/** The channel of a show. Returns new objects, because `podcast` mutates them. */
export function channelOf(siteView: SiteView, feed: Feed, document: FeedPage = {}): Channel {
  const { page, older } = document
  const title = shortened(feed.title, 255) || feed.id
  const siteUrl = showLink(siteView, feed)
  return {
    title,
    description: descriptionOf(feed.description),
    siteUrl,
    feedUrl: siteView.url + (page === undefined ? feedAddress(feed.id) : archiveAddress(feed.id, page)),
    language: feed.language,
    ...(feed.copyright === undefined ? {} : { copyright: shortened(feed.copyright, 255) }),
    generator: siteView.generator,
    customElements: [
      ...historyElements(siteView, feed, { page, older }),
      imageElement(siteView, feed, title, siteUrl),
      ...itunesElements(siteView, feed),
      ...podcastElements(siteView, feed),
      ...restoredElements(feed.extra),
      ...(page === undefined ? newsElements(siteView, feed, document) : []),
    ],
  }
}

/**
 * The links between documents. There is no next-archive, which would change an archive that is full. Only the
 * subscription document has hubs (WEBSUB-1).
 */
function historyElements(siteView: SiteView, { id, hubs = [] }: Feed, { page, older }: FeedPage): Element[] {
  const link = (rel: string, href: string) => emptyElement('atom:link', { href, rel })
  return [
    ...(page === undefined
      ? hubs.flatMap((hub) => webUrl(hub) ?? []).map((hub) => link('hub', hub))
      : [emptyElement('fh:archive', {}), link('current', siteView.url + feedAddress(id))]),
    ...(older === undefined ? [] : [link('prev-archive', siteView.url + archiveAddress(id, older))]),
  ]
}

/** RSS's own image; title and link are those of the channel (RSSP-07). */
function imageElement(siteView: SiteView, feed: Feed, title: string, link: string): Element {
  const url = siteView.url + pictureAddress(feed.artwork)
  return { image: [{ url }, { title }, { link }] }
}

function itunesElements(siteView: SiteView, feed: Feed): Element[] {
  const { author, owner, artwork, categories, explicit, type } = feed
  return [
    element('itunes:author', author),
    ...(owner
      ? [{ 'itunes:owner': [element('itunes:name', owner.name), element('itunes:email', owner.email)] }]
      : []),
    emptyElement('itunes:image', { href: siteView.url + pictureAddress(artwork) }),
    ...categories.map(categoryElement),
    element('itunes:explicit', String(explicit)),
    element('itunes:type', type),
    ...itunesDirectoryElements(feed),
  ]
}

function categoryElement({ name, sub }: Category): Element {
  if (sub === undefined) return emptyElement('itunes:category', { text: name })
  return { 'itunes:category': [{ _attr: { text: name } }, emptyElement('itunes:category', { text: sub })] }
}

/** Sorted by how many apps read them. */
function podcastElements(siteView: SiteView, feed: Feed): Element[] {
  const { id, locked, owner, medium, credits, license, locations } = feed
  const guid = siteView.feedGuids.get(id)
  return [
    ...(guid === undefined ? [] : [element('podcast:guid', guid)]),
    element('podcast:locked', locked ? 'yes' : 'no', { owner: owner?.email }),
    element('podcast:medium', medium),
    ...licenseElements(license),
    ...locationElements(locations),
    ...personElements(siteView, credits),
    ...extraElements(siteView, feed, {
      picture: feed.artwork,
      ...(feed.artworkAlt !== undefined && { alt: feed.artworkAlt }),
    }),
    ...podrollElements(siteView, feed.podroll),
    ...publisherElements(siteView, feed.publisher),
    ...podcastDirectoryElements(feed),
    ...remoteItemElements(siteView, holdsRemoteItems(medium) ? (feed.items ?? []) : []),
  ]
}

/** Directories follow a show that moved when the new feed has its own address (APPLE-14). */
function movedElements(siteView: SiteView, { id, formerly, newFeedUrl }: Feed): Element[] {
  const hasMoved = formerly !== undefined || siteView.station.formerly !== undefined
  return hasMoved && newFeedUrl === undefined
    ? [element('itunes:new-feed-url', siteView.url + feedAddress(id))]
    : []
}

/** Elements that change over time. Archives do not have them, because they must not change. */
function newsElements(siteView: SiteView, feed: Feed, { trailers }: FeedPage): Element[] {
  return [
    ...movedElements(siteView, feed),
    ...trailerElements(siteView, trailers ?? episodesOf(feed, siteView.episodes)),
    ...liveItemElements(siteView, isListMedium(feed.medium) ? [] : feed.live),
  ]
}
