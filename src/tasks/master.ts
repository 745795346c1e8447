import type { StationContext } from '../build/load-station.ts'
import { say } from '../diagnostics/catalogue.ts'
import { type Checked, type Diagnostic, hasErrors, startOf } from '../diagnostics/diagnostic.ts'
import type { Episode } from '../model/episode.ts'
import { LOUDNESS_TARGETS, type Loudness, type LoudnessTarget } from '../model/loudness.ts'
import { tagsOf } from '../model/recording-tags.ts'
import type { Station } from '../model/station.ts'
import { sha256Of } from '../ports/digest.ts'
import { IoError } from '../ports/io-error.ts'
import type { MasteredSound, MasterForm, Mastering } from '../ports/mastering.ts'
import { withFields } from '../read/field-edit.ts'
import { LOUDNESS_FILE, loudnessOf, writeLoudness } from '../read/loudness.ts'
import { MASTER_FILE, type MasterRecord, readRecord, soundKey, writeRecord } from '../read/master-record.ts'
import { readStation } from '../read/station.ts'
import { readTimings, TIMINGS_FILE, writeTimings } from '../read/timings.ts'
import { WAVEFORM_FILE } from '../read/waveform.ts'
import { typed } from '../read/yaml.ts'
import { type MasterSettings, type Sources, sourcesOf } from './master-sources.ts'
import { measure } from './measure.ts'
import { onlyEpisode } from './only-episode.ts'
import { storageOverlay } from './storage-overlay.ts'
import { coverFor, leftOutOf, wasPublished } from './tag.ts'
import { unknownEpisode } from './unknown-episode.ts'
import { drawWaveform } from './waveform.ts'

/** How the work goes on. */
export interface MasterTerms {
  readonly tell?: (share: number) => void
  readonly signal?: AbortSignal
  /** The MP3 is handed out, and nothing in the station changes: for what is published. */
  readonly isElsewhere?: boolean
}

/** What was made. */
export interface Mastered {
  /** Files that were made, relative to the station; none where everything was there already. */
  readonly made: readonly string[]
  /** Files whose tags alone are new. */
  readonly tagged: readonly string[]
  /** Files that stay as they were. */
  readonly kept: readonly string[]
  /** How each form that was made sounds, by its file. */
  readonly loudness: ReadonlyMap<string, Loudness>
  readonly mp3: Uint8Array
}

/** Bits per second of one channel: what speech needs and little more. */
const BITS: Readonly<Record<MasterForm, number>> = { mp3: 64_000, m4a: 48_000, opus: 32_000 }

/** Makes the recording that is published from the one of the studio: as loud as it should be, with tags, in each form. */
export async function master(
  context: StationContext,
  slug: string,
  settings: MasterSettings = {},
  terms: MasterTerms = {},
): Promise<Checked<Mastered>> {
  const { storage, mastering } = context
  const { station, diagnostics } = await readStation(await onlyEpisode(storage, slug), context.recordings)
  if (!station) return { diagnostics }
  const episode = station.episodes.find((one) => one.slug === slug)
  if (!episode) return { diagnostics: unknownEpisode(station, slug, diagnostics) }
  const at = startOf(`episodes/${slug}/episode.md`)
  if (!terms.isElsewhere && (await wasPublished(context, episode)))
    return { diagnostics: [say('master.published', at, { slug })] }
  const maker = await mastering?.maker()
  if (!mastering || maker === undefined) return { diagnostics: [say('master.tool-missing', at)] }
  const record = await readRecord(storage, slug)
  const chosen = { ...record.settings, ...settings }
  const sources = await sourcesOf(storage, slug, chosen)
  if (!sources.value) return { diagnostics: sources.diagnostics }
  const forms: readonly MasterForm[] = terms.isElsewhere ? ['mp3'] : ['mp3', ...(chosen.also ?? ['m4a'])]
  const can = await mastering.forms()
  const cannot = forms.find((form) => !can.includes(form))
  if (cannot) return { diagnostics: [say('master.form-missing', at, { form: cannot })] }
  const work = { context, station, episode, mastering, maker, sources: sources.value, forms }
  return makeAll(work, { ...record, settings: chosen }, terms)
}

interface Work {
  readonly context: StationContext
  readonly station: Station
  readonly episode: Episode
  readonly mastering: Mastering
  readonly maker: string
  readonly sources: Sources
  readonly forms: readonly MasterForm[]
}

async function makeAll(work: Work, record: MasterRecord, terms: MasterTerms): Promise<Checked<Mastered>> {
  const { context, station, episode, mastering, maker, sources, forms } = work
  const { storage } = context
  const { slug } = episode
  const folder = `episodes/${slug}/`
  const target = LOUDNESS_TARGETS[station.loudness ?? 'podcast']
  const keys = new Map(
    forms.map((form) => [
      form,
      soundKey({ maker, digests: sources.digests, target, form, bits: BITS[form] }),
    ]),
  )
  const sounds = new Map<MasterForm, Uint8Array>()
  for (const form of terms.isElsewhere ? [] : forms) {
    const known = record.made[form]
    const bytes = known?.sound === keys.get(form) ? await storage.read(`${folder}${slug}.${form}`) : undefined
    if (bytes && sha256Of(bytes) === known?.digest) sounds.set(form, bytes)
  }
  const missing = forms.filter((form) => !sounds.has(form))
  const fresh =
    missing.length === 0
      ? new Map<MasterForm, MasteredSound>()
      : await mastering.master(sources.parts(), {
          integrated: target.integrated,
          peak: target.peak,
          forms: new Map(missing.map((form) => [form, BITS[form]])),
          ...(terms.tell && { tell: terms.tell }),
          ...(terms.signal && { signal: terms.signal }),
        })
  for (const [form, { bytes }] of fresh) sounds.set(form, bytes)
  const missed = missedBy(fresh, { folder: terms.isElsewhere ? '' : folder, slug, target })
  const edit = await frontMatterFor(context, episode, forms)
  const tagged = await taggedAll(work, sounds, edit.text)
  if (!tagged.value) return { diagnostics: tagged.diagnostics }
  const mp3 = tagged.value.get('mp3') ?? new Uint8Array()
  const loudness = new Map([...fresh].map(([form, one]) => [`${folder}${slug}.${form}`, one.loudness]))
  if (terms.isElsewhere) {
    const value = { made: [], tagged: [], kept: [], loudness, mp3 }
    return { value, diagnostics: [...missed, ...tagged.diagnostics] }
  }
  if (terms.signal?.aborted) throw new IoError('mastering', 'run', 'It was stopped, and nothing was written.')

  const result = { made: [] as string[], tagged: [] as string[], kept: [] as string[] }
  const made: Record<string, { sound: string; digest: string }> = {}
  for (const [form, bytes] of tagged.value) {
    const file = `${folder}${slug}.${form}`
    const digest = sha256Of(bytes)
    made[form] = { sound: keys.get(form) ?? '', digest }
    const isKept = record.made[form]?.digest === digest && !fresh.has(form)
    if (!isKept) await storage.write(file, bytes)
    result[isKept ? 'kept' : fresh.has(form) ? 'made' : 'tagged'].push(file)
  }
  if (edit.isNew) await storage.write(`${folder}episode.md`, new TextEncoder().encode(edit.text))
  await storage.write(folder + MASTER_FILE, writeRecord({ settings: record.settings, made }))
  await keepTimings(context, slug)
  const known = fresh.get('mp3')?.loudness ?? (await loudnessOf(storage, slug, record.made.mp3?.digest))
  if (known)
    await storage.write(folder + LOUDNESS_FILE, new TextEncoder().encode(writeLoudness(sha256Of(mp3), known)))
  const isDrawn = !fresh.has('mp3') && (await storage.facts(folder + WAVEFORM_FILE)) !== undefined
  const drawn = isDrawn ? undefined : await drawWaveform(context, slug)
  const measured = await measure(context, slug)
  const diagnostics = [
    ...missed,
    ...edit.diagnostics,
    ...tagged.diagnostics,
    ...(drawn?.diagnostics ?? []),
    ...measured.diagnostics,
  ]
  return { value: { ...result, loudness, mp3 }, diagnostics }
}

/** What was promised of every form. */
const LOUDNESS_UNITS = 0.5

/** A form that did not come out as it should: of a sound that no limiter can make so loud. */
function missedBy(
  fresh: ReadonlyMap<MasterForm, MasteredSound>,
  {
    folder,
    slug,
    target,
  }: { readonly folder: string; readonly slug: string; readonly target: LoudnessTarget },
): Diagnostic[] {
  return [...fresh].flatMap(([form, { loudness }]) => {
    const { integrated, truePeak } = loudness
    const isRight = Math.abs(integrated - target.integrated) <= LOUDNESS_UNITS && truePeak <= target.peak
    if (isRight) return []
    const about = { integrated, peak: truePeak, target: target.integrated, limit: target.peak }
    return [say('master.target-missed', startOf(`${folder}${slug}.${form}`), about)]
  })
}

const OWN_FORMS: readonly MasterForm[] = ['m4a', 'opus']

/** The front matter names the recording that was made, and its other forms where it says nothing of any. */
async function frontMatterFor(
  { storage }: StationContext,
  { slug, alternatives = [] }: Episode,
  forms: readonly MasterForm[],
): Promise<{ readonly text: string; readonly isNew: boolean; readonly diagnostics: readonly Diagnostic[] }> {
  const path = `episodes/${slug}/episode.md`
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await storage.read(path))
  const others = forms.filter((form) => form !== 'mp3').map((form) => `${slug}.${form}`)
  const absent = others.filter((file) => !alternatives.some((one) => one.file === file))
  // A list that this command wrote, in one line, is its own.
  const isOwn = alternatives.every(({ file = '' }) => OWN_FORMS.some((form) => file === `${slug}.${form}`))
  const isFree = isOwn && !/^alternatives:[ \t]*(?:$|[^\s[])/m.test(text)
  const list = `[${others.map((file) => `{ file: ${typed(file)} }`).join(', ')}]`
  const fields = {
    recording: typed(`${slug}.mp3`),
    ...(isFree && others.length > 0 && { alternatives: list }),
  }
  const after = withFields(text, fields) ?? text
  return {
    text: after,
    isNew: after !== text,
    diagnostics: isFree ? [] : absent.map((file) => say('master.alternatives-kept', startOf(path), { file })),
  }
}

/** Each form with the tags of the episode, as it will be read once it is there. */
async function taggedAll(
  { context, episode, forms }: Work,
  sounds: ReadonlyMap<MasterForm, Uint8Array>,
  text: string,
): Promise<Checked<ReadonlyMap<MasterForm, Uint8Array>>> {
  const { storage, taggers = [] } = context
  const folder = `episodes/${episode.slug}/`
  const changes = new Map<string, Uint8Array>([[`${folder}episode.md`, new TextEncoder().encode(text)]])
  for (const [form, bytes] of sounds) changes.set(`${folder}${episode.slug}.${form}`, bytes)
  const { station, diagnostics } = await readStation(
    storageOverlay(await onlyEpisode(storage, episode.slug), changes),
  )
  const own = diagnostics.filter(({ file, severity }) => file.startsWith(folder) && severity === 'error')
  const read = station?.episodes.find(({ slug }) => slug === episode.slug)
  const feed = station?.feeds.find(({ id }) => read?.feeds.includes(id))
  if (!read || !feed || hasErrors(own.filter(({ code }) => code.startsWith('recording.'))))
    return { diagnostics: own }
  const cover = await coverFor(context, read.cover ?? feed.artwork)
  const tags = { ...tagsOf(read, feed), ...(cover.value && { cover: cover.value }) }
  const made = new Map<MasterForm, Uint8Array>()
  for (const form of forms) {
    const tagger = taggers.find(({ kinds }) => kinds.includes(form))
    const bytes = sounds.get(form) ?? new Uint8Array()
    made.set(form, tagger ? await tagger.write(bytes, form, tags) : bytes)
  }
  const left = forms.flatMap((form) => leftOutOf(read, form, startOf(`${folder}${episode.slug}.${form}`)))
  return { value: made, diagnostics: [...left, ...cover.diagnostics] }
}

/** Times that were found in a recording as long as this one are its own. */
async function keepTimings({ storage, recordings }: StationContext, slug: string): Promise<void> {
  const { station } = await readStation(await onlyEpisode(storage, slug), recordings)
  const recording = station?.episodes.find((one) => one.slug === slug)?.recording
  const { value: cues } = recording ? await readTimings(storage, slug, recording) : {}
  if (!recording || !cues?.some(({ confidence }) => confidence !== undefined)) return
  const of = { digest: recording.digest, seconds: recording.seconds }
  await storage.write(`episodes/${slug}/${TIMINGS_FILE}`, new TextEncoder().encode(writeTimings(cues, of)))
}
