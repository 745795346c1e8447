import type { Line } from '../../read/transcript/line.ts'
import { isSpeakerWord } from '../../read/transcript/words.ts'
import { blocksOf, type Rows, wordCount } from './lines.ts'
import type { Voices } from './voices.ts'

/** The minimum share of blocks below the first label that begin with a label, if labels look like any word before a colon. */
const SHARE = 0.2
const FEWEST_WORDS = 6
const FULL_NAME = /^\p{Lu}[\p{L}’'.-]{0,30}(?: \p{Lu}[\p{L}’'.-]{0,30}){1,3}$/u
const I_SPEAK =
  /(?<!\p{L})(?:i|i['’]m|my|me|we|our|io|mio|mia|noi|ich|mein|meine|wir|je|mon|ma|nous|yo|mi|nosotros|eu|meu|nós|ik|mijn|wij|я|мы|мой)(?!\p{L})/iu

/**
 * Whether the labels of a text are turns of a conversation, or of a single speaker, and not words before a
 * colon in an article. `openings` are the indexes of the lines that would begin a turn.
 */
export function isConversation(
  rows: Rows,
  lines: readonly Line[],
  voices: Voices,
  openings: readonly number[],
): boolean {
  const [first] = openings
  if (first === undefined) return false
  const total = [...voices.counts.values()].reduce((sum, count) => sum + count, 0)
  if (total < 2) return isSolo(rows, lines[first], first)
  const labels = openings.flatMap((index) => {
    const line = lines[index]
    return line?.kind === 'label' ? [line.label] : []
  })
  const isSpoken = labels.some(
    ({ label, form }) => form === 'letter' || isSpeakerWord(label) || /^\p{L}$/u.test(label),
  )
  const recurs = [...voices.counts.values()].some((count) => count > 1)
  const isMarked = labels.some(({ form }) => form === 'bold' || form === 'stamped')
  if (isSpoken || (recurs && isMarked)) return true
  const opening = new Set(openings)
  const blocks = blocksOf(rows).filter(({ from }) => from >= first)
  const labelled = blocks.filter(({ from, lines: own }) => own.some((_, index) => opening.has(from + index)))
  const bare = blocks.filter(({ from }) => lines[from]?.kind === 'text' && !opening.has(from)).length
  // Words that occur only once before a colon, among paragraphs without labels, are not names.
  if (!recurs) return labelled.length > bare
  if (voices.counts.size === 1) return labelled.length >= bare
  return labelled.length >= SHARE * (labelled.length + bare)
}

/** Whether a text has a single label at its start, of a speaker: a bold name, a role, or a full name whose text says “I”. */
function isSolo(rows: Rows, line: Line | undefined, first: number): boolean {
  const above = rows.slice(0, first).some((row) => row.trim() !== '' && !/^\s*#/.test(row))
  if (above || line?.kind !== 'label' || line.label.colonAt < 0) return false
  const { label, form, text } = line.label
  const rest = text === '' ? (rows.slice(first + 1).find((row) => row.trim() !== '') ?? '') : text
  if (wordCount(rest) < FEWEST_WORDS && !/[\p{Script=Han}\p{Script=Hiragana}]{6}/u.test(rest)) return false
  if (isSpeakerWord(label)) return true
  if (form === 'bold' || form === 'stamped') return FULL_NAME.test(label) || I_SPEAK.test(rest)
  return FULL_NAME.test(label) && I_SPEAK.test(rest)
}
