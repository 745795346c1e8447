import type { PlacedCue } from '../../model/cue-placement.ts'
import type { TimedTranscript } from '../../model/timing.ts'
import { tokensOf } from '../../model/word-tokens.ts'
import type { ShownWord } from '../../render/shown-words.ts'

/** When a word is heard, in seconds. */
export interface WordTime {
  readonly start: number
  readonly end: number
  /** Its start, and its end, stand somewhere: they were not interpolated. */
  readonly isStartKnown: boolean
  readonly isEndKnown: boolean
}

/**
 * When each word is heard, as far as that is known: what stands in one cue, or where there are none in one turn, shares
 * its time by length. Undefined for a word that no time is known of.
 */
export function wordTimes(
  words: readonly ShownWord[],
  timed: TimedTranscript,
): readonly (WordTime | undefined)[] {
  const byName = new Map(words.map((word, index) => [nameOf(word.turn, word.paragraph, word.written), index]))
  const times: (WordTime | undefined)[] = words.map(() => undefined)
  for (const { start, end, parts, turn, isStartKnown, isEndKnown } of spansOf(timed)) {
    const own = parts.flatMap(({ paragraph, first, last }) =>
      Array.from({ length: last - first + 1 }, (_, at) => byName.get(nameOf(turn, paragraph, first + at))),
    )
    const inside = own.filter((index) => index !== undefined)
    const lengths = inside.map((index) => (words[index] ? words[index].to - words[index].from + 1 : 1))
    const total = lengths.reduce((sum, one) => sum + one, 0)
    let before = 0
    for (const [place, index] of inside.entries()) {
      const from = start + ((end - start) * before) / total
      before += lengths[place] ?? 0
      times[index] = {
        start: from,
        end: start + ((end - start) * before) / total,
        isStartKnown: isStartKnown && place === 0,
        isEndKnown: isEndKnown && place === inside.length - 1,
      }
    }
  }
  return times
}

function nameOf(turn: number, paragraph: number, word: number): string {
  return `${turn} ${paragraph} ${word}`
}

type Span = Omit<PlacedCue, 'estimated'> & Pick<WordTime, 'isStartKnown' | 'isEndKnown'>

function spansOf({ cues, turns }: TimedTranscript): readonly Span[] {
  if (cues) return cues.map((cue) => ({ ...cue, isStartKnown: !cue.estimated, isEndKnown: !cue.estimated }))
  return turns.map(({ start, end, estimated, paragraphs }, turn) => ({
    turn,
    start,
    end,
    isStartKnown: !estimated,
    // It ends where the next one begins, and the last one with the recording, whatever is heard there.
    isEndKnown: turns[turn + 1]?.estimated === false,
    parts: allOf(paragraphs),
  }))
}

function allOf(paragraphs: readonly string[]): PlacedCue['parts'] {
  return paragraphs.flatMap((text, paragraph) => {
    const count = tokensOf(text).length
    return count === 0 ? [] : [{ paragraph, first: 0, last: count - 1 }]
  })
}

/**
 * The times of a stretch of the recording for its captions: what is said from the first word to the last, from zero on.
 * Nothing where no word has a time.
 */
export function timesWithin(
  timed: TimedTranscript,
  words: readonly ShownWord[],
  { first, last, start, end }: Stretch,
): TimedTranscript | undefined {
  const times = wordTimes(words, timed)
  const cues = spansOf(timed).flatMap((span, index): PlacedCue[] => {
    const inside: number[] = []
    for (let at = first; at <= last; at++) {
      const word = words[at]
      if (word && times[at] && isIn(span, word)) inside.push(at)
    }
    const [one] = inside
    const other = inside.at(-1)
    if (one === undefined || other === undefined) return []
    const from = Math.max(0, (times[one]?.start ?? 0) - start)
    const to = Math.min(end - start, (times[other]?.end ?? 0) - start)
    const begin = toMilliseconds(from)
    return [
      {
        turn: span.turn,
        start: begin,
        end: Math.max(toMilliseconds(to), toMilliseconds(begin + 0.001)),
        // Without cues of its own, a turn is divided where its sentences end.
        estimated: timed.cues?.[index]?.estimated ?? true,
        parts: partsOf(inside.flatMap((at) => words[at] ?? [])),
      },
    ]
  })
  if (cues.length === 0) return undefined
  const used = new Set(cues.map(({ turn }) => turn))
  const isEstimated =
    cues.some(({ estimated }) => estimated) || [...used].some((turn) => timed.turns[turn]?.estimated)
  return { ...timed, cues, estimated: isEstimated }
}

/** A stretch of a recording, in seconds, and the words that are said in it, by their numbers. */
export interface Stretch {
  readonly start: number
  readonly end: number
  readonly first: number
  readonly last: number
}

function isIn({ turn, parts }: Span, word: ShownWord): boolean {
  return (
    word.turn === turn &&
    parts.some(
      ({ paragraph, first, last }) =>
        paragraph === word.paragraph && word.written >= first && word.written <= last,
    )
  )
}

function partsOf(words: readonly ShownWord[]): PlacedCue['parts'] {
  const paragraphs = [...new Set(words.map(({ paragraph }) => paragraph))]
  return paragraphs.map((paragraph) => {
    const numbers = words.flatMap((word) => (word.paragraph === paragraph ? [word.written] : []))
    return { paragraph, first: Math.min(...numbers), last: Math.max(...numbers) }
  })
}

function toMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000
}
