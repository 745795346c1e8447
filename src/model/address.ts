import type { Episode } from './episode.ts'
import type { Picture } from './picture.ts'
import type { Recording } from './recording.ts'

/**
 * Where everything stands (docs/architecture.md, “One table of addresses”). Addresses start with a
 * slash, are percent-encoded (APPLE-24: ASCII only), and are spelt here and nowhere else.
 */
export const HOME = '/'
export const OPML = '/feeds/index.opml'
export const PEOPLE = '/people/'
export const CREDITS = '/credits/'
export const ARCHIVE = '/archive/'
export const TAGS = '/tags/'
export const SUBSCRIBE = '/subscribe/'
export const SEARCH = '/search/'
export const CARD = '/card.png'
export const OEMBED = '/oembed'
export const SITEMAP = '/sitemap.xml'
export const ROBOTS = '/robots.txt'
export const NOT_FOUND = '/404.html'
export const REDIRECTS = '/_redirects'
export const HEADERS = '/_headers'

export type TranscriptFormat = 'html' | 'vtt' | 'srt' | 'json' | 'txt'

export function feedAddress(id: string): string {
  return `/feeds/${id}.xml`
}

/** An archive of older episodes; pages are counted from the oldest, from 1. */
export function archiveAddress(id: string, page: number): string {
  return `/feeds/${id}/page/${page}.xml`
}

export function jsonFeedAddress(id: string): string {
  return `/feeds/${id}.json`
}

export function jsonPageAddress(id: string, page: number): string {
  return `/feeds/${id}/page/${page}.json`
}

/** Whether a document of a feed stands there that apps subscribe to: archives stand in folders of their own. */
export function isSubscriptionAddress(address: string): boolean {
  return /^\/feeds\/[^/]+\.(?:xml|json)$/.test(address)
}

/** Whether a document of a feed stands there: one to subscribe to, or a page of older episodes. */
export function isFeedDocument(address: string): boolean {
  return /^\/feeds\/[^/]+(?:\/page\/\d+)?\.(?:xml|json)$/.test(address)
}

/** A show's page; its older episodes stand on pages counted from the newest, from 2. */
export function showAddress(id: string, page = 1): string {
  return page === 1 ? `/shows/${id}/` : `/shows/${id}/page/${page}/`
}

/** The same in a station whose home page is that of a show, by the show's id. */
export function showAddressIn({ home }: { readonly home?: string }, id: string, page = 1): string {
  return page === 1 && home === id ? HOME : showAddress(id, page)
}

/** A show's page by the address of its feed, such as one that it once had. */
export function showAddressOf(feed: string): string {
  return feed.replace(/^\/feeds\/([^/]+)\.xml$/, '/shows/$1/')
}

/** What a browser shows a feed with. */
export function feedStyleAddress(id: string): string {
  return `/feeds/${id}.css`
}

/** A feed's address as a QR code. */
export function feedCodeAddress(id: string): string {
  return `/feeds/${id}.qr.svg`
}

/** One of the files that say where which words stand, counted from 0. */
export function searchShardAddress(shard: number): string {
  return `${SEARCH}terms/${shard}.json`
}

/** What is shown of something that is found; episodes are counted from the oldest, from 0. */
export function searchTextAddress(kind: 'episodes' | 'people', number: number): string {
  return `${SEARCH}${kind}/${number}.json`
}

/** A file that stands in the station's feeds/ folder, such as a show's artwork; `file` is relative to the station. */
export function stationFileAddress(file: string): string {
  return `/${file.split('/').map(encodeURIComponent).join('/')}`
}

/** Where a picture stands: at its file's address, with its version before the ending where it has one. */
export function pictureAddress({ file, version }: Pick<Picture, 'file' | 'version'>): string {
  return stationFileAddress(version === undefined ? file : file.replace(/\.[^./]+$|$/, `-${version}$&`))
}

/** A smaller size of a picture: `feeds/show.png` at 600 pixels is /feeds/show-600.jpg. */
export function pictureSizeAddress(picture: Pick<Picture, 'file' | 'version'>, width: number): string {
  return `${pictureAddress(picture).replace(/\.[^./]+$/, '')}-${width}.jpg`
}

export function episodeAddress(slug: string): string {
  return `/episodes/${slug}/`
}

/** An episode's page in the language of one of its translations. */
export function translationAddress(slug: string, language: string): string {
  return `${episodeAddress(slug)}${language}/`
}

export function recordingAddress(slug: string, file: string): string {
  return `${episodeAddress(slug)}${encodeURIComponent(file)}`
}

/** Where a recording is, as an absolute address: on the station's site, or elsewhere. */
export function recordingUrl(
  site: string,
  slug: string,
  { url, file }: Pick<Recording, 'url' | 'file'>,
): string {
  return url ?? site + recordingAddress(slug, file)
}

/** The drawing that previews of an episode show elsewhere. */
export function cardAddress(slug: string): string {
  return `${episodeAddress(slug)}card.png`
}

/** What other sites are told who show an episode. */
export function oembedAddress(slug: string): string {
  return `${episodeAddress(slug)}oembed.json`
}

/** An episode as it stands in a frame on another site. */
export function embedAddress(slug: string): string {
  return `/embed/${slug}/`
}

/** The same by the address of the episode's page, such as one that it once had. */
export function embedAddressOf(page: string): string {
  return page.replace(/^\/episodes\//, '/embed/')
}

/** A part of a sitemap that is too long for one file; counted from 1. */
export function sitemapPartAddress(part: number): string {
  return `/sitemap-${part}.xml`
}

/** `language` only for a translation. */
export function transcriptAddress(slug: string, format: TranscriptFormat, language?: string): string {
  return `${episodeAddress(slug)}transcript.${language === undefined ? '' : `${language}.`}${format}`
}

export function chaptersAddress(slug: string): string {
  return `${episodeAddress(slug)}chapters.json`
}

export function personAddress(id: string): string {
  return `/people/${id}/`
}

/** All episodes of one year; `month` leads to a place on it, `2025-03`. */
export function yearAddress(year: string, month?: string): string {
  return `${ARCHIVE}${year}/${month === undefined ? '' : `#${month}`}`
}

/** What is tagged alike; `slug` as the topic has it, in any script (model/topic.ts). */
export function tagAddress(slug: string): string {
  return `${TAGS}${encodeURIComponent(slug)}/`
}

/** A page of the station's own, by the name of its file. */
export function ownPageAddress(name: string): string {
  return `/${name}/`
}

/** A file beside the page templates that is no template: a style sheet, a script, a font. */
export function assetAddress(name: string): string {
  return `/assets/${name.split('/').map(encodeURIComponent).join('/')}`
}

/** The address that a translation's files carry: its language, but for the original. */
export function translationOf(episode: Episode, language: string): string | undefined {
  return episode.transcripts[0]?.language === language ? undefined : language
}

/** Whether a text is an address as it is spelt here: segments that are encoded just so, none that leads up or nowhere. */
export function isAddress(text: string): boolean {
  const segments = text.split('/')
  return (
    segments[0] === '' &&
    segments.length > 1 &&
    segments.slice(1, -1).every(isSegment) &&
    isLast(segments.at(-1))
  )
}

function isLast(segment: string | undefined): boolean {
  return segment === '' || isSegment(segment ?? '')
}

function isSegment(segment: string): boolean {
  if (!/^(?:[\w.!~*'()-]|%[0-9A-F]{2})+$/.test(segment) || segment === '.' || segment === '..') return false
  try {
    return encodeURIComponent(decodeURIComponent(segment)) === segment
  } catch {
    return false
  }
}

/** The path of a public address, `/onda`; empty for a host of its own. */
export function basePath(url: string): string {
  return new URL(url).pathname.replace(/\/$/, '')
}

/** The episode that is at an address, or in part; undefined where it is of no episode, or of several. */
export function slugIn(address: string): string | undefined {
  return /^\/(?:episodes|embed)\/([^/]+)\//.exec(address)?.[1]
}

/** From the folder of one page to another address: works under any host and any base path. */
export function relativeAddress(from: string, to: string): string {
  const here = from.split('/').slice(1, -1)
  const there = to.split('/').slice(1)
  let same = 0
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++
  const path = [...here.slice(same).map(() => '..'), ...there.slice(same)].join('/')
  return path === '' ? './' : path
}
