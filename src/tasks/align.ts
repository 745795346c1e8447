import type { Placement } from '../align/place.ts'
import { type AlignThread, alignThread } from '../align/thread.ts'
import type { StationContext } from '../build/load-station.ts'
import { say } from '../diagnostics/catalogue.ts'
import { type Checked, type Diagnostic, startOf } from '../diagnostics/diagnostic.ts'
import type { Episode } from '../model/episode.ts'
import type { Recording } from '../model/recording.ts'
import type { MeasuredCue, Transcript } from '../model/transcript.ts'
import type { Sound } from '../ports/sound.ts'
import type { Speech } from '../ports/speech.ts'
import { readStation } from '../read/station.ts'
import { TIMINGS_FILE, writeTimings } from '../read/timings.ts'
import { knownTimes, stretchesBetween } from './align-known.ts'
import { type Unit, unitsOf } from './align-units.ts'
import { onlyEpisode } from './only-episode.ts'
import { unknownEpisode } from './unknown-episode.ts'

/** What was said of the work. */
export interface AlignTerms {
  /** Find the times, and write nothing. */
  readonly dryRun?: boolean
  /** What of the work is done, from 0 to 1. */
  readonly tell?: (share: number) => void
}

/** A turn with its time. */
export interface AlignedTurn {
  readonly speaker: string
  /** Seconds; undefined where it was not heard plainly. */
  readonly start?: number
  /** Typed in the transcript, measured before, or found now; the surest of its parts. */
  readonly origin: 'typed' | 'measured' | 'found'
  /** From 0 to 1: how sure its parts are, in the mean. */
  readonly confidence?: number
  /** How many of its parts have a time, of how many. */
  readonly placed: number
  readonly parts: number
}

/** What was found. */
export interface Aligned {
  /** The file with the times, relative to the station; undefined where nothing was written. */
  readonly file?: string
  /** Compared with a voice, or by pauses alone. */
  readonly method: 'voice' | 'pauses'
  readonly turns: readonly AlignedTurn[]
  /** Parts of the text without a time. */
  readonly leftOut: readonly string[]
}

/** What is below is left out. */
const LEAST_CONFIDENCE = 0.5
/** Of another text, times would be made up. Measured: 0.9 to 1.6 for a wrong text (1.6 where it shares sentences with the right one), 1.35 to 5 for the right one. */
const LEAST_LIKENESS = 1.25
const SAMPLES_PER_SECOND = 16_000
/** So many voices speak at a time. */
const AT_ONCE = 4
/** Of all work: to decode, and to speak. */
const [DECODED, SPOKEN] = [0.25, 0.55]

/** Finds where the words of an episode's transcript are heard in its recording, and writes that beside them. */
export async function align(
  context: StationContext,
  slug: string,
  terms: AlignTerms = {},
): Promise<Checked<Aligned>> {
  const { station, diagnostics } = await readStation(
    await onlyEpisode(context.storage, slug),
    context.recordings,
  )
  if (!station) return { diagnostics }
  const episode = station.episodes.find((one) => one.slug === slug)
  if (!episode) return { diagnostics: unknownEpisode(station, slug, diagnostics) }
  return alignEpisode(context, episode, terms)
}

async function alignEpisode(
  context: StationContext,
  episode: Episode,
  { dryRun = false, tell = () => {} }: AlignTerms,
): Promise<Checked<Aligned>> {
  const { slug, recording } = episode
  const folder = `episodes/${slug}/`
  const [transcript] = episode.transcripts
  const at = startOf(folder)
  if (!recording || recording.url !== undefined)
    return { diagnostics: [say('align.recording-missing', at, { folder })] }
  const units = transcript ? unitsOf(transcript.turns) : []
  if (!transcript || units.length === 0)
    return { diagnostics: [say('align.transcript-missing', at, { folder })] }
  const { sound } = context
  if (!sound || !(await sound.ready())) return { diagnostics: [say('align.tool-missing', at)] }
  const known = knownTimes(transcript, units)
  const stretches = stretchesBetween(known, recording.seconds)
  const voice = await voiceFor(context.speech, transcript)
  const thread = alignThread()
  try {
    const path = folder + recording.file
    await hear(
      thread,
      sound.samples(context.storage.stream(path), recording.type, SAMPLES_PER_SECOND),
      recording,
      (share) => tell(share * DECODED),
    )
    let placement: Placement
    if (voice.speech) {
      await expectAll(
        thread,
        voice.speech,
        units,
        known.map(({ cue }) => cue !== undefined),
        (share) => tell(DECODED + share * (SPOKEN - DECODED)),
      )
      placement = await thread.place(stretches, voicesOf(units, transcript), (share) =>
        tell(SPOKEN + share * (1 - SPOKEN)),
      )
    } else placement = await thread.placeByPauses(units.map(expectedUnit), stretches)
    tell(1)
    const isTyped = known.some(({ typed }) => typed !== undefined)
    if (voice.speech && placement.likeness < LEAST_LIKENESS && !isTyped && stretches.length > 0) {
      const likeness = { likeness: placement.likeness.toFixed(2), least: LEAST_LIKENESS }
      return {
        diagnostics: [...voice.diagnostics, say('align.other-text', startOf(transcript.file), likeness)],
      }
    }
    const cues = cuesOf(units, known, placement)
    const value = resultOf(transcript, units, known, cues, voice.speech ? 'voice' : 'pauses')
    const left = leftOutOf(transcript, units, cues)
    if (dryRun) return { value, diagnostics: [...voice.diagnostics, ...left] }
    const file = folder + TIMINGS_FILE
    const of = { digest: recording.digest, seconds: recording.seconds }
    const found = cues.flatMap((cue) => (cue ? [cue] : []))
    await context.storage.write(file, new TextEncoder().encode(writeTimings(distinct(found), of)))
    return { value: { ...value, file }, diagnostics: [...voice.diagnostics, ...left] }
  } finally {
    await thread.close()
  }
}

interface Voice {
  readonly speech?: { readonly by: Speech; readonly voice: string }
  readonly diagnostics: readonly Diagnostic[]
}

async function voiceFor(speech: Speech | undefined, { file, language }: Transcript): Promise<Voice> {
  if (!speech || !(await speech.ready())) return { diagnostics: [say('align.voice-missing', startOf(file))] }
  const voice = await speech.voiceFor(language)
  return voice === undefined
    ? { diagnostics: [say('align.language-unknown', startOf(file), { language })] }
    : { speech: { by: speech, voice }, diagnostics: [] }
}

async function hear(
  thread: AlignThread,
  pieces: ReturnType<Sound['samples']>,
  { seconds }: Recording,
  tell: (share: number) => void,
): Promise<void> {
  let rest = Buffer.alloc(0)
  let heard = 0
  for await (const piece of pieces) {
    const bytes = Buffer.concat([rest, piece])
    const count = bytes.length >> 1
    rest = bytes.subarray(count * 2)
    if (count === 0) continue
    const samples = new Int16Array(count)
    for (let at = 0; at < count; at++) samples[at] = bytes.readInt16LE(at * 2)
    await thread.hear(samples, SAMPLES_PER_SECOND)
    heard += count
    tell(Math.min(1, heard / SAMPLES_PER_SECOND / seconds))
  }
}

async function expectAll(
  thread: AlignThread,
  { by, voice }: { readonly by: Speech; readonly voice: string },
  units: readonly Unit[],
  isKnown: readonly boolean[],
  tell: (share: number) => void,
): Promise<void> {
  for (let from = 0; from < units.length; from += AT_ONCE) {
    const some = units.slice(from, from + AT_ONCE)
    const spoken = await Promise.all(
      some.map(({ text }, index) => (isKnown[from + index] ? undefined : by.speak(text, voice))),
    )
    for (const [index, one] of spoken.entries()) {
      const { samples, rate } = one ?? { samples: new Int16Array(0), rate: SAMPLES_PER_SECOND }
      await thread.expect(from + index, samples, rate)
    }
    tell(Math.min(1, (from + AT_ONCE) / units.length))
  }
}

function voicesOf(units: readonly Unit[], { turns }: Transcript): readonly number[] {
  const names = [...new Set(turns.map(({ speaker }) => speaker))]
  return units.map(({ turn }) => names.indexOf(turns[turn]?.speaker ?? ''))
}

/** A syllable of Chinese takes as long as three letters. */
const LETTERS_A_SYLLABLE = 3
const LETTERS_A_SECOND = 15

function expectedUnit({ text, isWithin }: Unit) {
  const syllables = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0
  const letters = text.length - syllables + syllables * LETTERS_A_SYLLABLE
  return { seconds: Math.max(1, letters) / LETTERS_A_SECOND, isWithin }
}

type Known = ReturnType<typeof knownTimes>

function cuesOf(units: readonly Unit[], known: Known, { places }: Placement): (MeasuredCue | undefined)[] {
  return units.map(({ text }, index) => {
    const { cue, typed } = known[index] ?? {}
    if (cue) return cue
    const place = places.get(index)
    if (typed !== undefined) {
      const end = Math.max(typed + 0.1, place?.end ?? 0)
      return { start: toMilliseconds(typed), end: toMilliseconds(end), text, confidence: 1 }
    }
    if (!place || place.confidence < LEAST_CONFIDENCE) return undefined
    const start = toMilliseconds(place.start)
    const end = Math.max(toMilliseconds(place.end), toMilliseconds(start + 0.001))
    return { start, end, text, confidence: Math.round(place.confidence * 100) / 100 }
  })
}

/** A cue that was measured may hold several units. */
function distinct(cues: readonly MeasuredCue[]): readonly MeasuredCue[] {
  return [...new Set(cues)]
}

function resultOf(
  { turns }: Transcript,
  units: readonly Unit[],
  known: Known,
  cues: readonly (MeasuredCue | undefined)[],
  method: Aligned['method'],
): Aligned {
  const rows = turns.map(({ speaker }, turn): AlignedTurn => {
    const own = units.flatMap((unit, index) => (unit.turn === turn ? [index] : []))
    const found = own.flatMap((index) => cues[index] ?? [])
    const isTyped = own.some((index) => known[index]?.typed !== undefined)
    const isMeasured = found.length > 0 && found.every(({ confidence }) => confidence === undefined)
    const sure = found.flatMap(({ confidence }) => confidence ?? [])
    const [start] = own[0] === undefined ? [] : [cues[own[0]]?.start]
    return {
      speaker,
      ...(start !== undefined && { start }),
      origin: isTyped ? 'typed' : isMeasured ? 'measured' : 'found',
      ...(sure.length > 0 && { confidence: sure.reduce((sum, one) => sum + one, 0) / sure.length }),
      placed: found.length,
      parts: own.length,
    }
  })
  const leftOut = units.flatMap(({ text }, index) => (cues[index] ? [] : [text]))
  return { method, turns: rows, leftOut }
}

function leftOutOf(
  { file, turns }: Transcript,
  units: readonly Unit[],
  cues: readonly (MeasuredCue | undefined)[],
): readonly Diagnostic[] {
  const missing = units.filter((_, index) => !cues[index])
  const [first] = missing
  if (!first) return []
  const label = turns[first.turn]?.speaker ?? ''
  const about = { count: missing.length, all: units.length, text: first.text, label }
  return [say('align.left-out', startOf(file), about)]
}

function toMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000
}
