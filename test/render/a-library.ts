import type { Episode } from '../../src/model/episode.ts'
import type { SiteView } from '../../src/model/site-view.ts'
import { makeEpisode, makeOnAir, makeTranscript, makeTurn } from './on-air.ts'

const TURNS = 20
const TURN_BYTES = 500

/**
 * A station of so many episodes with a transcript of 10 KB each. Words are made of syllables, and the second most
 * frequent one is said half as often as the first, the third a third as often (Zipf), as in any language; every
 * episode adds some of its own. The same numbers give the same words.
 */
export function makeLibrary(count: number): SiteView {
  const dice = diceFrom(42)
  const vocabulary = Array.from({ length: 40_000 }, (_, index) => wordOf(index))
  // The harmonic numbers, so that a place among them is a word by its frequency.
  const sums: number[] = []
  for (let rank = 1; rank <= vocabulary.length; rank++) sums.push((sums.at(-1) ?? 0) + 1 / rank)
  const total = sums.at(-1) ?? 1
  const word = () => {
    const wanted = dice() * total
    let [low, high] = [0, sums.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    return vocabulary[low] ?? ''
  }
  const said = (bytes: number) => {
    let text = word()
    while (text.length < bytes) text += ` ${word()}`
    return text
  }
  const episodes = Array.from({ length: count }, (_, index): Episode => {
    const turns = Array.from({ length: TURNS }, (_, at) =>
      makeTurn(
        { speaker: at % 2 === 0 ? 'Anna Torre' : 'Guest', start: at * 6, chapter: 0 },
        said(TURN_BYTES),
      ),
    )
    const date = new Date(Date.UTC(2000, 0, 1) + index * 7 * 86_400_000)
    return makeEpisode({
      slug: `episode-${index}`,
      guid: `guid-${index}`,
      date,
      day: date.toISOString().slice(0, 10),
      title: said(40),
      summary: said(150),
      notes: said(600),
      takeaways: [said(80)],
      transcripts: [makeTranscript({ chapters: [{ title: said(30), start: 0 }], turns })],
    })
  })
  return makeOnAir({ episodes: episodes.reverse() })
}

const STARTS = [
  'b',
  'c',
  'd',
  'f',
  'g',
  'l',
  'm',
  'n',
  'p',
  'qu',
  'r',
  's',
  't',
  'v',
  'st',
  'pr',
  'tr',
  'con',
  'in',
  '',
]
const MIDDLES = ['a', 'e', 'i', 'o', 'u', 'io', 'ia']
const ENDS = ['', 'n', 'r', 'l', 's']

/** A word by its number: frequent ones are short, as in any language. */
function wordOf(index: number): string {
  let [word, rest] = ['', index + 1]
  while (rest > 0) {
    word += STARTS[rest % STARTS.length]
    rest = Math.floor(rest / STARTS.length)
    word += MIDDLES[(rest + word.length) % MIDDLES.length]
    rest = Math.floor(rest / MIDDLES.length)
    word += ENDS[(rest + word.length) % ENDS.length]
    rest = Math.floor(rest / ENDS.length)
  }
  return word
}

/** Numbers between 0 and 1, the same ones for the same seed: mulberry32. */
function diceFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
