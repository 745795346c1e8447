import {
  chaptersAddress,
  oembedAddress,
  recordingAddress,
  searchTextAddress,
  stationFileAddress,
  type TranscriptFormat,
  transcriptAddress,
  translationOf,
} from '../model/address.ts'
import { timedChapters } from '../model/chapters.ts'
import { digestedFiles, type Episode } from '../model/episode.ts'
import type { Image } from '../model/extras.ts'
import { type FileIdentity, identityOf } from '../model/file-identity.ts'
import type { OnAir } from '../model/on-air.ts'
import type { Picture } from '../model/picture.ts'
import type { Recording } from '../model/recording.ts'
import type { FileBody, Resource } from '../model/resource.ts'
import { timeTurns } from '../model/timing.ts'
import type { Transcript } from '../model/transcript.ts'
import { renderSrt, renderVtt } from '../render/captions.ts'
import { renderChapters } from '../render/chapters.ts'
import { renderOembed } from '../render/oembed.ts'
import { episodeFindable } from '../render/search/documents.ts'
import { renderTranscriptHtml, renderTranscriptJson, renderTranscriptText } from '../render/transcript.ts'
import { made } from './made.ts'

const HTML = 'text/html; charset=utf-8'
const TEXT = 'text/plain; charset=utf-8'

/** What stands in an episode's folder besides its page, once it is asked for. Made here, so that it holds no edition. */
export function filesLater(air: () => OnAir, episode: Episode): () => Resource[] {
  return () => filesOf(air, episode)
}

/** What oEmbed says of an episode, as a file. */
export function oembedFile(air: () => OnAir, episode: Episode): Resource {
  const render = () => renderOembed(air(), episode)
  return made(oembedAddress(episode.slug), 'text', 'application/json', render)
}

/** An episode as the search finds it, by the number that the index knows it by. */
export function searchText(air: () => OnAir, episode: Episode, number: number): Resource {
  const render = () => JSON.stringify(episodeFindable(air(), episode))
  return made(searchTextAddress('episodes', number), 'text', 'application/json', render)
}

function filesOf(air: () => OnAir, episode: Episode): Resource[] {
  const { slug, recording, cover, transcripts, alternatives = [], images, photos = [] } = episode
  const files: Resource[] = []
  if (recording) {
    const { file, type, bytes: length, digest, standIn } = recording
    const own = { file: `episodes/${slug}/${file}`, length, digest }
    files.push({
      address: recordingAddress(slug, file),
      kind: 'recording',
      type,
      body: standIn === 'away' ? { ...own, away: true } : { ...own, ...standIn },
    })
  }
  for (const alternative of alternatives) {
    const { file, type, bytes = 0, digest } = alternative
    if (file === undefined || digest === undefined) continue
    const body = bodyOf({ bytes, digest }, `episodes/${slug}/${file}`, alternative)
    files.push({ address: recordingAddress(slug, file), kind: 'recording', type, body })
  }
  if (cover) files.push(picture(cover))
  files.push(...pictures(images))
  for (const photo of photos) files.push(picture(photo.picture))
  if (timedChapters(episode).length > 0) {
    files.push(
      made(chaptersAddress(slug), 'text', 'application/json+chapters', () => renderChapters(air(), episode)),
    )
  }
  for (const transcript of transcripts) files.push(...transcriptFiles(air, episode, transcript))
  return files
}

function transcriptFiles(air: () => OnAir, episode: Episode, transcript: Transcript): Resource[] {
  if (transcript.turns.length === 0) return []
  const language = translationOf(episode, transcript.language)
  const timed = timeTurns(transcript, episode.recording?.seconds ?? 0)
  const file = (format: TranscriptFormat, type: string, render: () => string) =>
    made(transcriptAddress(episode.slug, format, language), 'text', type, render)
  return [
    file('html', HTML, () => renderTranscriptHtml(air(), episode, transcript)),
    file('json', 'application/json', () => renderTranscriptJson(air(), episode, transcript)),
    file('txt', TEXT, () => renderTranscriptText(air(), episode, transcript)),
    ...(timed === undefined
      ? []
      : [
          file('vtt', 'text/vtt; charset=utf-8', () => renderVtt(air(), transcript, timed)),
          file('srt', 'application/x-subrip; charset=utf-8', () => renderSrt(transcript, timed)),
        ]),
  ]
}

/** The pictures that are files of the station. */
export function pictures(images: readonly Image[] = []): Resource[] {
  return images.flatMap((image) => (image.picture ? [picture(image.picture)] : []))
}

/** A picture that is a file of the station. */
export function picture(picture: Picture): Resource {
  const { file, type } = picture
  return { address: stationFileAddress(file), kind: 'picture', type, body: bodyOf(picture, file, picture) }
}

/** What the files of an episode were when their digests were taken, by their paths in the station. */
export function identitiesOf(episode: Episode): ReadonlyMap<string, FileIdentity> {
  const identities = new Map<string, FileIdentity>()
  for (const one of digestedFiles(episode)) {
    const identity = identityOf(one)
    // A picture says its whole path, sound the name in its episode's folder.
    const path = 'width' in one ? one.file : `episodes/${episode.slug}/${one.file}`
    if (identity !== undefined) identities.set(path, identity)
  }
  return identities
}

/** `known` is whose identity was noted. */
function bodyOf(
  { bytes, digest }: Pick<Recording, 'bytes' | 'digest'>,
  file: string,
  known: object,
): FileBody {
  const identity = identityOf(known)
  return { file, length: bytes, digest, ...(identity !== undefined && { identity }) }
}
