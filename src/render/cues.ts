import type { PlacedCue } from '../model/cue-placement.ts'
import { sentenceEnds } from '../model/sentence-ends.ts'
import type { TimedTranscript, TimedTurn } from '../model/timing.ts'
import { type Token, tokensOf } from '../model/word-tokens.ts'
import { plainInline } from './markdown.ts'
import { plainTextOf } from './plain-text.ts'

/** A caption. */
export interface Cue {
  /** Empty if there is none. */
  readonly speaker: string
  /** One or two lines of plain text. */
  readonly lines: readonly string[]
  /** Whole milliseconds; the end is after the start. */
  readonly start: number
  readonly end: number
}

interface CueShape {
  /** The maximum length of a line, in characters. */
  readonly width: number
  /** The text before the words of a speaker, if the previous cue has another speaker. */
  readonly label: (speaker: string) => string
}

/** Cues of at most two lines of 65 characters (TR-VTT-6), with speakers given separately. */
export function wideCuesOf(timed: TimedTranscript): readonly Cue[] {
  const known = WIDE.get(timed)
  if (known) return known
  const cues = cuesOf(timed, { width: 65, label: () => '' })
  WIDE.set(timed, cues)
  return cues
}

/** Cached, because two formats use the same cues. */
const WIDE = new WeakMap<TimedTranscript, readonly Cue[]>()

/**
 * Divides the speech of a transcript into cues of at most two lines, at the ends of sentences if possible.
 * Within a turn, a cue's time is proportional to its number of characters. Asides are not speech, so they are
 * left out. Measured cues keep their boundaries, and get wider lines if they have much text.
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
    // If the time is estimated anyway, an additional sentence gets its own cue.
    if (cue.estimated) return spread({ ...turn, start: cue.start, end: cue.end }, pack(text, width))
    return [{ speaker: turn.speaker, lines: twoLines(text, width), ...times }]
  })
}

/** The text of a cue without markup. */
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
    // The address of a link has words that are not shown.
    const isSame = words.length === shown.length
    const from = (isSame ? shown : words)[first]?.from ?? 0
    const to = (isSame ? shown : words)[last]?.to ?? 0
    return isSame ? plain.slice(from, to) : plainInline(written.slice(from, to))
  })
  return texts.join(' ')
}

/** Caches the tokens of the last paragraph, because its cues are consecutive. */
function tokenMemory(): (text: string) => readonly Token[] {
  let known = new Map<string, readonly Token[]>()
  return (text) => {
    const tokens = known.get(text) ?? tokensOf(text)
    // Two texts: the paragraph as written, and as shown.
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

/** Packs sentences into a cue as long as they fit; a longer sentence continues in the next cue. */
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
    // Including a space at the end, and one between the lines.
    (isPlain && to - from > LINES * (width + 1)) || linesTo(to).length > LINES
  let last = 0
  for (const end of sentenceEnds(text)) {
    // Text shorter than one line always fits.
    if (last > from && end - from > width && isTooLong(end)) flush(last)
    last = end
  }
  flush(last)
  return cues
}

/** Spaces other than single ones between words, and surrogate pairs. */
const UNUSUAL = /^ | $| {2}|[^\S ]|[\ud800-\udfff]/

/**
 * The same result as `wrap` for a part of a plain text, without splitting it into words; undefined if a word
 * is wider than a line.
 */
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
    // Searches only one line ahead: otherwise, text without spaces would be searched to its end for every
    // line.
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

/** Splits a word that does not fit into a line; languages without spaces write whole sentences as one word. */
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

/** The length in characters, of which some take two UTF-16 code units. */
function charactersOf(text: string): number {
  return SURROGATE.test(text) ? [...text].length : text.length
}

const SURROGATE = /[\ud800-\udfff]/

function spread(turn: TimedTurn, cues: readonly Lines[]): Cue[] {
  const start = Math.round(turn.start * 1000)
  const end = Math.round(turn.end * 1000)
  // If a turn is too short for a millisecond per cue, all of them are shown at once.
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
