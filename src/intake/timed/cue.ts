import type { Diagnostic, LeftOut } from '../../diagnostics/diagnostic.ts'
import type { MeasuredCue, Turn } from '../../model/transcript.ts'
import { NAMELESS } from '../text/questions.ts'

/** A piece of speech with its time. */
export interface Cue {
  /** Seconds. */
  readonly start: number
  /** Seconds, where the file says it. */
  readonly end?: number
  readonly text: string
  readonly speaker?: string
  /** The text with the name in it, where a name before a colon says who speaks. */
  readonly written?: string
  /** Set where somebody else begins to speak, whoever that is: `>>`. */
  readonly change?: boolean
}

/** What a reader of timed text finds. */
export interface ReadCues {
  readonly cues: readonly Cue[]
  readonly diagnostics: readonly Diagnostic[]
  /** What is said in the file, line by line, read without regard to times. */
  readonly words: readonly LeftOut[]
  /** Names among these words that no cue has in its text. */
  readonly marks?: readonly string[]
  /** Whether each cue says again what the one before said. */
  readonly isRolling?: boolean
  /** BCP 47, where the file says it. */
  readonly language?: string
  readonly title?: string
}

/** A paragraph of speech is closed at the end of a sentence once it is this long. */
const PARAGRAPH_CHARACTERS = 500
/** Without sentence ends, a paragraph is closed anyway. */
const LONGEST_PARAGRAPH = 1200
const SENTENCE_END = /[.!?…。！？]["”’»)\]]*$/

/**
 * What was measured. A cue without an end lasts until the next one, or as long as its words take to read. Paragraphs
 * that only begin at a time are no captions: the times of their sentences were not measured.
 */
export function measuredCues(cues: readonly Cue[]): readonly MeasuredCue[] {
  const isEnded = cues.some(({ end }) => end !== undefined)
  if (!isEnded && cues.some(({ text }) => text.length > LONGEST_CAPTION)) return []
  return cues.map(({ start, end, text }, index) => {
    const from = toMilliseconds(start)
    const read = start + Math.max(SHORTEST_SECONDS, text.length / SIGNS_A_SECOND)
    const next = cues[index + 1]?.start ?? read
    const until = toMilliseconds(end ?? (isEnded ? next : Math.min(next, read)))
    return { start: from, end: until > from ? until : toMilliseconds(from + 0.001), text }
  })
}

/** Two lines of a screen, and some more. */
const LONGEST_CAPTION = 200
/** As subtitles are read at most. https://www.bbc.co.uk/accessibility/forproducts/guides/subtitles/ */
const SIGNS_A_SECOND = 15
const SHORTEST_SECONDS = 7

function toMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000
}

/** Makes turns of cues: what one speaker says in a row is one turn, its paragraphs end where sentences end. */
export function turnsOfCues(cues: readonly Cue[]): readonly Turn[] {
  const named = cues.filter((cue) => cue.speaker !== undefined).length
  // Where nearly every cue says whose it is, one that does not is somebody else's.
  const voiced = named > cues.length * 0.9
  const turns: { speaker: string; start: number; paragraphs: string[]; asides: [] }[] = []
  let ended = true
  for (const cue of cues) {
    const last = turns.at(-1)
    const carried = voiced || cue.change ? NAMELESS : (last?.speaker ?? NAMELESS)
    const speaker = cue.speaker ?? (named > 0 ? carried : '')
    const anew = !last || cue.change === true || speaker !== last.speaker
    if (anew || (speaker === '' && last && ended)) {
      turns.push({ speaker, start: cue.start, paragraphs: [cue.text], asides: [] })
    } else if (ended) last.paragraphs.push(cue.text)
    else last.paragraphs.push(`${last.paragraphs.pop() ?? ''}${joint(cue.text)}${cue.text}`)
    const paragraph = turns.at(-1)?.paragraphs.at(-1) ?? ''
    ended =
      paragraph.length > LONGEST_PARAGRAPH ||
      (paragraph.length > PARAGRAPH_CHARACTERS && SENTENCE_END.test(paragraph.slice(-4)))
  }
  return turns
}

function joint(text: string): string {
  return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? '' : ' '
}
