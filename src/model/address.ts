import type { Episode } from './episode.ts'
import type { Picture } from './picture.ts'
import type { Recording } from './recording.ts'

/**
 * The addresses of everything that a station publishes (docs/architecture.md, “One table of addresses”).
 * Addresses start with a slash, are percent-encoded (APPLE-24: ASCII only), and are only composed in this
 * file.
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

/** An archive of older episodes; pages are numbered from 1, the oldest first. */
export function archiveAddress(id: string, page: number): string {
  return `/feeds/${id}/page/${page}.xml`
}

export function jsonFeedAddress(id: string): string {
  return `/feeds/${id}.json`
}

export function jsonPageAddress(id: string, page: number): string {
  return `/feeds/${id}/page/${page}.json`
}

/** Whether an address is that of a feed that apps subscribe to; archives are in a folder below it. */
export function isSubscriptionAddress(address: string): boolean {
  return /^\/feeds\/[^/]+\.(?:xml|json)$/.test(address)
}

/** Whether an address is that of a document of a feed: the subscription document, or a page of older episodes. */
export function isFeedDocument(address: string): boolean {
  return /^\/feeds\/[^/]+(?:\/page\/\d+)?\.(?:xml|json)$/.test(address)
}

/** A show's page; older episodes are on pages numbered from 2, the newest first. */
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

/** The style sheet with which browsers show a feed. */
export function feedStyleAddress(id: string): string {
  return `/feeds/${id}.css`
}

/** The QR code of a feed's address. */
export function feedCodeAddress(id: string): string {
  return `/feeds/${id}.qr.svg`
}

/** A shard of the search index, numbered from 0. */
export function searchShardAddress(shard: number): string {
  return `${SEARCH}terms/${shard}.json`
}

/** The search document of an episode or person; episodes are numbered from 0, the oldest first. */
export function searchTextAddress(kind: 'episodes' | 'people', number: number): string {
  return `${SEARCH}${kind}/${number}.json`
}

/** A file in the station's feeds/ folder, such as a show's artwork; `file` is relative to the station. */
export function stationFileAddress(file: string): string {
  return `/${file.split('/').map(encodeURIComponent).join('/')}`
}

/** The address of a picture: that of its file, with the version before the ending if there is one. */
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

/** An episode's page in the language of a translation. */
export function translationAddress(slug: string, language: string): string {
  return `${episodeAddress(slug)}${language}/`
}

export function recordingAddress(slug: string, file: string): string {
  return `${episodeAddress(slug)}${encodeURIComponent(file)}`
}

/** The absolute URL of a recording, on the station's site or elsewhere. */
export function recordingUrl(
  site: string,
  slug: string,
  { url, file }: Pick<Recording, 'url' | 'file'>,
): string {
  return url ?? site + recordingAddress(slug, file)
}

/** The social image of an episode, for previews on other sites. */
export function cardAddress(slug: string): string {
  return `${episodeAddress(slug)}card.png`
}

/** The oEmbed document of an episode. */
export function oembedAddress(slug: string): string {
  return `${episodeAddress(slug)}oembed.json`
}

/** The page of a quote, to be shared. */
export function quoteAddress(slug: string, mark: string): string {
  return `${episodeAddress(slug)}quotes/${mark}/`
}

/** The picture of a quote. */
export function quotePictureAddress(slug: string, mark: string): string {
  return `${episodeAddress(slug)}quotes/${mark}.png`
}

/** The embeddable player of an episode, for a frame on another site. */
export function embedAddress(slug: string): string {
  return `/embed/${slug}/`
}

/** The embeddable player, by a current or former address of the episode's page. */
export function embedAddressOf(page: string): string {
  return page.replace(/^\/episodes\//, '/embed/')
}

/** A part of a sitemap that is too long for one file; counted from 1. */
export function sitemapPartAddress(part: number): string {
  return `/sitemap-${part}.xml`
}

/** The address of a transcript; `language` only for a translation. */
export function transcriptAddress(slug: string, format: TranscriptFormat, language?: string): string {
  return `${episodeAddress(slug)}transcript.${language === undefined ? '' : `${language}.`}${format}`
}

export function chaptersAddress(slug: string): string {
  return `${episodeAddress(slug)}chapters.json`
}

export function personAddress(id: string): string {
  return `/people/${id}/`
}

/** The episodes of one year; `month`, such as `2025-03`, links to an anchor on the page. */
export function yearAddress(year: string, month?: string): string {
  return `${ARCHIVE}${year}/${month === undefined ? '' : `#${month}`}`
}

/** The page of a tag; `slug` is the topic's, in any script (model/topic.ts). */
export function tagAddress(slug: string): string {
  return `${TAGS}${encodeURIComponent(slug)}/`
}

/** One of the station's own pages, by the name of its file. */
export function ownPageAddress(name: string): string {
  return `/${name}/`
}

/** A file in templates/ that is no template: a style sheet, a script, a font. */
export function assetAddress(name: string): string {
  return `/assets/${name.split('/').map(encodeURIComponent).join('/')}`
}

/** The language in the addresses of a translation's files; undefined for the original. */
export function translationOf(episode: Episode, language: string): string | undefined {
  return episode.transcripts[0]?.language === language ? undefined : language
}

/** Whether a text is an address as spelt in this file: with correctly encoded segments, none of which is empty, `.` or `..`. */
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

/** The path of a public address, `/onda`; empty if the site is at the root of its host. */
export function basePath(url: string): string {
  return new URL(url).pathname.replace(/\/$/, '')
}

/** The slug of the episode that an address belongs to; undefined if it belongs to no single episode. */
export function slugIn(address: string): string | undefined {
  return /^\/(?:episodes|embed)\/([^/]+)\//.exec(address)?.[1]
}

/** A relative address from a page to another address, valid under any host and base path. */
export function relativeAddress(from: string, to: string): string {
  const here = from.split('/').slice(1, -1)
  const there = to.split('/').slice(1)
  let same = 0
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++
  const path = [...here.slice(same).map(() => '..'), ...there.slice(same)].join('/')
  return path === '' ? './' : path
}
