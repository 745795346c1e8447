import { say } from '../diagnostics/catalogue.ts'
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts'
import { chaptersIn } from '../import/chapters-file.ts'
import type { EpisodeFromElsewhere, TranscriptFromElsewhere } from '../import/show.ts'
import { writtenTranscript } from '../import/transcript-times.ts'
import { withinRecording } from '../import/within-recording.ts'
import { readMaterials } from '../intake/read-materials.ts'
import { endingOf } from '../intake/source.ts'
import type { Downloaded, Downloads } from '../ports/downloads.ts'
import { IoError } from '../ports/io-error.ts'
import type { NewFile, Storage } from '../ports/storage.ts'
import { readArtwork } from '../read/picture.ts'
import { readRecording } from '../read/recording.ts'
import { TIMINGS_FILE, writeTimings } from '../read/timings.ts'

/** How what a feed names is fetched. */
export interface Fetching {
  readonly storage: Storage
  readonly downloads: Downloads
  /** Recordings too; they may stay where they are. */
  readonly recordings: boolean
  /** Told how many bytes came since the last time. */
  readonly received: (bytes: number) => void
}

/** An episode with the files that were fetched of it; what could not be had stays an address. */
export interface WithFiles {
  readonly episode: EpisodeFromElsewhere
  readonly files: readonly NewFile[]
  readonly recording?: string
  readonly cover?: string
  /** What may be forgotten once the files are in their place. */
  readonly urls: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/** What one GiB holds; a station reads no more. */
const RECORDING_MOST = 2 ** 30
export const PICTURE_MOST = 32 * 2 ** 20
const TEXT_MOST = 32 * 2 ** 20

/** Fetches what an episode has elsewhere. Its files are named after its slug. */
export async function withFiles(
  episode: EpisodeFromElsewhere,
  { slug, language }: { readonly slug: string; readonly language: string },
  fetching: Fetching,
): Promise<WithFiles> {
  const files: NewFile[] = []
  const urls: string[] = []
  const diagnostics: Diagnostic[] = []
  const get = async (url: string, most: number) => {
    const got = await fetchedFile(url, most, episode.place, fetching)
    if ('trouble' in got) diagnostics.push(got.trouble)
    else urls.push(url)
    return 'trouble' in got ? undefined : got
  }
  const left = async (url: string, reason: string) => {
    diagnostics.push(say('import.file-left', episode.place, { url, reason }))
    // It may be another one the next time.
    await fetching.downloads.forget(url)
  }
  const { storage } = fetching

  const sound =
    fetching.recordings && episode.recording ? await get(episode.recording.url, RECORDING_MOST) : undefined
  const found = sound && (await recordingOf(storage, slug, sound))
  if (found && 'reason' in found) await left(episode.recording?.url ?? '', found.reason)
  const recording = found && 'name' in found ? found : undefined
  if (sound && recording) files.push({ name: recording.name, bytes: storage.stream(sound.path) })
  const seconds = recording?.seconds ?? episode.recording?.duration

  const picture = episode.coverUrl === undefined ? undefined : await get(episode.coverUrl, PICTURE_MOST)
  const cover = picture && (await coverName(storage, picture))
  if (picture && typeof cover === 'string') files.push({ name: cover, bytes: storage.stream(picture.path) })
  else if (typeof cover === 'object') await left(episode.coverUrl ?? '', cover.reason)

  const spoken = await transcriptFiles(episode.transcripts, language, {
    seconds,
    read: async (url) => {
      const got = await get(url, TEXT_MOST)
      return got && storage.read(got.path)
    },
    lost: (url, count) => diagnostics.push(say('import.times-outside', episode.place, { url, count, slug })),
  })
  files.push(...spoken.files)
  const { chaptersUrl } = episode
  const list =
    chaptersUrl === undefined || episode.chapters.length > 0 ? undefined : await get(chaptersUrl, TEXT_MOST)
  const bytes = list && (await storage.read(list.path))
  const chapters = bytes && chaptersIn(bytes, chaptersUrl ?? '')
  const within = withinRecording(episode, seconds)
  diagnostics.push(...within.diagnostics)
  const { chaptersUrl: _, ...rest } = within.episode
  return {
    episode: {
      ...(chapters ? rest : within.episode),
      transcripts: spoken.left,
      chapters: chapters ?? episode.chapters,
    },
    files,
    ...(recording && { recording: recording.name }),
    ...(typeof cover === 'string' && { cover }),
    urls,
    diagnostics,
  }
}

/** Fetches a file to the disk, or says why not. */
export async function fetchedFile(
  url: string,
  most: number,
  place: Place,
  { downloads, received }: Pick<Fetching, 'downloads' | 'received'>,
): Promise<Downloaded | { readonly trouble: Diagnostic }> {
  let before = 0
  const progress = (bytes: number) => {
    received(Math.max(0, bytes - before))
    before = bytes
  }
  try {
    return await downloads.fetch({ url, most, progress })
  } catch (error) {
    if (!(error instanceof IoError)) throw error
    const reason = error.message.replace(/^.* cannot be fetched: /s, '').replace(/\.$/, '')
    return { trouble: say('import.file-left', place, { url, reason }) }
  }
}

/** The name that a recording gets and how long it is, or why a station cannot use it. */
async function recordingOf(
  storage: Storage,
  slug: string,
  { path, start }: Downloaded,
): Promise<{ readonly name: string; readonly seconds: number } | { readonly reason: string }> {
  const is = endingOf(start)
  if (is?.kind !== 'recording') return { reason: 'what its server sends is no recording' }
  const { value, diagnostics } = await readRecording(storage, path)
  const fault = diagnostics.find(
    ({ code, severity }) => severity === 'error' && code !== 'recording.extension-wrong',
  )
  if (value && !fault) return { name: `${slug}.${is.ending}`, seconds: value.seconds }
  return { reason: fault ? unfinished(fault.message) : 'it cannot be read' }
}

/** The same of a cover. */
async function coverName(
  storage: Storage,
  { path, start }: Downloaded,
): Promise<string | { readonly reason: string }> {
  const is = endingOf(start)
  if (is?.kind !== 'picture') return { reason: 'what its server sends is no JPEG and no PNG' }
  const { value, diagnostics } = await readArtwork(storage, path)
  const fault = diagnostics.find(
    ({ code, severity }) => severity === 'error' && code !== 'picture.extension-wrong',
  )
  if (value && !fault) return `cover.${is.ending}`
  return { reason: fault ? unfinished(fault.message) : 'it cannot be read' }
}

/** A sentence of another diagnostic as a clause. */
function unfinished(message: string): string {
  return message.replace(/\.$/, '').replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())
}

/** Formats with times first: the others can be made of them. */
const BETTER = [
  'text/vtt',
  'application/x-subrip',
  'application/srt',
  'application/json',
  'text/html',
  'text/plain',
]

/** What transcripts are read with. */
interface Reading {
  /** How long the recording is, where that is known. */
  readonly seconds: number | undefined
  readonly read: (url: string) => Promise<Uint8Array | undefined>
  /** Told how many times were left out. */
  readonly lost: (url: string, count: number) => void
}

/** Transcripts as a station keeps them, one for each language; those that cannot be read stay where they are. */
async function transcriptFiles(
  transcripts: readonly TranscriptFromElsewhere[],
  spoken: string,
  reading: Reading,
): Promise<{ readonly files: NewFile[]; readonly left: readonly TranscriptFromElsewhere[] }> {
  const files: NewFile[] = []
  const left: TranscriptFromElsewhere[] = []
  const languages = new Map<string, TranscriptFromElsewhere[]>()
  for (const one of transcripts) {
    const language = (one.language ?? spoken).toLowerCase()
    const isOriginal = language.split('-')[0] === spoken.toLowerCase().split('-')[0]
    const name = isOriginal ? '' : language
    languages.set(name, [...(languages.get(name) ?? []), one])
  }
  // A translation needs an original beside it.
  const names = [...languages.keys()].sort()
  let hasOriginal = false
  for (const name of names) {
    const versions = [...(languages.get(name) ?? [])].sort((a, b) => rankOf(a) - rankOf(b))
    const written = name === '' || hasOriginal ? await firstOf(versions, reading) : undefined
    if (!written) {
      left.push(...versions)
      continue
    }
    hasOriginal ||= name === ''
    files.push({
      name: name === '' ? 'transcript.md' : `transcript.${name}.md`,
      bytes: encoded(written.text),
    })
    if (name === '' && written.timings !== undefined)
      files.push({ name: TIMINGS_FILE, bytes: encoded(written.timings) })
  }
  return { files, left }
}

function rankOf({ type }: TranscriptFromElsewhere): number {
  const rank = BETTER.indexOf(type.split(';', 1)[0]?.trim().toLowerCase() ?? '')
  return rank < 0 ? BETTER.length : rank
}

/** The first that can be read. */
async function firstOf(
  versions: readonly TranscriptFromElsewhere[],
  { seconds, read, lost }: Reading,
): Promise<{ readonly text: string; readonly timings?: string } | undefined> {
  for (const { url, type } of versions) {
    const bytes = withoutOwnNote(await read(url))
    const material = bytes && (await readMaterials([{ name: nameOf(url, type), bytes }], 'transcript', []))
    const written = material && writtenTranscript(material, seconds)
    if (!written || written.text === '') continue
    if (written.lost > 0) lost(url, written.lost)
    return { text: written.text, ...(written.cues && { timings: writeTimings(written.cues) }) }
  }
  return undefined
}

/** The line above the turns in a transcript that this program made says what kind it is, and was said by nobody. */
const OWN_NOTE =
  /(<body>\n<h1[^<>]{0,200}><a href="[^"<>]{0,2000}">[^<>]{0,2000}<\/a><\/h1>\n)<p>[^<>]{0,2000}<\/p>\n/

function withoutOwnNote(bytes: Uint8Array | undefined): Uint8Array | undefined {
  const text = bytes && new TextDecoder().decode(bytes)
  return text !== undefined && OWN_NOTE.test(text) ? encoded(text.replace(OWN_NOTE, '$1')) : bytes
}

const ENDINGS: Readonly<Record<string, string>> = {
  'text/vtt': 'vtt',
  'application/x-subrip': 'srt',
  'application/srt': 'srt',
  'text/srt': 'srt',
  'application/ttml+xml': 'ttml',
  'application/json': 'json',
  'text/html': 'html',
  'text/plain': 'txt',
}

/** A name that says the format, whatever the address ends in. */
function nameOf(url: string, type: string): string {
  const ending = ENDINGS[type.split(';', 1)[0]?.trim().toLowerCase() ?? ''] ?? 'txt'
  return `${new URL(url).pathname.split('/').at(-1) ?? ''}.${ending}`
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
