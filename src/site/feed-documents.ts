import type { Context, Query } from '../graph/query.ts'
import {
  archiveAddress,
  feedAddress,
  feedCodeAddress,
  feedStyleAddress,
  jsonFeedAddress,
  jsonPageAddress,
} from '../model/address.ts'
import { type Archives, cutDocuments, NEWEST_ITEMS } from '../model/archive.ts'
import type { Feed } from '../model/feed.ts'
import { isListMedium } from '../model/medium.ts'
import type { Link } from '../model/resource.ts'
import type { SiteView } from '../model/site-view.ts'
import { renderContent } from '../render/content.ts'
import { renderFeedCode } from '../render/feed-qr-code.ts'
import { renderFeedStyle } from '../render/feed-style.ts'
import { renderJsonFeed } from '../render/json-feed.ts'
import { renderItem, renderRss } from '../render/rss.ts'
import { webUrl } from '../render/web-url.ts'
import { coverEntries, imageEntries } from './episode-files.ts'
import { checkFeed } from './feed-check.ts'
import { archives as archivesBefore, headers } from './inputs.ts'
import { feedRow } from './order.ts'
import { type AddressSet, documents } from './resource-queries.ts'
import { type TrackedView, viewIn } from './view.ts'

/** JSONFEED-6 recommends at most 250 kB; the rest is for the fields of the feed itself. */
const JSON_PAGE_BYTES = 235_000

/** An episode as an item of a feed. */
interface Item {
  readonly rss: string
  /** The HTML that apps show. */
  readonly html: string
}

/** An episode in a feed; the key is the feed's id, a space and the slug. */
export const feedItem: Query<Item> = {
  name: 'feed item',
  stored: 'blob',
  groupOf: (key) => split(key)[1],
  run: (context, key) => {
    const [id, slug] = split(key)
    const { siteView, episode } = viewIn(context)
    const feed = feedIn(siteView, id)
    return {
      html: renderContent(siteView, feed, episode(slug)),
      rss: renderItem(siteView, feed, episode(slug)),
    }
  },
}

/** The size of an item in bytes, in the RSS document and alone on a page of the JSON feed. */
const itemBytes: Query<{ readonly rss: number; readonly json: number }> = {
  name: 'feed item bytes',
  stored: 'inline',
  groupOf: (key) => split(key)[1],
  run: (context, key) => {
    const [id, slug] = split(key)
    const { siteView, episode } = viewIn(context)
    const { rss, html } = context.get(feedItem, key)
    const episodes = [episode(slug)]
    return {
      rss: Buffer.byteLength(rss),
      json: Buffer.byteLength(renderJsonFeed(siteView, feedIn(siteView, id), { episodes }, () => html)),
    }
  },
}

/** Which episodes are in which document of a feed, as slugs, newest first. */
export interface ArchiveCut {
  /** In the subscription document. */
  readonly newest: readonly string[]
  /** The oldest archive first. */
  readonly archives: readonly (readonly string[])[]
  /** The guids of all archives, including those of episodes that are no longer public. */
  readonly entered: Archives
  /** The episodes on the first page of the JSON feed. */
  readonly json: readonly string[]
  /** The further pages of the JSON feed: the archives, then the newest episodes that do not fit on the first page. */
  readonly jsonPages: readonly (readonly string[])[]
}

export const feedCut: Query<ArchiveCut> = {
  name: 'feed cut',
  stored: 'inline',
  run: (context, id) => {
    const { get } = context
    const { siteView, episodes: find } = viewIn(context)
    const feed = feedIn(siteView, id)
    const before = get(archivesBefore, id)
    // A list holds no items of its own (P20-MEDIUM-2).
    const slugs = isListMedium(feed.medium) ? [] : get(feedRow, id)
    const { newest, archives } = cutDocuments(find(slugs), {
      before,
      newest: feed.newest ?? NEWEST_ITEMS,
      bytesOf: ({ slug }) => get(itemBytes, `${id} ${slug}`).rss,
    })
    const slugsOf = (some: readonly { readonly slug: string }[]) => some.map(({ slug }) => slug)
    const [json = [], ...more] = lightPages(slugsOf(newest), (slug) => get(itemBytes, `${id} ${slug}`).json)
    const archived = archives.map(slugsOf)
    return {
      newest: slugsOf(newest),
      archives: archived,
      entered: [...before, ...archives.slice(before.length).map((all) => all.map(({ guid }) => guid))],
      json,
      jsonPages: [...archived, ...more.reverse()],
    }
  },
}

/** A document of a feed: its episodes, and the number of the page with older ones. */
interface Part {
  readonly slugs: readonly string[]
  readonly older: number | null
}

/** The documents of a feed. The key has its id, `rss` or `json`, and the number of the page; 0 is the subscription document. */
const feedPart: Query<Part> = {
  name: 'feed part',
  stored: 'inline',
  run: ({ get }, key) => {
    const [id, form, number] = partIn(key)
    const { newest, archives, json, jsonPages } = get(feedCut, id)
    const [first, pages] = form === 'rss' ? [newest, archives] : [json, jsonPages]
    if (number === 0) return { slugs: first, older: lastPage(pages) ?? null }
    return { slugs: pages[number - 1] ?? [], older: lastPage(pages.slice(0, number - 1)) ?? null }
  },
}

/** The keys of all documents of a feed, in the order in which they take their addresses. */
export function partsOf(id: string, { archives, jsonPages }: ArchiveCut): string[] {
  const numbers = (pages: readonly (readonly string[])[]) =>
    pages.flatMap((slugs, index) => (slugs.length === 0 ? [] : [index + 1]))
  return [
    ...[0, ...numbers(archives)].map((number) => `${id} rss ${number}`),
    ...[0, ...numbers(jsonPages)].map((number) => `${id} json ${number}`),
  ]
}

/** One document of a feed, validated by the rules for anyone's feed. */
export const feedDocument = documents('feed document', (context, key) => {
  const [id, form, number] = partIn(key)
  const view = viewIn(context)
  const feed = feedIn(view.siteView, id)
  return [
    form === 'rss' ? rssDocument(context, view, feed, number) : jsonDocument(context, view, feed, number),
  ]
})

/** The files of a feed: its style sheet for browsers, the QR code of its address, and its pictures. */
export const feedFiles = documents('feed files', (context, id) => {
  const { siteView } = viewIn(context)
  const feed = feedIn(siteView, id)
  return [
    {
      address: feedStyleAddress(id),
      kind: 'asset',
      type: 'text/css; charset=utf-8',
      render: () => renderFeedStyle(siteView, feed),
    },
    {
      address: feedCodeAddress(id),
      kind: 'asset',
      type: 'image/svg+xml',
      render: () => renderFeedCode(siteView, feed),
    },
    ...coverEntries(feed.artwork),
    ...[feed, ...(feed.live ?? [])].flatMap(({ images }) => imageEntries(images)),
  ]
})

const RSS = 'application/rss+xml; charset=utf-8'
const JSON_FEED = 'application/feed+json; charset=utf-8'

function rssDocument(context: Context, view: TrackedView, feed: Feed, number: number): AddressSet {
  const { get } = context
  const { siteView, episodes } = view
  const { slugs, older } = get(feedPart, `${feed.id} rss ${number}`)
  const isFirst = number === 0
  const address = isFirst ? feedAddress(feed.id) : archiveAddress(feed.id, number)
  const document = {
    episodes: episodes(slugs),
    older: older ?? undefined,
    ...(isFirst ? { trailers: episodes(trailersIn(context, feed)) } : { page: number }),
    itemFor: ({ slug }: { readonly slug: string }) => get(feedItem, `${feed.id} ${slug}`).rss,
  }
  return {
    address,
    kind: 'feed',
    type: RSS,
    render: () => renderRss(siteView, feed, document),
    check: (bytes) => checkFeed(context, { address, bytes, slugs }),
    ...(isFirst && { links: linksOf(siteView, feed, address) }),
  }
}

function jsonDocument({ get }: Context, view: TrackedView, feed: Feed, number: number): AddressSet {
  const { siteView, episodes } = view
  const { slugs, older } = get(feedPart, `${feed.id} json ${number}`)
  const isFirst = number === 0
  const address = isFirst ? jsonFeedAddress(feed.id) : jsonPageAddress(feed.id, number)
  const page = {
    episodes: episodes(slugs),
    older: older ?? undefined,
    ...(!isFirst && { page: number }),
  }
  const contentOf = ({ slug }: { readonly slug: string }) => get(feedItem, `${feed.id} ${slug}`).html
  return {
    address,
    kind: 'feed',
    type: JSON_FEED,
    render: () => renderJsonFeed(siteView, feed, page, contentOf),
    ...(isFirst && { links: linksOf(siteView, feed, address) }),
  }
}

/** Trailers are in the channel of the subscription document, wherever their items are. */
function trailersIn({ get }: Context, feed: Feed): readonly string[] {
  if (isListMedium(feed.medium)) return []
  return get(feedTrailers, feed.id)
}

const feedTrailers: Query<readonly string[]> = {
  name: 'feed trailers',
  stored: 'inline',
  run: ({ get }, id) => {
    const all = get(headers)
    return get(feedRow, id).filter((slug) => all.get(slug)?.kind === 'trailer')
  },
}

/** The queries of this file that are not exported, for the graph. */
export const FEED_QUERIES: readonly Query<unknown>[] = [feedItem, itemBytes, feedCut, feedPart, feedTrailers]

function feedIn({ feeds }: SiteView, id: string): Feed {
  const feed = feeds.find((one) => one.id === id)
  if (!feed) throw new Error(`There is no feed ${id}.`)
  return feed
}

function split(key: string): [feed: string, slug: string] {
  const at = key.indexOf(' ')
  return [key.slice(0, at), key.slice(at + 1)]
}

function partIn(key: string): [feed: string, form: string, page: number] {
  const [id = '', form = '', number] = key.split(' ')
  return [id, form, Number(number)]
}

/** Divides the newest episodes into pages, newest first, each within the size limit but with at least one item. */
function lightPages(newest: readonly string[], bytesOf: (slug: string) => number): string[][] {
  const pages: string[][] = []
  let left = 0
  for (const slug of newest) {
    const bytes = bytesOf(slug)
    const page = pages.at(-1)
    if (page === undefined || bytes > left) {
      pages.push([slug])
      left = JSON_PAGE_BYTES - bytes
    } else {
      page.push(slug)
      left -= bytes
    }
  }
  return pages
}

/** The number of the newest page that is not empty; pages keep their number even if earlier ones are empty. */
function lastPage(pages: readonly (readonly string[])[]): number | undefined {
  const index = pages.findLastIndex((slugs) => slugs.length > 0)
  return index === -1 ? undefined : index + 1
}

/** WEBSUB-1, WEBSUB-2: the links of the document, for clients that only read header fields. */
function linksOf(siteView: SiteView, { hubs = [] }: Feed, address: string): Link[] {
  return [
    { rel: 'self', href: siteView.url + address },
    ...hubs.flatMap((hub) => webUrl(hub) ?? []).map((href) => ({ rel: 'hub' as const, href })),
  ]
}
