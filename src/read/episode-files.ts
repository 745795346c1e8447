import { say } from '../diagnostics/catalogue.ts'
import { type Checked, type Diagnostic, startOf } from '../diagnostics/diagnostic.ts'
import { nearest } from '../diagnostics/nearest.ts'
import type { Alternative } from '../model/alternative.ts'
import type { Credit } from '../model/credit.ts'
import type { Image } from '../model/extras.ts'
import { canonical, isLanguage } from '../model/language-tag.ts'
import type { Loudness, LoudnessProfile } from '../model/loudness.ts'
import type { Person } from '../model/person.ts'
import type { Photo } from '../model/photo.ts'
import type { Picture } from '../model/picture.ts'
import type { Recording } from '../model/recording.ts'
import type { Transcript } from '../model/transcript.ts'
import type { Waveform } from '../model/waveform.ts'
import type { Storage } from '../ports/storage.ts'
import { readAlternatives } from './alternatives.ts'
import { lineOf } from './fields.ts'
import { readText } from './files.ts'
import { readFolder, unreadIn } from './folder.ts'
import type { FrontMatter } from './front-matter.ts'
import { readImages } from './images.ts'
import { LOUDNESS_FILE, readLoudness } from './loudness.ts'
import { withExtension } from './paths.ts'
import { readPhotos } from './photos.ts'
import { readArtwork } from './picture.ts'
import { type RecordingMemory, readRecording } from './recording.ts'
import { remoteRecordingOf } from './schemas/elsewhere.ts'
import type { EpisodeFields } from './schemas/episode.ts'
import type { Speakers } from './speakers.ts'
import { readTimings, TIMINGS_FILE, withTimings } from './timings.ts'
import { chapterDifferences } from './transcript/chapters.ts'
import { type ReadTranscript, readTranscript } from './transcript.ts'
import { readWaveform } from './waveform.ts'
import type { YamlDocument } from './yaml.ts'

/** The contents of an episode's folder besides episode.md. */
export interface EpisodeFiles {
  readonly recording?: Recording
  /** The measurements of the recording. */
  readonly sounding: { readonly waveform?: Waveform; readonly loudness?: Loudness }
  readonly cover?: Picture
  readonly alternatives: readonly Alternative[]
  readonly images: readonly Image[]
  readonly photos: readonly Photo[]
  /** The original first, then the translations, sorted by language. */
  readonly transcripts: readonly Transcript[]
  /** The labels in the transcripts; absent if there is no transcript. */
  readonly labels?: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The valid parts of the front matter that concern the folder. */
interface Folder {
  readonly slug: string
  readonly document: YamlDocument
  readonly matter: FrontMatter
  readonly fields: Partial<EpisodeFields>
  readonly language: string
  readonly people: readonly Person[]
  /** Whether every person in people.yaml could be read. */
  readonly isRegisterWhole: boolean
  readonly credits: readonly Credit[]
  readonly speakers: Speakers
  readonly memory?: RecordingMemory
  /** The loudness profile of recordings. */
  readonly profile: LoudnessProfile | undefined
}

/** Reads recording, cover and transcripts, and reports references to missing files. */
export async function readEpisodeFiles(storage: Storage, folder: Folder): Promise<EpisodeFiles> {
  const place = `episodes/${folder.slug}`
  const { value: entries = [], diagnostics: listed } = await readFolder(storage, place)
  // Files that cannot be read are reported by the functions that read them.
  const names = entries.filter(({ kind }) => kind !== 'folder').map(({ name }) => name)
  const recording = await recordingIn(storage, folder, names)
  // Without a recording, there is nothing to compare the waveform with.
  const waveform: Checked<Waveform> =
    recording.value && recording.value.url === undefined
      ? await readWaveform(storage, folder.slug, recording.value.seconds)
      : { diagnostics: [] }
  const loudness: Checked<Loudness> =
    recording.value && recording.value.url === undefined && names.includes(LOUDNESS_FILE)
      ? await readLoudness(storage, folder.slug, recording.value, folder.profile)
      : { diagnostics: [] }
  const cover = await coverIn(storage, folder, names)
  const { document, fields, slug } = folder
  const alternatives = await readAlternatives(storage, fields.alternatives ?? [], { ...folder, names })
  const written = { written: fields.images, path: ['images'] }
  const images = await readImages(storage, document, `episodes/${slug}/`, written)
  const photos = await readPhotos(storage, fields.photos ?? [], { ...folder, names })
  const transcripts = await transcriptsIn(storage, folder, {
    names,
    ...(recording.value && recording.value.seconds > 0 && { recording: recording.value }),
  })
  const read = [recording, waveform, loudness, cover, alternatives, images, photos, transcripts]
  const diagnostics = [...listed, ...read.flatMap((one) => one.diagnostics)]
  return {
    ...(recording.value && { recording: recording.value }),
    sounding: {
      ...(waveform.value && { waveform: waveform.value }),
      ...(loudness.value && { loudness: loudness.value }),
    },
    ...(cover.value && { cover: cover.value }),
    alternatives: alternatives.value ?? [],
    images: images.value ?? [],
    photos: photos.value ?? [],
    transcripts: transcripts.value ?? [],
    ...(transcripts.labels && { labels: transcripts.labels }),
    diagnostics: [...diagnostics, ...unreadIn(place, entries, diagnostics)],
  }
}

const RECORDINGS = /\.(mp3|m4a|ogg|opus|flac|wav)$/i
/** Audio formats that have to be renamed or converted: reported as such instead of as missing. */
const OTHER_SOUND = /\.(mp4|m4v|m4b|aac|oga|aif|aiff|wma|mka|mkv|webm|amr|mp2|ape|wv|mov)$/i

async function recordingIn(
  storage: Storage,
  folder: Folder,
  names: readonly string[],
): Promise<Checked<Recording>> {
  const { slug, document, fields, memory } = folder
  const others = (fields.alternatives ?? []).map(({ file }) => file)
  const heard = names.filter((name) => RECORDINGS.test(name))
  // A single recording belongs to the episode, even if it is also listed as an alternate enclosure.
  const own = heard.length === 1 ? heard : heard.filter((name) => !others.includes(name))
  const sounds = own.length > 0 ? own : names.filter((name) => OTHER_SOUND.test(name))
  if (typeof fields.recording === 'object')
    return { value: remoteRecordingOf(fields.recording), diagnostics: [] }
  const named = fields.recording
  if (named !== undefined && !names.includes(named)) {
    const near = nearest(named, sounds) ?? sounds[0]
    const fix = near === undefined ? `Put it into episodes/${slug}/` : `Write ${lineOf('recording', near)}`
    return {
      diagnostics: [say('episode.recording-absent', document.placeOf(['recording']), { file: named, fix })],
    }
  }
  // An invalid name is already reported, and it is unknown which of the files was meant.
  if (named === undefined && Object.hasOwn(document.data as object, 'recording')) return { diagnostics: [] }
  const [first, second] = sounds
  if (named === undefined && first !== undefined && second !== undefined) {
    const about = { count: sounds.length, files: sounds.join(', '), first }
    return { diagnostics: [say('episode.recording-ambiguous', document.placeOf([]), about)] }
  }
  const file = named ?? first
  if (file !== undefined) return readRecording(storage, `episodes/${slug}/${file}`, memory)
  if (fields.status !== 'published') return { diagnostics: [] }
  const at = document.placeOf([])
  return { diagnostics: [say('episode.recording-missing', at, { folder: `episodes/${slug}/` })] }
}

/** Picture formats that directories do not accept as covers. */
const OTHER_COVER = /^cover\.(?:webp|avif|heic|gif|tiff?|bmp|svg|jxl)$/i

async function coverIn(
  storage: Storage,
  folder: Folder,
  names: readonly string[],
): Promise<Checked<Picture>> {
  const { slug, document, fields } = folder
  const covers = names.filter((name) => /^cover\.(jpe?g|png)$/i.test(name))
  const named = fields.cover
  if (named !== undefined && !names.includes(named)) {
    const pictures = names.filter((name) => /\.(jpe?g|png)$/i.test(name))
    const near = nearest(named, pictures) ?? pictures[0]
    const fix = near === undefined ? `Put it into episodes/${slug}/` : `Write ${lineOf('cover', near)}`
    return { diagnostics: [say('episode.cover-absent', document.placeOf(['cover']), { file: named, fix })] }
  }
  if (named === undefined && Object.hasOwn(document.data as object, 'cover')) return { diagnostics: [] }
  const [first, second] = covers
  if (named === undefined && first !== undefined && second !== undefined) {
    const about = { count: covers.length, files: covers.join(', '), first }
    return { diagnostics: [say('episode.cover-ambiguous', document.placeOf([]), about)] }
  }
  const file = named ?? first
  const other = file === undefined ? names.find((name) => OTHER_COVER.test(name)) : undefined
  if (other !== undefined) {
    const target = withExtension(other, 'jpg')
    return {
      diagnostics: [
        say('episode.cover-format', startOf(`episodes/${slug}/${other}`), { file: other, target }),
      ],
    }
  }
  return file === undefined ? { diagnostics: [] } : readArtwork(storage, `episodes/${slug}/${file}`)
}

const ORIGINAL = 'transcript.md'
const SPEAKER = /^transcript\.speaker-/

async function transcriptsIn(
  storage: Storage,
  folder: Folder,
  { names, recording }: { names: readonly string[]; recording?: Recording },
): Promise<Checked<readonly Transcript[]> & { readonly labels?: readonly string[] }> {
  const { slug, fields, language, people, credits, speakers, isRegisterWhole } = folder
  const diagnostics: Diagnostic[] = []
  const transcripts: Transcript[] = []
  const taken = new Map<string, string>()
  const labels = new Set<string>()
  let original: ReadTranscript | undefined
  for (const { name, tag } of transcriptNames(names)) {
    const file = `episodes/${slug}/${name}`
    const at = startOf(file)
    if (tag === undefined) {
      diagnostics.push(say('episode.transcript-unread', at, { file }))
      continue
    }
    if (tag !== '' && !isLanguage(tag)) {
      diagnostics.push(say('episode.transcript-language-wrong', at, { value: tag }))
      continue
    }
    const spoken = tag === '' ? language : canonical(tag)
    const other = taken.get(spoken)
    if (other !== undefined) diagnostics.push(say('episode.transcript-doubled', at, { other }))
    if (tag !== '' && !names.includes(ORIGINAL)) diagnostics.push(say('episode.translation-alone', at))
    if (other !== undefined) continue
    taken.set(spoken, name)

    const text = await readText(storage, 'episode', file)
    diagnostics.push(...text.diagnostics)
    if (text.value === undefined) continue
    const kind = fields.transcript ?? 'edited'
    const seconds = recording && { seconds: recording.seconds }
    const about = { file, kind, language: spoken, people, credits, speakers, ...seconds }
    const read = readTranscript(text.value, about)
    for (const label of read.labels) labels.add(label)
    // Unknown speakers are not reported if people.yaml is invalid, which is reported once for that file.
    const differing = tag !== '' && original ? chapterDifferences(original, read) : []
    // Pushed one by one: a call takes at most about a hundred thousand arguments, and a text can have more
    // diagnostics.
    for (const one of [...read.diagnostics, ...differing])
      if (isRegisterWhole || !SPEAKER.test(one.code)) diagnostics.push(one)
    if (tag === '') original = read
    if (read.value && tag === '' && names.includes(TIMINGS_FILE)) {
      const timings = await readTimings(storage, slug, recording)
      const path = `episodes/${slug}/${TIMINGS_FILE}`
      const timed = timings.value && withTimings(read.value, timings.value, { ...read, path })
      transcripts.push(timed?.value ?? read.value)
      for (const one of [...timings.diagnostics, ...(timed?.diagnostics ?? [])]) diagnostics.push(one)
    } else if (read.value) transcripts.push(read.value)
  }
  return { value: transcripts, ...(original && { labels: [...labels] }), diagnostics }
}

/** Transcript files, the original first, with tag ''. The tag is undefined for a name that only resembles a transcript's. */
function transcriptNames(names: readonly string[]): { name: string; tag: string | undefined }[] {
  const like = names.filter((name) => /^transcript\b/i.test(name))
  const found = like.map((name) => ({
    name,
    tag: name === ORIGINAL ? '' : /^transcript\.([^.]+)\.md$/.exec(name)?.[1],
  }))
  return found.sort((a, b) => Number(b.tag === '') - Number(a.tag === ''))
}
