import type { TimedTranscript, TimedTurn } from '../model/timing.ts'
import { plainInline } from './markdown.ts'

/** What stands on the screen at one time. */
export interface Cue {
  /** Empty for none. */
  readonly speaker: string
  /** Plain text, one or two of them. */
  readonly lines: readonly string[]
  /** Whole milliseconds; the end is later than the start. */
  readonly start: number
  readonly end: number
}

interface CueShape {
  /** The longest line, in characters. */
  readonly width: number
  /** Put before the words of each speaker where the one before was another. */
  readonly label: (speaker: string) => string
}

/**
 * The spoken words of a transcript as cues of at most two lines, broken at the ends of sentences where
 * they fit. Inside a turn a cue's time is its share of the characters. Asides are no speech, so not here.
 */
export function cuesOf(timed: TimedTranscript, { width, label }: CueShape): Cue[] {
  return timed.turns.flatMap((turn, index) => {
    const isNewSpeaker = turn.speaker !== '' && turn.speaker !== timed.turns[index - 1]?.speaker
    const paragraphs = wordsOf(turn).filter((text) => text !== '')
    const [first = '', ...rest] = paragraphs
    const texts = isNewSpeaker ? [label(turn.speaker) + first, ...rest] : paragraphs
    return paragraphs.length === 0
      ? []
      : spread(
          turn,
          texts.flatMap((text) => pack(text, width)),
        )
  })
}

/** The words of each paragraph of a turn: captions of every shape ask for the same. */
function wordsOf({ paragraphs }: TimedTurn): readonly string[] {
  const known = WORDS.get(paragraphs)
  if (known) return known
  const words = paragraphs.map(plainInline)
  WORDS.set(paragraphs, words)
  return words
}

const WORDS = new WeakMap<readonly string[], readonly string[]>()

const LINES = 2

type Lines = readonly string[]

/** Sentences together while they fit into one cue; a longer one goes on in the next. */
function pack(text: string, width: number): Lines[] {
  const cues: Lines[] = []
  let current = ''
  const flush = () => {
    const lines = wrap(current, width)
    for (let at = 0; at < lines.length; at += LINES) cues.push(lines.slice(at, at + LINES))
  }
  for (const sentence of sentences(text)) {
    // What is shorter than one line need not be tried.
    const isLonger = current.length + sentence.length > width
    if (current !== '' && isLonger && wrap(current + sentence, width).length > LINES) {
      flush()
      current = ''
    }
    current += sentence
  }
  flush()
  return cues
}

/** The text cut behind its sentences; what is cut holds the space that follows it. */
function sentences(text: string): string[] {
  const ends = [...text.matchAll(SENTENCE_END)].map((match) => match.index + match[0].length)
  return [0, ...ends]
    .map((from, index) => text.slice(from, ends[index]))
    .filter((sentence) => sentence !== '')
}

// The look-behind keeps a long row of full stops from being tried at each of them.
const SENTENCE_END = /(?<![.!?…])[.!?…]+["'”’»)\]]*\s+|[。！？]+[」』”’）]*\s*/gu

function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  let taken = 0
  const put = (word: string, length: number) => {
    if (line !== '' && taken + 1 + length > width) {
      lines.push(line)
      line = ''
    }
    taken = line === '' ? length : taken + 1 + length
    line = line === '' ? word : `${line} ${word}`
  }
  for (const word of text.trim().split(' ')) {
    const length = lengthOf(word)
    if (length <= width) put(word, length)
    else for (const slice of slices(word, width)) put(slice, lengthOf(slice))
  }
  return line === '' ? lines : [...lines, line]
}

/** A word that no line can hold, as pieces; languages without spaces write whole sentences as one word. */
function slices(word: string, width: number): string[] {
  const characters = [...word]
  const count = Math.ceil(characters.length / width)
  return Array.from({ length: count }, (_, index) =>
    characters.slice(index * width, (index + 1) * width).join(''),
  )
}

/** In characters, of which some take two units. */
function lengthOf(text: string): number {
  return SURROGATE.test(text) ? [...text].length : text.length
}

const SURROGATE = /[\ud800-\udfff]/

function spread(turn: TimedTurn, cues: readonly Lines[]): Cue[] {
  const start = Math.round(turn.start * 1000)
  const end = Math.round(turn.end * 1000)
  // A turn too short to give each cue a millisecond has them all at once.
  const shown = cues.length > end - start ? [cues.flat()] : cues
  const weights = shown.map((lines) => lines.join(' ').length)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let before = 0
  let last = start
  return shown.map((lines, index) => {
    before += weights[index] ?? 0
    const share = Math.round(start + ((end - start) * before) / total)
    const until = Math.min(Math.max(share, last + 1), end - (shown.length - 1 - index))
    const cue = { speaker: turn.speaker, lines, start: last, end: until }
    last = until
    return cue
  })
}
