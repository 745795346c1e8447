import type { StationContext } from '../../build/load-station.ts'
import { say } from '../../diagnostics/catalogue.ts'
import { type Checked, type Diagnostic, startOf } from '../../diagnostics/diagnostic.ts'
import type { Episode } from '../../model/episode.ts'
import { carriersOf } from '../../model/feed.ts'
import type { Recording } from '../../model/recording.ts'
import { tagsOf } from '../../model/recording-tags.ts'
import type { Station } from '../../model/station.ts'
import type { ClipVeil } from '../../ports/clips.ts'
import { type ClipShape, clipDrawing, clipWave } from '../../render/clip-picture.ts'
import { quoteColours } from '../../render/quote-picture.ts'
import { coverFor } from '../tag.ts'
import { type Heard, peaksOf } from './sound.ts'

/** Files by path or ending; undefined for one that is only planned. */
export type ClipFiles = ReadonlyMap<string, Uint8Array | undefined>

/** Whose clip it is. */
export interface ClipOwner {
  readonly context: StationContext
  readonly station: Station
  readonly episode: Episode
  readonly recording: Recording
}

/** What is heard in it. */
export interface ClipContent {
  /** Seconds. */
  readonly start: number
  readonly end: number
  readonly title: string
  readonly speakers: readonly string[]
  /** BCP 47. */
  readonly language: string
  readonly text?: string
}

interface MediaTerms {
  /** Its sound; absent where nobody can cut it. */
  readonly heard?: Heard
  readonly shapes?: readonly ClipShape[]
  readonly isStill?: boolean
  readonly dryRun?: boolean
  readonly tell?: (share: number) => void
  readonly signal?: AbortSignal
}

/** Of all work: once the sound is cut. */
const CUT = 0.4

/** Makes sound, pictures and videos of a clip, by their endings (`.mp3`, `.square.png`); a dry run makes names alone. */
export async function clipMedia(
  owner: ClipOwner,
  content: ClipContent,
  terms: MediaTerms,
): Promise<Required<Checked<ClipFiles>>> {
  const { context, episode } = owner
  const { heard, shapes = ['square'], dryRun = false, isStill = false, tell = () => {} } = terms
  const files = new Map<string, Uint8Array | undefined>()
  const diagnostics: Diagnostic[] = []
  const at = startOf(`episodes/${episode.slug}/`)
  const bare = heard && !dryRun ? await cut(owner, content, terms.signal) : undefined
  if (heard) files.set('.mp3', bare && (await tagged(owner, content, bare)))
  tell(CUT)
  const { pictures, clips } = context
  if (shapes.length === 0) return { value: files, diagnostics }
  if (!pictures || (await pictures.maker()) === undefined)
    return { value: files, diagnostics: [say('clip.pictures-missing', at)] }
  const isFilmed = heard !== undefined && !isStill && (await clips?.canFilm()) === true
  if (heard && !isStill && !isFilmed) diagnostics.push(say('clip.film-missing', at))
  for (const [index, shape] of shapes.entries()) {
    const drawing = clipDrawing(quoteOf(owner, content), shape, heard && peaksOf(heard, content))
    const picture = dryRun ? undefined : await pictures.drawn(drawing)
    files.set(`.${shape}.png`, picture)
    if (!isFilmed) continue
    const seconds = content.end - content.start
    const film =
      picture && bare
        ? await clips?.film({
            sound: bare,
            picture,
            seconds,
            veil: veilOf(owner, shape),
            ...(terms.signal && { signal: terms.signal }),
          })
        : undefined
    files.set(`.${shape}.mp4`, film)
    tell(CUT + ((1 - CUT) * (index + 1)) / shapes.length)
  }
  return { value: files, diagnostics }
}

async function cut(
  { context: { storage, clips }, episode: { slug }, recording: { file, type } }: ClipOwner,
  { start, end }: ClipContent,
  signal: AbortSignal | undefined,
): Promise<Uint8Array | undefined> {
  const bytes = storage.stream(`episodes/${slug}/${file}`)
  return await clips?.cut(bytes, { type, start, end, ...(signal && { signal }) })
}

/** The clip with its own title, and what else is known of the episode. */
async function tagged(
  { context, station, episode }: ClipOwner,
  { title }: ClipContent,
  sound: Uint8Array,
): Promise<Uint8Array> {
  const [feed] = carriersOf(episode, station.feeds)
  const tagger = context.taggers?.find(({ kinds }) => kinds.includes('mp3'))
  if (!feed || !tagger) return sound
  const cover = await coverFor(context, episode.cover ?? feed.artwork)
  const tags = { ...tagsOf(episode, feed), title, chapters: [] }
  return await tagger.write(sound, 'mp3', { ...tags, ...(cover.value && { cover: cover.value }) })
}

function quoteOf({ station, episode }: ClipOwner, { text, title, speakers, language }: ClipContent) {
  const [feed] = carriersOf(episode, station.feeds)
  return {
    text: text ?? title,
    language,
    show: feed?.title ?? station.title,
    colours: quoteColours({ station }),
    ...(speakers.length > 0 && { speaker: speakers.join(', ') }),
  }
}

function veilOf({ station }: ClipOwner, shape: ClipShape): ClipVeil {
  return { ...clipWave(shape), colour: quoteColours({ station }).paper }
}
