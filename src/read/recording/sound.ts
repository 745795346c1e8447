import type { IAudioMetadata } from 'music-metadata'
import type { TimedChapter } from '../../model/chapter.ts'
import type { Recording } from '../../model/recording.ts'
import { withoutControls } from '../decode-text.ts'
import { isWebAddress } from '../fields.ts'
import { aacChannels } from './aac-channels.ts'
import { id3Length } from './bytes.ts'
import { id3Chapters } from './id3-chapters.ts'
import { plainTag, withPlainTag } from './id3-tag.ts'
import { measured } from './measured-duration.ts'
import { missingBytes } from './missing.ts'
import { walkMp3 } from './mp3-frames.ts'
import { mp4Chapters } from './mp4-chapters.ts'
import { type Format, isVideoKind } from './sniff.ts'
import { isPlayedByApple, movingIn } from './video.ts'

/** The audio properties of a recording. */
export interface Sound
  extends Pick<Recording, 'seconds' | 'bitrate' | 'channels' | 'sampleRate' | 'chapters'> {
  readonly picture?: { readonly type: string; readonly bytes: number }
  readonly tags: Recording['tags']
  /** The length according to a header, if it can differ from the measured one. */
  readonly announced?: number
  /** The number of bytes missing from a truncated file, according to its own structure. */
  readonly missing: number
  readonly playedByApple: boolean
  /** Whether players have to estimate seek positions: a variable bit rate without a header. */
  readonly isSeekImprecise: boolean
  /** The sample rates of an MP3 that has several, in hertz. */
  readonly rates: readonly number[]
  /** For a message: `an Opus recording`. */
  readonly words: string
}

/** Thrown for a file without readable audio, with the reason if it is known. */
export class SoundFault extends Error {
  readonly reason: string | undefined

  constructor(reason?: string) {
    super(reason)
    this.reason = reason
  }
}

/**
 * Parses the audio of a file whose format is known. Works around the problems of music-metadata 11: it uses
 * an MP3's header instead of its frames, determines the length of Ogg only on request, returns negative
 * lengths for damaged files, throws for valid M4A files if chapters are requested, and does not read chapters
 * of MP4 and Vorbis comments.
 */
export async function parseSound(bytes: Uint8Array, format: Format): Promise<Sound> {
  if (id3Length(bytes) > bytes.length) throw new SoundFault('its tag claims more bytes than the file has')
  const walk = format.kind === 'mp3' ? walkMp3(bytes) : undefined
  if (format.kind === 'mp3' && !walk) throw new SoundFault()
  const own = measured(bytes, format.kind)
  const metadata = await parsed(bytes, format, own !== undefined)
  const { duration, bitrate, numberOfChannels, sampleRate, hasAudio, codec } = metadata.format
  // A video may have no audio track.
  const isVideo = isVideoKind(format.kind)
  const moving = isVideo ? movingIn(bytes) : undefined
  if (!walk && !own && !isVideo && hasAudio === false) throw new SoundFault()
  const seconds = walk?.seconds ?? own?.seconds ?? duration
  if (seconds === undefined || !Number.isFinite(seconds) || seconds <= 0) {
    throw new SoundFault('it does not say how long it is, so it is cut or damaged')
  }
  const lossless = !isVideo && codec !== undefined && /alac/i.test(codec)
  const facts = {
    // For a video, the library returns the bit rate of the audio track.
    bitrate: isVideo
      ? Math.round((bytes.length * 8) / seconds)
      : (walk?.bitrate ?? own?.bitrate ?? rounded(bitrate)),
    channels: walk?.channels ?? own?.channels ?? aacIn(bytes, format) ?? numberOfChannels,
    sampleRate: format.kind === 'opus' ? OPUS_RATE : (walk?.sampleRate ?? own?.sampleRate ?? sampleRate),
    announced: walk?.announced,
    picture: pictureOf(metadata),
  }
  return {
    seconds,
    ...present(facts),
    chapters: inOrder(chaptersOf(bytes, format, metadata)),
    tags: tagsOf(metadata),
    missing: own?.missing ?? missingBytes(bytes, format.kind),
    isSeekImprecise: walk?.isVariable === true && walk.announced === undefined,
    rates: walk?.rates ?? [],
    playedByApple:
      format.kind === 'mp3' ||
      (format.kind === 'm4a' && !lossless) ||
      (moving !== undefined && isPlayedByApple(moving)),
    words: lossless ? 'an Apple Lossless recording' : format.words,
  }
}

/** Opus is decoded at this rate, whatever that of its source was (RFC 7845, 5.1). */
const OPUS_RATE = 48_000

function aacIn(bytes: Uint8Array, { kind }: Format): number | undefined {
  return kind === 'm4a' || kind === 'mp4' || kind === 'mov' ? aacChannels(bytes) : undefined
}

function rounded(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.round(value)
}

const MEDIA_TYPES = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  flac: 'audio/flac',
  wav: 'audio/wav',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
} as const

async function parsed(bytes: Uint8Array, { kind }: Format, isMeasured: boolean): Promise<IAudioMetadata> {
  const tag = kind === 'mp3' ? plainTag(bytes) : undefined
  const read = tag?.isChanged ? withPlainTag(bytes, tag) : bytes
  try {
    // Imported for the first recording that is not cached. An MP3's frames have already been walked; the
    // library would take twenty times as long.
    const { parseBuffer } = await import('music-metadata')
    return await parseBuffer(
      read,
      { mimeType: MEDIA_TYPES[kind], size: read.length },
      { duration: kind !== 'mp3' },
    )
  } catch (fault) {
    // The measured values are used even if the library cannot parse the file.
    if (isMeasured) return { format: {}, common: {}, native: {} } as unknown as IAudioMetadata
    const said = fault instanceof Error ? withoutControls(fault.message).replace(/\.$/, '') : ''
    throw new SoundFault(said === '' ? 'it is damaged' : `it is damaged (${said})`)
  }
}

function chaptersOf(bytes: Uint8Array, { kind }: Format, metadata: IAudioMetadata): readonly TimedChapter[] {
  if (kind === 'm4a' || kind === 'mp4' || kind === 'mov') return mp4Chapters(bytes)
  if (kind === 'mp3') {
    const listed = metadata.format.chapters ?? []
    if (listed.length === 0) return id3Chapters(bytes)
    // For ID3 the library returns seconds; for MP4 it would return the units of the track.
    return listed.map(({ title, start, url }) => {
      const page = typeof url === 'object' && url !== null ? url.url : undefined
      return { title, start, ...(page !== undefined && isWebAddress(page) ? { url: page } : {}) }
    })
  }
  return commentChapters(metadata)
}

const STAMP = /^(\d{1,3}):(\d{2}):(\d{2}(?:\.\d+)?)$/

/** `CHAPTER001=00:01:02.500` and `CHAPTER001NAME=Title` (https://wiki.xiph.org/Chapter_Extension). */
function commentChapters({ native }: IAudioMetadata): TimedChapter[] {
  const comments = new Map<string, string>()
  for (const { id, value } of native['vorbis'] ?? []) comments.set(id.toUpperCase(), String(value))
  return [...comments].flatMap(([id, value]) => {
    const stamp = /^CHAPTER\d{1,3}$/.test(id) ? STAMP.exec(value.trim()) : null
    if (!stamp) return []
    const start = Number(stamp[1]) * 3600 + Number(stamp[2]) * 60 + Number(stamp[3])
    const url = comments.get(`${id}URL`)
    const page = url !== undefined && isWebAddress(url) ? { url } : {}
    return [{ title: comments.get(`${id}NAME`) ?? '', start, ...page }]
  })
}

/** Chapters sorted by time, with printable titles; those without a title or time are dropped. */
function inOrder(chapters: readonly TimedChapter[]): TimedChapter[] {
  return chapters
    .map((chapter) => ({ ...chapter, title: withoutControls(chapter.title ?? '') }))
    .filter(({ title, start }) => title !== '' && Number.isFinite(start) && start >= 0)
    .sort((a, b) => a.start - b.start)
}

function pictureOf({ common }: IAudioMetadata): Sound['picture'] {
  const [first] = common.picture ?? []
  return first && { type: first.format, bytes: first.data.length }
}

function tagsOf({ common }: IAudioMetadata): Recording['tags'] {
  const { title, artist, album } = common
  return present({
    title: title === undefined ? undefined : withoutControls(title),
    artist: artist === undefined ? undefined : withoutControls(artist),
    album: album === undefined ? undefined : withoutControls(album),
  })
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Removes the properties without a value. */
function present<T extends object>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>
}
