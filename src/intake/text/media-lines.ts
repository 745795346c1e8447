import type { ParsedTurn } from '../../read/transcript/parse-turns.ts'
import { blocksOf, isEnded, type Numbered, type Rows, wordCount } from './lines.ts'

const NOUN = `(?:photo(?:graph)?s?|image|picture|video|foto|fotografia|immagine|imagen|bild|crédits? photo)`
/** The credit of a picture: its author or owner. If a name follows a small word, the line is speech. */
const CREDIT = new RegExp(
  String.raw`(?:^|[.!?|(–—,;-] ?)${NOUN} ?(?:credits?|courtesy|by|of)? ?(?:[:：©]|courtesy|by )|(?:^|[|(] ?)courtesy of |\bgetty images\b|(?:^|\s)© ?\S`,
  'i',
)
const LOOSE = /\bcourtesy of\b/i
const MOST_CAPTION_WORDS = 50

/**
 * Indexes of lines that are captions of pictures: the line with the credit, and the short lines of its block.
 * A block that begins with a label is speech.
 */
export function findCaptions(rows: Rows, opens: (index: number) => boolean = () => false): readonly number[] {
  return blocksOf(rows).flatMap(({ from, to, lines }) => {
    const isSentence = isEnded(lines.at(-1) ?? '')
    const isCredit = (line: string) => CREDIT.test(line) || (!isSentence && LOOSE.test(line))
    if (!lines.some((line) => line.length < 400 && isCredit(line.replace(/\s+/g, ' ')))) return []
    if (lines.some((line) => wordCount(line) > MOST_CAPTION_WORDS)) return []
    const indexes = Array.from({ length: to - from }, (_, index) => from + index)
    return indexes.some(opens) ? [] : indexes
  })
}

const SHOWS =
  /^(?:take a walk|take a look|watch|listen|see|look at|click|scroll|guarda|ascolta|regarder|mirar|mira)\b/i
const FEWEST_CAPTION_WORDS = 6

/**
 * Removes the caption of a missing picture or video: the last paragraph of a turn that is no full sentence
 * and invites to watch. Speech of a single paragraph is never removed.
 */
export function withoutInvitation(
  turn: ParsedTurn,
  turns: readonly ParsedTurn[],
  found: Numbered[],
  lineOfText: (text: string) => number | undefined,
): ParsedTurn {
  const last = turn.paragraphs.at(-1)
  if (last === undefined || turn.paragraphs.length < 2 || turn === turns.at(-1)) return turn
  const others = turn.paragraphs.slice(0, -1)
  if (isEnded(last) || wordCount(last) < FEWEST_CAPTION_WORDS || !SHOWS.test(last) || !others.every(isEnded))
    return turn
  found.push({ line: lineOfText(last) ?? turn.line, text: last })
  return { ...turn, paragraphs: others, asides: [...turn.asides, { after: others.length, text: last }] }
}
