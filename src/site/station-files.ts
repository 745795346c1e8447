import type { Context } from '../graph/query.ts'
import {
  ARCHIVE,
  assetAddress,
  basePath,
  CARD,
  CREDITS,
  HEADERS,
  HOME,
  OPML,
  ownPageAddress,
  PEOPLE,
  personAddress,
  REDIRECTS,
  ROBOTS,
  SITEMAP,
  SUBSCRIBE,
  showAddressIn,
  TAGS,
  tagAddress,
  yearAddress,
} from '../model/address.ts'
import { SCHEDULE_PAGE } from '../model/own-page.ts'
import { newestChange } from '../model/site-view.ts'
import { renderOpml } from '../render/opml.ts'
import { episodeListing } from '../render/pages.ts'
import { type Listed, renderSitemaps } from '../render/sitemap.ts'
import { stationSocialImage } from '../render/social-image.ts'
import { assetType } from './asset-type.ts'
import { contributors } from './contributors.ts'
import { cardEntry, sizeEntries } from './episode-files.ts'
import { asset, headerList, moved, ownPage, ownPageNames, setting } from './inputs.ts'
import { isTagged } from './order.ts'
import { documents, TEXT } from './resource-queries.ts'
import { showCut } from './show-pages.ts'
import { topics, years } from './station-pages.ts'
import { viewIn } from './view.ts'

/** The list of shows for podcast apps. OPML-1: a body needs at least one outline. */
export const opml = documents('opml', (context) => {
  const { siteView } = viewIn(context)
  if (siteView.feeds.length === 0) return []
  const type = 'text/x-opml; charset=utf-8'
  return [{ address: OPML, kind: 'text', type, render: () => renderOpml(siteView) }]
})

/** A file in templates/ that is no template, by its name. */
export const assetDocument = documents('asset file', ({ get }, name) => [
  {
    address: assetAddress(name),
    kind: 'asset',
    type: assetType(name),
    render: () => get(asset, name),
  },
])

/** The smaller sizes of a feed's artwork. */
export const artworkSizes = documents('artwork sizes', (context, feed) => {
  const { pictureMaker } = context.get(setting)
  const { siteView } = viewIn(context)
  const artwork = siteView.feeds.find(({ id }) => id === feed)?.artwork
  return pictureMaker === undefined || !artwork ? [] : sizeEntries(siteView, artwork, pictureMaker)
})

/** The social image of pages that are not about an episode. */
export const stationDrawing = documents('station card', (context) => {
  const { pictureMaker } = context.get(setting)
  if (pictureMaker === undefined) return []
  return [cardEntry(CARD, stationSocialImage(viewIn(context).siteView), pictureMaker)]
})

/** robots.txt and _headers, for search engines and static hosts. */
export const hostFiles = documents('host files', (context) => {
  const { siteView } = viewIn(context)
  return [
    {
      address: ROBOTS,
      kind: 'text',
      type: TEXT,
      render: () => `User-agent: *\nAllow: /\nSitemap: ${siteView.url}${SITEMAP}\n`,
    },
    { address: HEADERS, kind: 'text', type: TEXT, render: () => context.get(headerList) },
  ]
})

/** The redirects for static hosts. */
export const redirectList = documents('redirect list', ({ get }) => {
  const { url, facts } = get(setting)
  const base = basePath(url)
  const render = () =>
    [
      ...get(moved).map(([from, to]) => `${base}${literalInList(from)} ${base}${to} 301\n`),
      ...(facts.formerly ?? []).flatMap((former) => movedStation(former, url)),
    ].join('')
  return [{ address: REDIRECTS, kind: 'text', type: TEXT, render }]
})

/** Redirects everything below a former url: a path of this host, or another host whose domain points here. */
function movedStation(former: string, url: string): string[] {
  const [old, now] = [new URL(former), new URL(url)]
  if (old.host !== now.host) return [`${former}/* ${url}/:splat 301!\n`]
  const [from, to] = [basePath(former), basePath(url)]
  // Redirecting from the host's root would also match the current path, in an endless loop.
  return from === '' || from === to ? [] : [`${from}/* ${to}/:splat 301\n`]
}

/** Hosts that read the list take a star as a wildcard, so a literal one is percent-encoded. */
function literalInList(address: string): string {
  return address.replaceAll('*', '%2A')
}

/** The sitemaps, with all pages that search engines may index. */
export const sitemaps = documents('sitemaps', (context) => {
  const { siteView } = viewIn(context)
  const texts = renderSitemaps(siteView, listedPages(context))
  return [...texts].map(([address, text]) => ({
    address,
    kind: 'text',
    type: 'application/xml; charset=utf-8',
    render: () => text,
  }))
})

/** The listed pages, in the order of render/pages. */
function listedPages(context: Context): Listed[] {
  const { get } = context
  const { siteView, episodes } = viewIn(context)
  const changedWith = (address: string, slugs: readonly string[]): Listed => {
    const changed = newestChange(episodes(slugs))
    return { address, ...(changed && { changed }) }
  }
  const { facts } = get(setting)
  const all = siteView.episodes.map(({ slug }) => slug)
  return [
    ...(facts.home === undefined ? [changedWith(HOME, all)] : []),
    ...siteView.episodes.flatMap(episodeListing),
    ...siteView.feeds.flatMap(({ id }) =>
      get(showCut, id).pages.map((slugs, index) => changedWith(showAddressIn(facts, id, index + 1), slugs)),
    ),
    changedWith(ARCHIVE, all),
    ...get(years).map(({ year, slugs }) => changedWith(yearAddress(year), slugs)),
    ...(get(isTagged) ? [changedWith(TAGS, all)] : []),
    ...get(topics).map((topic) => changedWith(tagAddress(topic.slug), topic.episodes)),
    changedWith(PEOPLE, all),
    ...get(contributors).map((one) => changedWith(personAddress(one.person.id), one.episodes)),
    changedWith(CREDITS, all),
    { address: SUBSCRIBE },
    ...ownPagesListed(context),
  ]
}

function ownPagesListed({ get }: Context): Listed[] {
  const names = get(ownPageNames)
  const isMade = get(setting).facts.schedule !== undefined && !names.includes(SCHEDULE_PAGE)
  return [
    ...names.flatMap((name) =>
      get(ownPage, name).hidden === true ? [] : [{ address: ownPageAddress(name) }],
    ),
    ...(isMade ? [{ address: ownPageAddress(SCHEDULE_PAGE) }] : []),
  ]
}
