import { loadStation, type StationContext } from '../build/load-station.ts'
import { say } from '../diagnostics/catalogue.ts'
import { type Checked, type Diagnostic, startOf } from '../diagnostics/diagnostic.ts'
import { shortened } from '../import/values.ts'
import { slugOf } from '../intake/slug.ts'
import { longClock } from '../model/clock-time.ts'
import type { Episode } from '../model/episode.ts'
import type { Catalogues } from '../model/interface-words.ts'
import type { Recording } from '../model/recording.ts'
import type { Station } from '../model/station.ts'
import { timeTurns } from '../model/timing.ts'
import { IoError } from '../ports/io-error.ts'
import { renderVtt } from '../render/captions.ts'
import type { ClipShape } from '../render/clip-picture.ts'
import { type ClipFiles, clipMedia } from './clip/media.ts'
import {
  type ClipRequest,
  type ClipSource,
  stretchInPauses,
  type WantedStretch,
  wantedStretch,
  wordsWithin,
} from './clip/place.ts'
import { saidIn } from './clip/quote.ts'
import { type Heard, hearAround } from './clip/sound.ts'
import { type NewSoundbite, soundbiteEntry } from './clip/soundbite.ts'
import { type Stretch, timesWithin } from './clip/words.ts'
import { unknownEpisode } from './unknown-episode.ts'

export type { ClipRequest } from './clip/place.ts'

/** How a clip is made. */
export interface ClipTerms {
  /** Cut at the times themselves, and not in the pauses nearest to them. */
  readonly isExact?: boolean
  /** What the soundbite is called; what is said in it, where none is given. */
  readonly title?: string
  /** What its files are called, without their ending. */
  readonly name?: string
  /** Its pictures. */
  readonly shapes?: readonly ClipShape[]
  /** No videos. */
  readonly isStill?: boolean
  /** Find the place, and write nothing. */
  readonly dryRun?: boolean
  /** What of the work is done, from 0 to 1. */
  readonly tell?: (share: number) => void
  readonly signal?: AbortSignal
}

/** A clip. */
export interface Clip {
  readonly slug: string
  /** Seconds, exact to the hundredth. */
  readonly start: number
  readonly end: number
  readonly title: string
  readonly speakers: readonly string[]
  /** What is said, where that is known. */
  readonly text?: string
  /** Paths relative to the station. */
  readonly files: readonly ClipFile[]
  /** Whether it was entered in the front matter, or would be; it stands there, or has to be typed by a person. */
  readonly soundbite: 'new' | 'known' | 'unwritten'
}

interface ClipFile {
  readonly file: string
  readonly state: 'planned' | 'made' | 'replaced' | 'kept'
}

/** Where the clips of an episode stand, in its folder; none of it is published. */
const CLIPS_FOLDER = 'clips'
/** Seconds: P20-SOUNDBITE-2, and what a film can be made of in reasonable time. */
const LEAST = 15
const MOST = 120
const LIMIT = 600
/** P20-SOUNDBITE-3: apps cut what is longer. */
const TITLE_CHARACTERS = 128

/**
 * Cuts a stretch out of an episode's recording, for other places: sound, captions, pictures, videos, and an entry under
 * `soundbites:` in its front matter. The recording and the transcript stay as they are.
 */
export async function clip(
  context: StationContext,
  slug: string,
  request: ClipRequest,
  terms: ClipTerms = {},
): Promise<Checked<Clip>> {
  const { station, words, diagnostics } = await loadStation(context)
  if (!station || !words) return { diagnostics: diagnostics.filter(({ severity }) => severity === 'error') }
  const episode = station.episodes.find((one) => one.slug === slug)
  if (!episode) return { diagnostics: unknownEpisode(station, slug, diagnostics) }
  const folder = `episodes/${slug}/`
  const { recording } = episode
  const [transcript] = episode.transcripts
  if (!recording) return { diagnostics: [say('clip.recording-missing', startOf(folder), { folder })] }
  const timed = transcript && timeTurns(transcript, recording.seconds)
  const source: ClipSource = { slug, recording, timed, ...(transcript && { transcript }) }
  const wanted = wantedStretch(source, request)
  if (!wanted.value) return { diagnostics: wanted.diagnostics }
  const long = tooLong(folder, wanted.value)
  if (long) return { diagnostics: [long] }
  const hearing = await hear(context, episode, recording, wanted.value)
  terms.tell?.(HEARD)
  const placed = stretchInPauses(source, wanted.value, terms.isExact ? undefined : hearing.heard)
  const { said, ...asked } = wanted.value
  const made = await clipOf(
    { context, station, words, episode, recording, source },
    { ...placed.value, asked, ...(said && { said }) },
    hearing,
    terms,
  )
  const told = [...wanted.diagnostics, ...hearing.diagnostics, ...placed.diagnostics]
  return { value: made.value, diagnostics: [...told, ...lengthOf(folder, placed.value), ...made.diagnostics] }
}

/** Of all work. */
const HEARD = 0.2

function tooLong(folder: string, { start, end }: Pick<Stretch, 'start' | 'end'>): Diagnostic | undefined {
  if (end - start <= LIMIT) return undefined
  const about = { from: longClock(Math.floor(start)), to: longClock(Math.floor(start) + MOST) }
  return say('clip.too-long', startOf(folder), {
    seconds: Math.round(end - start),
    limit: LIMIT,
    ...about,
  })
}

function lengthOf(folder: string, { start, end }: Pick<Stretch, 'start' | 'end'>): readonly Diagnostic[] {
  const seconds = Math.round((end - start) * 10) / 10
  if (seconds >= LEAST && seconds <= MOST) return []
  const to = longClock(Math.floor(start) + (seconds < LEAST ? LEAST + 5 : MOST))
  return [say('clip.length', startOf(folder), { seconds, from: longClock(Math.floor(start)), to })]
}

interface Hearing {
  readonly heard?: Heard
  readonly diagnostics: readonly Diagnostic[]
}

async function hear(
  { storage, sound, clips }: StationContext,
  { slug }: Episode,
  { file, url, type }: Recording,
  stretch: Pick<Stretch, 'start' | 'end'>,
): Promise<Hearing> {
  const folder = `episodes/${slug}/`
  if (url !== undefined)
    return { diagnostics: [say('clip.recording-elsewhere', startOf(folder), { url, folder })] }
  const path = folder + file
  if (!sound || !clips || (await clips.maker()) === undefined)
    return { diagnostics: [say('clip.tool-missing', startOf(path))] }
  return { heard: await hearAround(sound.samples(storage.stream(path), type), stretch), diagnostics: [] }
}

interface Subject {
  readonly context: StationContext
  readonly station: Station
  readonly words: Catalogues
  readonly episode: Episode
  readonly recording: Recording
  readonly source: ClipSource
}

interface Placed extends Pick<NewSoundbite, 'start' | 'end' | 'asked'>, Pick<WantedStretch, 'said'> {}

async function clipOf(
  { context, station, words, episode, recording, source }: Subject,
  { start, end, asked, said }: Placed,
  { heard }: Hearing,
  terms: ClipTerms,
): Promise<Required<Checked<Clip>>> {
  const { slug } = episode
  const { transcript, timed } = source
  const within = wordsWithin(source, { start, end }, said)
  const text = within && transcript && saidIn(within, within.words, transcript.turns)
  const turns = within?.words.slice(within.first, within.last + 1).map(({ turn }) => turn) ?? []
  const names = [...new Set(turns)].map((turn) => transcript?.turns[turn]?.speaker ?? '')
  const speakers = [...new Set(names)].filter((name) => name !== '')
  const title = shortened(terms.title ?? text ?? episode.title, TITLE_CHARACTERS)
  const name = nameOf(terms.name ?? `${longClock(Math.floor(start)).replaceAll(':', '-')} ${title}`)
  const cut = within && timed && timesWithin(timed, within.words, { ...within, start, end })
  const captions = cut && transcript && renderVtt({ words }, transcript, cut)
  const entry = await soundbiteEntry(context.storage, episode, { start, end, title, asked })
  const about = {
    slug,
    start,
    end,
    title,
    speakers,
    ...(text !== undefined && { text }),
    soundbite: entry.state,
  }
  const media = await clipMedia(
    { context, station, episode, recording },
    {
      start,
      end,
      title,
      speakers,
      language: transcript?.language ?? episode.language,
      ...(text !== undefined && { text }),
    },
    { ...(heard && { heard }), ...terms },
  )
  const diagnostics = [
    ...media.diagnostics,
    ...(captions === undefined ? [say('clip.captions-missing', startOf(`episodes/${slug}/`), { slug })] : []),
    ...(entry.state === 'unwritten'
      ? [say('clip.soundbite-unwritten', startOf(`episodes/${slug}/episode.md`), { entry: entry.entry })]
      : []),
  ]
  const base = `episodes/${slug}/${CLIPS_FOLDER}/${name}`
  const files: ClipFiles = new Map([
    ...[...media.value].map(([ending, bytes]) => [base + ending, bytes] as const),
    ...(captions === undefined ? [] : [[`${base}.vtt`, new TextEncoder().encode(captions)] as const]),
  ])
  if (terms.signal?.aborted) throw new IoError('clips', 'run', 'It was stopped, and nothing was written.')
  if (terms.dryRun) {
    const planned = [...files.keys()].map((file): ClipFile => ({ file, state: 'planned' }))
    return { value: { ...about, files: planned }, diagnostics }
  }
  const written: ClipFile[] = []
  for (const [file, bytes] of files) {
    const before = await context.storage.read(file)
    const isSame = before !== undefined && bytes !== undefined && Buffer.compare(before, bytes) === 0
    if (!isSame && bytes) await context.storage.write(file, bytes)
    written.push({ file, state: isSame ? 'kept' : before ? 'replaced' : 'made' })
  }
  // Last, so that what it tells of is there.
  if (entry.state === 'new') await context.storage.write(entry.path, entry.bytes)
  terms.tell?.(1)
  return { value: { ...about, files: written }, diagnostics }
}

/** A name that every system takes, whatever was said. */
function nameOf(text: string): string {
  return slugOf(text) || CLIPS_FOLDER
}
