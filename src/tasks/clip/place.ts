import { cutsInPauses } from '../../align/cut-places.ts'
import { say } from '../../diagnostics/catalogue.ts'
import { type Checked, type Diagnostic, startOf } from '../../diagnostics/diagnostic.ts'
import { longClock } from '../../model/clock-time.ts'
import type { Recording } from '../../model/recording.ts'
import type { TimedTranscript } from '../../model/timing.ts'
import type { Transcript } from '../../model/transcript.ts'
import { type ShownWord, shownWords } from '../../render/shown-words.ts'
import { findQuote, likeliest, saidIn, type WordRange } from './quote.ts'
import type { Heard } from './sound.ts'
import { type Stretch, type WordTime, wordTimes } from './words.ts'

/** What of a recording is wanted: a quote, or from when to when, in seconds. */
export interface ClipRequest {
  readonly quote?: string
  /** With a quote: where it is looked for from. */
  readonly from?: number
  readonly to?: number
}

/** Where a clip lies before it is moved into pauses. */
export interface WantedStretch {
  readonly start: number
  readonly end: number
  /** How exactly both are known. */
  readonly isStartKnown: boolean
  readonly isEndKnown: boolean
  /** The words that were quoted. */
  readonly said?: WordRange
}

/** An episode as far as a clip is looked for in it. */
export interface ClipSource {
  readonly slug: string
  readonly recording: Recording
  readonly transcript?: Transcript
  readonly timed?: TimedTranscript | undefined
}

/** Of a transcript, what is asked again and again. */
interface Words {
  readonly transcript: Transcript
  readonly words: readonly ShownWord[]
  readonly times: readonly (WordTime | undefined)[]
}

/** Finds from when to when a clip goes, or says what to type instead. */
export function wantedStretch(source: ClipSource, request: ClipRequest): Checked<WantedStretch> {
  const { slug, recording, transcript } = source
  const at = startOf(`episodes/${slug}/transcript.md`)
  const { quote, from = 0, to = recording.seconds } = request
  if (quote === undefined) {
    const isWithin = from >= 0 && from < to && to <= recording.seconds
    const about = { from: longClock(from), to: longClock(to), end: longClock(Math.floor(recording.seconds)) }
    return isWithin
      ? { value: { start: from, end: to, isStartKnown: false, isEndKnown: false }, diagnostics: [] }
      : { diagnostics: [say('clip.time-outside', startOf(`episodes/${slug}/`), about)] }
  }
  const known = transcript && wordsOf(source, transcript)
  if (!known || known.words.length === 0)
    return { diagnostics: [say('clip.transcript-missing', at, { slug })] }
  const { words, times } = known
  const all = findQuote(quote, words, known.transcript.turns)
  const startOfRange = ({ first }: WordRange) => times[first]?.start
  const later = all.filter((range) => (startOfRange(range) ?? from) >= from - EARLY)
  const hits = request.from === undefined ? all : later.slice(0, 1)
  const [hit, ...others] = hits
  if (!hit) return { diagnostics: [missing(source, quote, known)] }
  if (others.length > 0) return { diagnostics: [unclear(source, quote, hits, known)] }
  const first = times[hit.first]
  const last = times[hit.last]
  if (!first || !last || last.end <= first.start)
    return { diagnostics: [say('clip.time-missing', at, { slug })] }
  const value = {
    start: first.start,
    end: last.end,
    isStartKnown: first.isStartKnown,
    isEndKnown: last.isEndKnown,
    said: hit,
  }
  const around = { from: longClock(Math.floor(value.start)), to: longClock(Math.ceil(value.end)) }
  const isKnown = value.isStartKnown && value.isEndKnown
  return { value, diagnostics: isKnown ? [] : [say('clip.time-estimated', at, { slug, ...around })] }
}

/** A time is typed in whole seconds. */
const EARLY = 1

function wordsOf({ timed }: ClipSource, transcript: Transcript): Words {
  const words = shownWords(transcript.turns)
  return { transcript, words, times: timed ? wordTimes(words, timed) : words.map(() => undefined) }
}

function missing({ slug }: ClipSource, quote: string, { transcript, words, times }: Words): Diagnostic {
  const at = startOf(transcript.file)
  const like = likeliest(quote, words, transcript.turns)
  const [first] = like
  if (!first) return say('clip.quote-unlike', at, { quote, file: transcript.file, slug })
  const told = like.map((range) => {
    const start = times[range.first]?.start
    const clock = start === undefined ? '' : ` (${longClock(Math.floor(start))})`
    return `“${saidIn(range, words, transcript.turns)}”${clock}`
  })
  const near = saidIn(first, words, transcript.turns)
  return say('clip.quote-missing', at, { quote, like: told.join(', '), near, slug })
}

const PLACES_MOST = 5

function unclear(
  { slug }: ClipSource,
  quote: string,
  hits: readonly WordRange[],
  { transcript, times }: Words,
): Diagnostic {
  const clocks = hits.map(({ first }) => {
    const start = times[first]?.start
    return start === undefined ? undefined : longClock(Math.floor(start))
  })
  const known = clocks.filter((clock) => clock !== undefined)
  const places = known.slice(0, PLACES_MOST).join(', ')
  return say('clip.quote-unclear', startOf(transcript.file), {
    count: hits.length,
    quote,
    places: places === '' ? 'times that nobody knows' : places,
    last: known.at(-1) ?? '00:12:30',
    slug,
  })
}

/** A clip cut in pauses of speech where its sound was heard; exact to the hundredth of a second. */
export function stretchInPauses(
  { slug, recording }: ClipSource,
  { start, end, isStartKnown, isEndKnown }: WantedStretch,
  heard: Heard | undefined,
): Required<Checked<Pick<Stretch, 'start' | 'end'>>> {
  // An entry that ends with the recording would lie behind it, once it is rounded.
  const last = Math.floor(recording.seconds * HUNDREDTHS - 1) / HUNDREDTHS
  const rounded = (seconds: number) =>
    Math.round(Math.min(Math.max(0, seconds), last) * HUNDREDTHS) / HUNDREDTHS
  if (!heard) return { value: { start: rounded(start), end: rounded(end) }, diagnostics: [] }
  const cuts = cutsInPauses(heard.samples, heard.rate, {
    start: { at: start - heard.from, isKnown: isStartKnown },
    end: { at: end - heard.from, isKnown: isEndKnown },
  })
  const [from, to] = [rounded(cuts.start.at + heard.from), rounded(cuts.end.at + heard.from)]
  // Both ends in one pause hold nothing.
  const value = to > from ? { start: from, end: to } : { start: rounded(start), end: rounded(end) }
  const about = { from: longClock(Math.floor(value.start)), to: longClock(Math.ceil(value.end)) }
  const diagnostics = [
    ...(cuts.start.isInPause ? [] : [value.start]),
    ...(cuts.end.isInPause ? [] : [value.end]),
  ].map((at) =>
    say('clip.pause-missing', startOf(`episodes/${slug}/${recording.file}`), { at: longClock(at), ...about }),
  )
  return { value, diagnostics }
}

const HUNDREDTHS = 100

/** The words of a clip: those that were quoted, else those whose middle is heard in it; undefined where no time is known. */
export function wordsWithin(
  source: ClipSource,
  { start, end }: Pick<Stretch, 'start' | 'end'>,
  said: WordRange | undefined,
): (WordRange & { readonly words: readonly ShownWord[] }) | undefined {
  if (!source.transcript) return undefined
  const { words, times } = wordsOf(source, source.transcript)
  if (said) return { ...said, words }
  const isHeard = (time: WordTime | undefined) => {
    const middle = time && (time.start + time.end) / 2
    return middle !== undefined && middle >= start && middle < end
  }
  const first = times.findIndex(isHeard)
  return first === -1 ? undefined : { first, last: times.findLastIndex(isHeard), words }
}
