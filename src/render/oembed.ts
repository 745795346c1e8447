import { cardAddress, embedAddress, HOME } from '../model/address.ts'
import type { Episode } from '../model/episode.ts'
import { carriersOf } from '../model/feed.ts'
import { sizesOf } from '../model/picture-sizes.ts'
import { isVideo } from '../model/recording.ts'
import type { SiteView } from '../model/site-view.ts'
import { CARD_SIZE } from '../model/social-image-size.ts'
import { showLink } from './show-link.ts'
import { escapeXml, xmlLine } from './xml-text.ts'

/** Maximum size in pixels; absent: unlimited. */
interface Bounds {
  readonly maxWidth?: number
  readonly maxHeight?: number
}

/** The preferred size of the player in CSS pixels: two lines of a title, and the controls. */
const PLAYER = { width: 640, height: 220 } as const
/** With a 16:9 video above them. */
const VIDEO_HEIGHT = PLAYER.height + 360

/** The oEmbed document of an episode as JSON: https://oembed.com/#section2.3.4.4, `rich`. */
export function renderOembed(siteView: SiteView, episode: Episode, bounds: Bounds = {}): string {
  const { station, url } = siteView
  const [feed] = carriersOf(episode, siteView.feeds)
  const size = sizeWithin(episode, bounds)
  const answer = {
    version: '1.0',
    type: 'rich',
    title: xmlLine(episode.title),
    author_name: feed?.author ?? station.title,
    author_url: feed ? showLink(siteView, feed) : url + HOME,
    provider_name: station.title,
    provider_url: url + HOME,
    html: frameCode(siteView, episode, bounds),
    ...size,
    ...thumbnail(siteView, episode, bounds),
  }
  return `${JSON.stringify(answer)}\n`
}

/** The HTML for embedding the player on other sites, as a frame. */
export function frameCode({ url }: SiteView, episode: Episode, bounds: Bounds = {}): string {
  const { slug, title } = episode
  const { width, height } = sizeWithin(episode, bounds)
  const src = escapeXml(url + embedAddress(slug))
  const name = escapeXml(xmlLine(title))
  return `<iframe src="${src}" width="${width}" height="${height}" title="${name}" loading="lazy" frameborder="0"></iframe>`
}

function sizeWithin({ recording, alternatives = [] }: Episode, bounds: Bounds) {
  const own = [recording, ...alternatives].filter((one) => one?.file !== undefined)
  const isSeen = own.some((one) => one !== undefined && isVideo(one))
  const height = isSeen ? VIDEO_HEIGHT : PLAYER.height
  return {
    width: Math.min(PLAYER.width, bounds.maxWidth ?? PLAYER.width),
    height: Math.min(height, bounds.maxHeight ?? height),
  }
}

/** The largest picture within the maximum size; OEMBED-2: URL, width and height, or none of them. */
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
