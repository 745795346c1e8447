import { cardAddress, embedAddress, HOME } from '../model/address.ts'
import { CARD_SIZE } from '../model/card.ts'
import type { Episode } from '../model/episode.ts'
import { carriersOf } from '../model/feed.ts'
import { sizesOf } from '../model/picture-sizes.ts'
import type { SiteView } from '../model/site-view.ts'
import { webUrl } from './web-url.ts'
import { escapeXml, xmlLine } from './xml-text.ts'

/** Pixels; absent: as large as it likes. */
interface Bounds {
  readonly maxWidth?: number
  readonly maxHeight?: number
}

/** How large a player likes to be, in CSS pixels: two lines of a title, and the controls. */
const PLAYER = { width: 640, height: 220 } as const

/** What a site is told that shows an episode, as JSON: https://oembed.com/#section2.3.4.4, `rich`. */
export function renderOembed(siteView: SiteView, episode: Episode, bounds: Bounds = {}): string {
  const { station, url } = siteView
  const [feed] = carriersOf(episode, siteView.feeds)
  const size = sizeWithin(bounds)
  const answer = {
    version: '1.0',
    type: 'rich',
    title: xmlLine(episode.title),
    author_name: feed?.author ?? station.title,
    author_url: webUrl(feed?.link) ?? url + HOME,
    provider_name: station.title,
    provider_url: url + HOME,
    html: frameCode(siteView, episode, bounds),
    ...size,
    ...thumbnail(siteView, episode, bounds),
  }
  return `${JSON.stringify(answer)}\n`
}

/** HTML for other people’s pages: a frame with the player. */
export function frameCode({ url }: SiteView, { slug, title }: Episode, bounds: Bounds = {}): string {
  const { width, height } = sizeWithin(bounds)
  const src = escapeXml(url + embedAddress(slug))
  const name = escapeXml(xmlLine(title))
  return `<iframe src="${src}" width="${width}" height="${height}" title="${name}" loading="lazy" frameborder="0"></iframe>`
}

function sizeWithin({ maxWidth = PLAYER.width, maxHeight = PLAYER.height }: Bounds) {
  return { width: Math.min(PLAYER.width, maxWidth), height: Math.min(PLAYER.height, maxHeight) }
}

/** The largest picture within the bounds; OEMBED-2: address, width and height, or none of them. */
function thumbnail(siteView: SiteView, episode: Episode, bounds: Bounds): object {
  const { maxWidth = Number.POSITIVE_INFINITY, maxHeight = Number.POSITIVE_INFINITY } = bounds
  const picture = episode.cover ?? carriersOf(episode, siteView.feeds)[0]?.artwork
  const card = cardAddress(episode.slug)
  const sizes = [
    ...(siteView.cards?.has(card) ? [{ address: card, ...CARD_SIZE }] : []),
    ...(picture ? [...sizesOf(siteView, picture)].reverse() : []),
  ]
  const found = sizes.find(({ width, height }) => width <= maxWidth && height <= maxHeight)
  if (!found) return {}
  const { address, width, height } = found
  return { thumbnail_url: siteView.url + address, thumbnail_width: width, thumbnail_height: height }
}
