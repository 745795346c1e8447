import { CARD, cardAddress, pictureAddress, recordingUrl } from '../../model/address.ts'
import type { Episode } from '../../model/episode.ts'
import { carriersOf, type Feed } from '../../model/feed.ts'
import type { Person } from '../../model/person.ts'
import type { Picture } from '../../model/picture.ts'
import { isVideo } from '../../model/recording.ts'
import type { SiteView } from '../../model/site-view.ts'
import { newestChange } from '../../model/site-view.ts'
import { CARD_SIZE } from '../../model/social-image-size.ts'
import { filled, messageIn } from '../interface-words.ts'

/** Open Graph properties, https://ogp.me: the type of a page, and a picture of the site. */
export interface Preview {
  readonly type: 'website' | 'article' | 'profile'
  readonly image?: {
    readonly address: string
    readonly width: number
    readonly height: number
    readonly alt: string
  }
  /** The recording, if the page plays one. */
  readonly audio?: { readonly url: string; readonly type: string }
  /** ISO 8601, for an article. */
  readonly published?: string
  readonly modified?: string
  readonly tags?: readonly string[]
}

/** The preview of a page that is not about an episode or person: the station's social image. */
export function stationPreview(siteView: SiteView): Preview {
  const { station, feeds } = siteView
  const image = imageAt(siteView, CARD, feeds[0]?.artwork, station)
  return { type: 'website', ...(image && { image }) }
}

/** The preview of a show: its artwork. */
export function showPreview(siteView: SiteView, { artwork, artworkAlt, title, language }: Feed): Preview {
  const alt = artworkAlt ?? filled(messageIn(siteView, language).artwork, { of: title })
  return { type: 'website', image: { ...fileOf(artwork), alt } }
}

/** The preview of an episode: its social image, or else its cover or the show's artwork, and the recording. */
export function episodePreview(siteView: SiteView, episode: Episode): Preview {
  const { slug, recording, date, tags, cover } = episode
  const picture = cover ?? carriersOf(episode, siteView.feeds)[0]?.artwork
  const image = imageAt(siteView, cardAddress(slug), picture, episode)
  const modified = newestChange([episode])
  return {
    type: 'article',
    ...(image && { image }),
    ...(recording && { audio: { url: recordingUrl(siteView.url, slug, recording), type: recording.type } }),
    ...(date && { published: date.toISOString() }),
    ...(modified && { modified: modified.toISOString() }),
    tags,
  }
}

/** The preview of a person: their picture, if the station has one. */
export function personPreview(siteView: SiteView, { name, picture }: Person): Preview {
  if (!picture) return { ...stationPreview(siteView), type: 'profile' }
  return { type: 'profile', image: { ...fileOf(picture), alt: name } }
}

/** The preview for templates: absolute URLs, and null for absent values. */
export function previewView({ url }: SiteView, preview: Preview) {
  const { type, image, audio, published, modified, tags = [] } = preview
  const isWide = image !== undefined && image.width >= image.height * WIDE
  return {
    type,
    card: isWide ? 'summary_large_image' : 'summary',
    image: image
      ? { url: url + image.address, width: image.width, height: image.height, alt: image.alt }
      : null,
    audio: audio ? { url: audio.url, type: audio.type, medium: isVideo(audio) ? 'video' : 'audio' } : null,
    published: published ?? null,
    modified: modified ?? null,
    tags,
  }
}

/** `language_TERRITORY` (https://ogp.me#optional), with the territory with the most speakers: `it` is it_IT. */
export function localeOf(language: string): string {
  const known = LOCALES.get(language) ?? likelyLocale(language)
  LOCALES.set(language, known)
  return known
}

// Cached, because every page needs it and Intl.Locale is slow; independent of the station.
const LOCALES = new Map<string, string>()

function likelyLocale(language: string): string {
  try {
    const { language: name, region } = new Intl.Locale(language).maximize()
    return region === undefined ? name : `${name}_${region}`
  } catch {
    return language.replaceAll('-', '_')
  }
}

/** The aspect ratio from which on previews show a picture above the text instead of beside it. */
const WIDE = 1.5

function imageAt(
  siteView: SiteView,
  card: string,
  picture: Picture | undefined,
  { title, language }: { readonly title: string; readonly language: string },
): Preview['image'] {
  const alt = filled(messageIn(siteView, language).artwork, { of: title })
  if (siteView.cards?.has(card)) return { address: card, ...CARD_SIZE, alt }
  return picture && { ...fileOf(picture), alt }
}

function fileOf(picture: Picture) {
  const { width, height } = picture
  return { address: pictureAddress(picture), width, height }
}
