import { archiveAddress, feedAddress, jsonFeedAddress, jsonPageAddress } from '../model/address.ts'
import { type Archives, cutDocuments, NEWEST_ITEMS } from '../model/archive.ts'
import type { Episode } from '../model/episode.ts'
import { episodesOf, type Feed } from '../model/feed.ts'
import { isListMedium } from '../model/medium.ts'
import type { OnAir } from '../model/on-air.ts'
import type { Link, Resource } from '../model/resource.ts'
import { renderContent } from '../render/content.ts'
import { renderJsonFeed } from '../render/json-feed.ts'
import { renderItem, renderRss } from '../render/rss.ts'
import { webUrl } from '../render/web-url.ts'
import { made } from './made.ts'
import { type Kitchen, keptText } from './outline.ts'
import type { Ingredients } from './recipes.ts'

export interface FeedDocuments {
  readonly resources: readonly Document[]
  /** As they were cut before, with those that are new. */
  readonly archives: Archives
}

interface Document {
  readonly resource: Resource
  readonly ingredients: Ingredients
}

/** JSONFEED-6 asks for 250 kB at most; the head of a page needs some of them. */
const JSON_PAGE_BYTES = 235_000

/**
 * All documents of a feed, as RSS and as JSON. Only items that are in no archive yet are rendered to know
 * their bytes; all else is made when somebody wants it.
 */
export function feedDocuments(onAir: OnAir, feed: Feed, before: Archives, kitchen?: Kitchen): FeedDocuments {
  const itemOf = (episode: Episode) =>
    keptText(kitchen, { what: `item ${feed.id}`, episode }, () => renderItem(onAir, feed, episode))
  // Between being weighed and standing in a document, where they are not kept anyway.
  const items = new Map<Episode, string>()
  const weighed = (episode: Episode) => {
    const item = itemOf(episode)
    if (!kitchen) items.set(episode, item)
    return Buffer.byteLength(item)
  }
  const taken = (episode: Episode) => {
    const item = items.get(episode) ?? itemOf(episode)
    items.delete(episode)
    return item
  }
  // A list holds no items of its own (P20-MEDIUM-2).
  const episodes = isListMedium(feed.medium) ? [] : episodesOf(feed, onAir.episodes)
  const { newest, archives } = cutDocuments(episodes, {
    before,
    newest: feed.newest ?? NEWEST_ITEMS,
    bytesOf: weighed,
  })
  const rss = pagesOf(archives).map(({ page, older, episodes }) => {
    const render = () => renderRss(onAir, feed, { page, older, episodes, itemFor: taken })
    const resource = made(archiveAddress(feed.id, page), 'feed', RSS, render)
    return { resource, ingredients: { given: [feed.id, page, older], whole: episodes } }
  })
  const links = linksOf(onAir, feed, feedAddress(feed.id))
  const trailers = episodes.filter(({ kind }) => kind === 'trailer')
  const subscription = made(
    feedAddress(feed.id),
    'feed',
    RSS,
    () => renderRss(onAir, feed, { episodes: newest, trailers, older: lastPage(archives), itemFor: taken }),
    links,
  )
  return {
    resources: [
      // Its channel names the trailers among all episodes.
      {
        resource: subscription,
        ingredients: { given: [feed.id, lastPage(archives)], whole: newest, faces: trailers },
      },
      ...rss,
      ...jsonDocuments(onAir, feed, { newest, archives, kitchen }),
    ],
    archives: [...before, ...archives.slice(before.length).map((all) => all.map(({ guid }) => guid))],
  }
}

const RSS = 'application/rss+xml; charset=utf-8'
const JSON_FEED = 'application/feed+json; charset=utf-8'

interface Cut {
  readonly newest: readonly Episode[]
  readonly archives: readonly (readonly Episode[])[]
  readonly kitchen: Kitchen | undefined
}

/** The archives as pages, after them what is too much of the newest for one page; then the rest as the first. */
function jsonDocuments(onAir: OnAir, feed: Feed, { newest, archives, kitchen }: Cut): Document[] {
  const [first = [], ...more] = lightPages(onAir, feed, newest, kitchen)
  const pages = [...archives, ...more.reverse()]
  const contentOf = (episode: Episode) =>
    keptText(kitchen, { what: `content ${feed.id}`, episode }, () => renderContent(onAir, feed, episode))
  const document = (
    address: string,
    page: NonNullable<Parameters<typeof renderJsonFeed>[2]>,
    links?: readonly Link[],
  ) => ({
    resource: made(address, 'feed', JSON_FEED, () => renderJsonFeed(onAir, feed, page, contentOf), links),
    ingredients: { given: [feed.id, page.page, page.older], whole: page.episodes },
  })
  const address = jsonFeedAddress(feed.id)
  return [
    document(address, { episodes: first, older: lastPage(pages) }, linksOf(onAir, feed, address)),
    ...pagesOf(pages).map((page) => document(jsonPageAddress(feed.id, page.page), page)),
  ]
}

/** The newest episodes in pages, newest first, each as light as readers want it, but never without an item. */
function lightPages(
  onAir: OnAir,
  feed: Feed,
  newest: readonly Episode[],
  kitchen: Kitchen | undefined,
): Episode[][] {
  const pages: Episode[][] = []
  let left = 0
  for (const episode of newest) {
    const weigh = () => String(Buffer.byteLength(renderJsonFeed(onAir, feed, { episodes: [episode] })))
    const bytes = Number(keptText(kitchen, { what: `weight ${feed.id}`, episode }, weigh))
    const page = pages.at(-1)
    if (page === undefined || bytes > left) {
      pages.push([episode])
      left = JSON_PAGE_BYTES - bytes
    } else {
      page.push(episode)
      left -= bytes
    }
  }
  return pages
}

/** Those that hold something, numbered from the oldest; a number is kept even where pages before it are empty. */
function pagesOf(archives: readonly (readonly Episode[])[]) {
  return archives.flatMap((episodes, index) =>
    episodes.length === 0 ? [] : [{ page: index + 1, older: lastPage(archives.slice(0, index)), episodes }],
  )
}

/** The number of the newest page that holds something. */
function lastPage(archives: readonly (readonly Episode[])[]): number | undefined {
  const index = archives.findLastIndex((episodes) => episodes.length > 0)
  return index === -1 ? undefined : index + 1
}

/** WEBSUB-1, WEBSUB-2: what the document says in itself, for those who read header fields only. */
function linksOf(onAir: OnAir, { hubs = [] }: Feed, address: string): Link[] {
  return [
    { rel: 'self', href: onAir.url + address },
    ...hubs.flatMap((hub) => webUrl(hub) ?? []).map((href) => ({ rel: 'hub' as const, href })),
  ]
}
