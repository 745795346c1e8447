import type { Diagnostic, LeftOut } from '../../diagnostics/diagnostic.ts'
import type { MeasuredCue, Turn } from '../../model/transcript.ts'
import { NAMELESS } from '../text/questions.ts'

/** A part of speech with its time. */
export interface Cue {
  /** Seconds. */
  readonly start: number
  /** Seconds, if the file has the end. */
  readonly end?: number
  readonly text: string
  readonly speaker?: string
  /** The text including the name, if the speaker is a name before a colon. */
  readonly written?: string
  /** Whether another, unnamed speaker begins: `>>`. */
  readonly change?: boolean
}

/** The result of reading timed text. */
export interface ReadCues {
  readonly cues: readonly Cue[]
  readonly diagnostics: readonly Diagnostic[]
  /** All spoken text of the file, line by line, independently of times. */
  readonly words: readonly LeftOut[]
  /** Names in these lines that are in no cue's text. */
  readonly marks?: readonly string[]
  /** Whether each cue repeats the previous one. */
  readonly isRolling?: boolean
  /** BCP 47, if the file has it. */
  readonly language?: string
  readonly title?: string
}

/** A paragraph of at least this length ends at the next end of a sentence. */
const PARAGRAPH_CHARACTERS = 500
/** A paragraph of this length ends even in the middle of a sentence. */
const LONGEST_PARAGRAPH = 1200
const SENTENCE_END = /[.!?…。！？]["”’»)\]]*$/

/**
 * The cues as measured times. A cue without an end lasts until the next one, or for the time that its text
 * takes to read. Long paragraphs that only have a start are not used, because the times of their sentences
 * were not measured.
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

/** Two lines on a screen, with a margin. */
const LONGEST_CAPTION = 200
/**
 * The maximum reading speed of subtitles, in characters per second.
 * https://www.bbc.co.uk/accessibility/forproducts/guides/subtitles/
 */
const SIGNS_A_SECOND = 15
const SHORTEST_SECONDS = 7

function toMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000
}

/** Converts cues to turns: consecutive cues of one speaker are one turn, divided into paragraphs at sentence ends. */
export function turnsOfCues(cues: readonly Cue[]): readonly Turn[] {
  const named = cues.filter((cue) => cue.speaker !== undefined).length
  // If nearly every cue has a speaker, one without belongs to an unnamed speaker.
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
