import type { PlacedCue } from '../model/cue-placement.ts'
import { sentenceEnds } from '../model/sentence-ends.ts'
import type { TimedTranscript, TimedTurn } from '../model/timing.ts'
import { type Token, tokensOf } from '../model/word-tokens.ts'
import { plainInline } from './markdown.ts'
import { plainTextOf } from './plain-text.ts'

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

/** Two lines of at most 65 characters (TR-VTT-6), whose speakers are told beside them. */
export function wideCuesOf(timed: TimedTranscript): readonly Cue[] {
  const known = WIDE.get(timed)
  if (known) return known
  const cues = cuesOf(timed, { width: 65, label: () => '' })
  WIDE.set(timed, cues)
  return cues
}

/** Two kinds of files hold the same. */
const WIDE = new WeakMap<TimedTranscript, readonly Cue[]>()

/**
 * The spoken words of a transcript as cues of at most two lines, broken at the ends of sentences where
 * they fit. Inside a turn a cue's time is its share of the characters. Asides are no speech, so not here.
 * Cues that were measured stay as they are, in wider lines where they have many words.
 */
export function cuesOf(timed: TimedTranscript, shape: CueShape): Cue[] {
  if (timed.cues) return measuredCues(timed, timed.cues, shape)
  const { width, label } = shape
  return timed.turns.flatMap((turn, index) => {
    const isNewSpeaker = turn.speaker !== '' && turn.speaker !== timed.turns[index - 1]?.speaker
    const paragraphs = plainTextOf(turn.paragraphs).filter((text) => text !== '')
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

function measuredCues(
  timed: TimedTranscript,
  placed: readonly PlacedCue[],
  { width, label }: CueShape,
): Cue[] {
  let last: string | undefined
  const tokensIn = tokenMemory()
  return placed.flatMap((cue) => {
    const turn = timed.turns[cue.turn]
    if (!turn) return []
    const isNewSpeaker = turn.speaker !== '' && turn.speaker !== last
    last = turn.speaker
    const text = (isNewSpeaker ? label(turn.speaker) : '') + textOf(cue, turn, tokensIn)
    const times = { start: Math.round(cue.start * 1000), end: Math.round(cue.end * 1000) }
    // Where the time is a guess anyway, a sentence more gets a cue of its own.
    if (cue.estimated) return spread({ ...turn, start: cue.start, end: cue.end }, pack(text, width))
    return [{ speaker: turn.speaker, lines: twoLines(text, width), ...times }]
  })
}

/** The words of a cue as they stand in the text without its markup. */
function textOf(
  { parts }: PlacedCue,
  { paragraphs }: TimedTurn,
  tokensIn: (text: string) => readonly Token[],
): string {
  const spoken = plainTextOf(paragraphs)
  const texts = parts.map(({ paragraph, first, last }) => {
    const written = paragraphs[paragraph] ?? ''
    const plain = spoken[paragraph] ?? ''
    const words = tokensIn(written)
    const shown = tokensIn(plain)
    // An address in a link counts as words that nobody sees.
    const isSame = words.length === shown.length
    const from = (isSame ? shown : words)[first]?.from ?? 0
    const to = (isSame ? shown : words)[last]?.to ?? 0
    return isSame ? plain.slice(from, to) : plainInline(written.slice(from, to))
  })
  return texts.join(' ')
}

/** The cues of a paragraph come one after the other: it is taken apart once, however long it is. */
function tokenMemory(): (text: string) => readonly Token[] {
  let known = new Map<string, readonly Token[]>()
  return (text) => {
    const tokens = known.get(text) ?? tokensOf(text)
    // A paragraph as it is written, and as it is shown.
    if (known.size > 1 && !known.has(text)) known = new Map()
    known.set(text, tokens)
    return tokens
  }
}

function twoLines(text: string, width: number): string[] {
  const lines = wrap(text, width)
  if (lines.length <= LINES) return lines
  const half = Math.ceil(text.length / LINES)
  for (const more of [1, 1.2, 1.5]) {
    const wider = wrap(text, Math.ceil(half * more))
    if (wider.length <= LINES) return wider
  }
  return [text]
}

const LINES = 2

type Lines = readonly string[]

/** Sentences together while they fit into one cue; a longer one goes on in the next. */
function pack(text: string, width: number): Lines[] {
  const cues: Lines[] = []
  const isPlain = !UNUSUAL.test(text)
  let from = 0
  const linesTo = (to: number) => {
    const lines = isPlain ? plainLines(text, { from, to }, width) : undefined
    return lines ?? wrap(text.slice(from, to), width)
  }
  const flush = (to: number) => {
    const lines = linesTo(to)
    for (let at = 0; at < lines.length; at += LINES) cues.push(lines.slice(at, at + LINES))
    from = to
  }
  const isTooLong = (to: number) =>
    // With a space at the end, and one between the lines.
    (isPlain && to - from > LINES * (width + 1)) || linesTo(to).length > LINES
  let last = 0
  for (const end of sentenceEnds(text)) {
    // What is shorter than one line need not be tried.
    if (last > from && end - from > width && isTooLong(end)) flush(last)
    last = end
  }
  flush(last)
  return cues
}

/** Other spaces than one between two words, and characters of two units. */
const UNUSUAL = /^ | $| {2}|[^\S ]|[\ud800-\udfff]/

/** What `wrap` makes of a part of a plain text, without taking it apart; undefined where a word is wider than a line. */
function plainLines(
  text: string,
  { from, to }: { from: number; to: number },
  width: number,
): string[] | undefined {
  const lines: string[] = []
  const end = text[to - 1] === ' ' ? to - 1 : to
  let start = from
  let taken = from
  for (let at = from; at < end; at = taken + 1) {
    // No further than a line reaches: the rest of a text without spaces would be searched for every line.
    const space = text.slice(at, Math.min(end, at + width + 1)).indexOf(' ')
    const wordEnd = space === -1 ? end : at + space
    if (wordEnd - at > width) return undefined
    if (wordEnd - start > width) {
      lines.push(text.slice(start, taken))
      start = at
    }
    taken = wordEnd
  }
  if (taken > start) lines.push(text.slice(start, taken))
  return lines
}

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
  const lengthOf = SURROGATE.test(text) ? charactersOf : unitsOf
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

function unitsOf(text: string): number {
  return text.length
}

/** In characters, of which some take two units. */
function charactersOf(text: string): number {
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
