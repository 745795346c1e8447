import { readLedger } from '../build/ledger.ts'
import type { StationContext } from '../build/load-station.ts'
import { say } from '../diagnostics/catalogue.ts'
import { type Checked, type Diagnostic, type Place, startOf } from '../diagnostics/diagnostic.ts'
import { timedChapters } from '../model/chapters.ts'
import type { Episode } from '../model/episode.ts'
import type { Picture } from '../model/picture.ts'
import type { Recording } from '../model/recording.ts'
import { MAX_CHAPTERS, type TaggedCover, tagsOf } from '../model/recording-tags.ts'
import { IoError } from '../ports/io-error.ts'
import type { TaggedKind, Tagger } from '../ports/tagger.ts'
import { extensionOf, withExtension } from '../read/paths.ts'
import { type Format, formatOf, isVideoKind } from '../read/recording/sniff.ts'
import { readRecording } from '../read/recording.ts'
import { readStation } from '../read/station.ts'
import { onlyEpisode } from './only-episode.ts'
import { storageOverlay } from './storage-overlay.ts'
import { unknownEpisode } from './unknown-episode.ts'

/** A copy of a recording that says what it is. */
export interface Tagged {
  readonly bytes: Uint8Array
  /** `meet-the-board.mp3`: the episode's folder with the recording's extension. */
  readonly name: string
  readonly chapters: number
  readonly hasCover: boolean
  /** Where the recording stands, when the copy may take its place: it was never published. */
  readonly replaces?: string
}

/**
 * Writes title, show, people, date, chapters and cover of an episode into a copy of its recording. The
 * sound is the same; nothing is written to the station.
 */
export async function tag(context: StationContext, slug: string): Promise<Checked<Tagged>> {
  const { station, diagnostics } = await readStation(
    await onlyEpisode(context.storage, slug),
    context.recordings,
  )
  if (!station) return { diagnostics }
  const episode = station.episodes.find((one) => one.slug === slug)
  if (!episode) return { diagnostics: unknownEpisode(station, slug, diagnostics) }
  const { recording } = episode
  const at = startOf(`episodes/${slug}/${recording?.file ?? ''}`)
  if (!recording || recording.url !== undefined)
    return { diagnostics: [say('tagging.recording-missing', at, { folder: at.file })] }
  const path = at.file
  const original = await context.storage.read(path)
  if (!original) throw new IoError('storage', 'read', `${path} cannot be read: it is not there any more.`)
  const hand = await taggerFor(context, original, recording, at)
  if ('trouble' in hand) return { diagnostics: [hand.trouble] }

  const feed = station.feeds.find(({ id }) => episode.feeds.includes(id))
  if (!feed) return { diagnostics: [say('tagging.feed-missing', startOf(`episodes/${slug}/episode.md`))] }
  const cover = await coverFor(context, episode.cover ?? feed.artwork)
  const tags = { ...tagsOf(episode, feed), ...(cover.value && { cover: cover.value }) }
  const bytes = await hand.tagger.write(original, hand.kind, tags)
  await prove(context, path, bytes, recording)

  const isUsed = await wasPublished(context, episode)
  const value: Tagged = {
    bytes,
    name: withExtension(`${slug}.x`, extensionOf(recording.file)),
    chapters: tags.chapters.length,
    hasCover: cover.value !== undefined,
    ...(isUsed ? {} : { replaces: path }),
  }
  return { value, diagnostics: [...leftOutOf(episode, hand.kind, at), ...cover.diagnostics] }
}

/** Puts a tagged copy in the place of the recording it was made from, at one stroke. Refused for what was published. */
export async function replaceRecording(
  { storage }: StationContext,
  slug: string,
  { bytes, replaces }: Tagged,
): Promise<readonly Diagnostic[]> {
  if (replaces === undefined)
    return [say('tagging.published', startOf(`episodes/${slug}/episode.md`), { slug })]
  await storage.write(replaces, bytes)
  return []
}

type Hand = { readonly tagger: Tagger; readonly kind: TaggedKind } | { readonly trouble: Diagnostic }

async function taggerFor(
  { taggers = [] }: StationContext,
  bytes: Uint8Array,
  { file }: Recording,
  at: Place,
): Promise<Hand> {
  const format = formatOf(bytes) as Format
  const { kind, words: found } = format
  const tagger = taggers.find(({ kinds }) => kinds.some((one) => one === kind))
  if (kind === 'wav' || isVideoKind(kind) || !tagger) {
    const target = withExtension(at.file, 'mp3')
    return {
      trouble: say('tagging.format-refused', at, {
        found,
        extension: extensionOf(file),
        file: at.file,
        target,
      }),
    }
  }
  return (await tagger.ready()) ? { tagger, kind } : { trouble: say('tagging.tool-missing', at, { found }) }
}

/** ID3-5: at most 1400 pixels and small, because it delays the start of every stream. */
const COVER_PIXELS = 1400
const COVER_BYTES = 300 * 1024

export async function coverFor(
  { storage, pictures }: StationContext,
  picture: Picture,
): Promise<Checked<TaggedCover>> {
  const { file, type, width, height, bytes: size } = picture
  const bytes = await storage.read(file)
  if (!bytes) throw new IoError('storage', 'read', `${file} cannot be read: it is not there any more.`)
  if (width <= COVER_PIXELS && size <= COVER_BYTES) {
    return { value: { type, bytes, width, height }, diagnostics: [] }
  }
  if (pictures && (await pictures.maker()) !== undefined) {
    const wide = Math.min(width, COVER_PIXELS)
    const smaller = await pictures.smaller(bytes, wide)
    const high = Math.round((height * wide) / width)
    return { value: { type: 'image/jpeg', bytes: smaller, width: wide, height: high }, diagnostics: [] }
  }
  if (size <= COVER_BYTES) return { value: { type, bytes, width, height }, diagnostics: [] }
  const weight = { bytes: size, width, limit: COVER_BYTES }
  return { diagnostics: [say('tagging.cover-left-out', startOf(file), weight)] }
}

/** What of an episode has no place in files of this kind. */
export function leftOutOf(episode: Episode, kind: TaggedKind, at: Place): Diagnostic[] {
  const chapters = timedChapters(episode)
  const linked = chapters.filter(({ url }) => url !== undefined).length
  return [
    ...(chapters.length > MAX_CHAPTERS
      ? [say('tagging.chapters-many', at, { count: chapters.length, limit: MAX_CHAPTERS })]
      : []),
    // Neither `chpl` nor a text track has a place for it (ISO/IEC 14496-12; QuickTime File Format, chapter lists).
    ...(kind === 'm4a' && linked > 0 ? [say('tagging.links-left-out', at, { count: linked })] : []),
  ]
}

/** Two headers may round a length differently; a sound that was cut or encoded anew differs by more. */
const SAME_SECONDS = 0.05

/** Reads the copy as apps will. One that came out other than its original is not handed on. */
async function prove(
  { storage }: StationContext,
  path: string,
  bytes: Uint8Array,
  original: Recording,
): Promise<void> {
  const { value } = await readRecording(storageOverlay(storage, new Map([[path, bytes]])), path)
  if (value && value.type === original.type && Math.abs(value.seconds - original.seconds) < SAME_SECONDS)
    return
  const why = `The copy of ${path} came out ${value ? `${value.seconds} s long` : 'unreadable'}, and nothing was written.`
  throw new IoError('tagger', 'write', why)
}

export async function wasPublished({ storage }: StationContext, { status, guid }: Episode): Promise<boolean> {
  const ledger = await readLedger(storage)
  // Where the ledger cannot be read, nobody knows.
  return status === 'published' || !ledger.value || ledger.value.episodes[guid] !== undefined
}
