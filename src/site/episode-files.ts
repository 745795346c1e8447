import {
  cardAddress,
  chaptersAddress,
  oembedAddress,
  pictureAddress,
  recordingAddress,
  searchTextAddress,
  stationFileAddress,
  type TranscriptFormat,
  transcriptAddress,
  translationOf,
} from '../model/address.ts'
import { timedChapters } from '../model/chapters.ts'
import type { Episode } from '../model/episode.ts'
import type { Image } from '../model/extras.ts'
import type { Picture } from '../model/picture.ts'
import type { SiteView } from '../model/site-view.ts'
import { timeTurns } from '../model/timing.ts'
import type { Transcript } from '../model/transcript.ts'
import { renderSrt, renderVtt } from '../render/captions.ts'
import { renderChapters } from '../render/chapters.ts'
import { renderOembed } from '../render/oembed.ts'
import type { QuotePicture } from '../render/quote-picture.ts'
import { quotePictures } from '../render/quotes.ts'
import { episodeSearchDocument } from '../render/search/document.ts'
import { episodeSocialImage, type SocialImage } from '../render/social-image.ts'
import { renderTranscriptHtml, renderTranscriptJson, renderTranscriptText } from '../render/transcript.ts'
import { previewed, setting } from './inputs.ts'
import { searchNumber } from './order.ts'
import {
  type AddressEntry,
  type AddressSet,
  documents,
  HTML,
  JSON_TYPE,
  pictureEntry,
  TEXT,
} from './resource-queries.ts'
import { picturesOf, viewIn } from './view.ts'

/** The files of an episode besides its pages: its own files, chapters, transcripts and its oEmbed document. */
export const episodeFiles = documents(
  'episode files',
  (context, slug) => {
    const { siteView, episode: find } = viewIn(context)
    const episode = find(slug)
    const { transcripts } = episode
    const isPublic = context.get(previewed, slug) === null
    const oembed: AddressSet = {
      address: oembedAddress(slug),
      kind: 'text',
      type: JSON_TYPE,
      render: () => renderOembed(siteView, episode),
    }
    const chapters: AddressSet = {
      address: chaptersAddress(slug),
      kind: 'text',
      type: 'application/json+chapters',
      render: () => renderChapters(siteView, episode),
    }
    return [
      ...ownFiles(episode),
      ...(timedChapters(episode).length > 0 ? [chapters] : []),
      ...transcripts.flatMap((transcript) => transcriptFiles(siteView, episode, transcript)),
      ...(isPublic ? [oembed] : []),
    ]
  },
  (slug) => slug,
)

/** The smaller sizes of an episode's pictures and its social image; none without a picture maker. */
export const episodePictures = documents(
  'episode pictures',
  (context, slug) => {
    const { pictureMaker } = context.get(setting)
    const { siteView, episode: find } = viewIn(context)
    const episode = find(slug)
    if (pictureMaker === undefined) return []
    const address = cardAddress(slug)
    const isPublic = context.get(previewed, slug) === null
    const card =
      isPublic && siteView.cards?.has(address)
        ? [cardEntry(address, episodeSocialImage(siteView, episode), pictureMaker)]
        : []
    const quotes = (isPublic ? quotePictures(siteView, episode) : []).map(({ address: place, picture }) =>
      cardEntry(place, picture, pictureMaker),
    )
    return [
      ...picturesOf(episode).flatMap((one) => sizeEntries(siteView, one, pictureMaker)),
      ...card,
      ...quotes,
    ]
  },
  (slug) => slug,
)

/** The search document of an episode. */
export const searchText = documents(
  'search text',
  (context, slug) => {
    const { siteView, episode } = viewIn(context)
    return [
      {
        address: searchTextAddress('episodes', context.get(searchNumber, slug)),
        kind: 'text',
        type: JSON_TYPE,
        render: () => JSON.stringify(episodeSearchDocument(siteView, episode(slug))),
      },
    ]
  },
  (slug) => slug,
)

/** The smaller sizes of a picture. */
export function sizeEntries(siteView: SiteView, picture: Picture, maker: string): AddressEntry[] {
  return (siteView.pictureSizes?.get(picture.file) ?? []).map(({ address, type, width }) => ({
    address,
    kind: 'picture',
    type,
    size: { picture, width, recipe: `${picture.digest} ${width} ${maker}` },
  }))
}

/** The entry of a social image. */
export function cardEntry(address: string, card: SocialImage | QuotePicture, maker: string): AddressEntry {
  const recipe = `${JSON.stringify(card)} ${maker}`
  return { address, kind: 'picture', type: 'image/png', card: { of: card, recipe } }
}

/** The entries of those images that are files of the station. */
export function imageEntries(images: readonly Image[] = []): AddressEntry[] {
  return images.flatMap(({ picture }) => (picture ? [fileEntry(picture)] : []))
}

/** The entry of a picture of the station at its own address. */
export function fileEntry(picture: Picture): AddressEntry {
  return pictureEntry(stationFileAddress(picture.file), picture)
}

/** The entries of artwork or a cover. Its first address also returns the current picture. */
export function coverEntries(picture: Picture): AddressEntry[] {
  const plain = fileEntry(picture)
  return picture.version === undefined ? [plain] : [pictureEntry(pictureAddress(picture), picture), plain]
}

function ownFiles({
  slug,
  recording,
  cover,
  alternatives = [],
  images,
  photos = [],
}: Episode): AddressEntry[] {
  const files: AddressEntry[] = []
  const sound = (file: string, type: string, body: { length: number; digest: string }, more: object = {}) =>
    files.push({
      address: recordingAddress(slug, file),
      kind: 'recording',
      type,
      file: { file: `episodes/${slug}/${file}`, ...body, ...more },
    })
  if (recording && recording.url === undefined) {
    const { file, type, bytes: length, digest, standIn } = recording
    sound(file, type, { length, digest }, standIn === 'away' ? { away: true } : standIn)
  }
  for (const { file, type, bytes: length = 0, digest } of alternatives) {
    if (file !== undefined && digest !== undefined) sound(file, type, { length, digest })
  }
  return [
    ...files,
    ...(cover ? coverEntries(cover) : []),
    ...imageEntries(images),
    ...photos.map(({ picture }) => fileEntry(picture)),
  ]
}

function transcriptFiles(siteView: SiteView, episode: Episode, transcript: Transcript): AddressSet[] {
  if (transcript.turns.length === 0) return []
  const language = translationOf(episode, transcript.language)
  const timed = timeTurns(transcript, episode.recording?.seconds ?? 0)
  const file = (format: TranscriptFormat, type: string, render: () => string): AddressSet => ({
    address: transcriptAddress(episode.slug, format, language),
    kind: 'text',
    type,
    render,
  })
  return [
    file('html', HTML, () => renderTranscriptHtml(siteView, episode, transcript)),
    file('json', JSON_TYPE, () => renderTranscriptJson(siteView, episode, transcript)),
    file('txt', TEXT, () => renderTranscriptText(siteView, episode, transcript)),
    ...(timed === undefined
      ? []
      : [
          file('vtt', 'text/vtt; charset=utf-8', () => renderVtt(siteView, transcript, timed)),
          file('srt', 'application/x-subrip; charset=utf-8', () => renderSrt(transcript, timed)),
        ]),
  ]
}
