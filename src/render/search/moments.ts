import type { Episode } from '../../model/episode.ts'
import { sentenceEnds } from '../../model/sentence-ends.ts'
import { timeTurns } from '../../model/timing.ts'
import { plainTextOf } from '../plain-text.ts'
import { type ShownWord, shownWords } from '../shown-words.ts'

/** Where sentences of a paragraph begin, and when they are heard: a place in its plain text, tenths of a second, and so on. */
export type Moments = readonly number[]

/**
 * When the sentences of an episode's original transcript are heard, by turn and paragraph, where their times were measured
 * or found; those of a place whose times are estimated are left out. A sentence that begins within a caption has its time.
 */
export function sentenceMoments({
  transcripts: [transcript],
  recording,
}: Pick<Episode, 'transcripts' | 'recording'>): (turn: number, paragraph: number) => Moments {
  const timed = transcript && timeTurns(transcript, recording?.seconds ?? 0)
  if (!transcript || !timed?.cues) return () => []
  const begins = new Map<string, [at: number, seconds: number | undefined][]>()
  const words = byPlace(shownWords(transcript.turns))
  for (const { turn, parts, start, estimated } of timed.cues) {
    for (const { paragraph, first, last } of parts) {
      const place = `${turn} ${paragraph}`
      const word = firstFrom(words.get(place) ?? [], first, last)
      if (!word) continue
      const known = begins.get(place) ?? []
      known.push([word.from, estimated ? undefined : start])
      begins.set(place, known)
    }
  }
  for (const known of begins.values()) known.sort(([one], [other]) => one - other)
  return (turn, paragraph) => {
    const cues = begins.get(`${turn} ${paragraph}`)
    if (!cues) return []
    const text = plainTextOf(transcript.turns[turn]?.paragraphs ?? [])[paragraph] ?? ''
    let next = 0
    return [0, ...sentenceEnds(text)].flatMap((at) => {
      while ((cues[next]?.[0] ?? Number.POSITIVE_INFINITY) <= at) next++
      const seconds = at < text.length ? cues[next - 1]?.[1] : undefined
      return seconds === undefined ? [] : [at, Math.floor(seconds * 10) / 10]
    })
  }
}

/** The first of some words, which stand in their order, that is written between two places; by halves, as there can be many. */
function firstFrom(words: readonly ShownWord[], first: number, last: number): ShownWord | undefined {
  let [from, to] = [0, words.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((words[middle]?.written ?? 0) < first) from = middle + 1
    else to = middle
  }
  const word = words[from]
  return word && word.written <= last ? word : undefined
}

function byPlace(words: readonly ShownWord[]): ReadonlyMap<string, readonly ShownWord[]> {
  const places = new Map<string, ShownWord[]>()
  for (const word of words) {
    const place = `${word.turn} ${word.paragraph}`
    const known = places.get(place)
    if (known) known.push(word)
    else places.set(place, [word])
  }
  return places
}
