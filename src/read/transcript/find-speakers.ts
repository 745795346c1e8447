import { type LabelLine, labelKey } from './label.ts'
import type { Line } from './line.ts'
import { isPageWord, isSpeakerWord } from './words.ts'

/** The speakers of a text, determined from all its lines together. */
export interface Speakers {
  /** Whether this label line begins a turn. `first`: it is the first line of its paragraph. */
  readonly speaks: (label: LabelLine, first: boolean) => boolean
  /** Whether a line of text is the label of a known speaker without its colon. */
  readonly bare: (text: string) => boolean
  /** Whether the text consists of questions and answers without names. */
  readonly anonymous: boolean
  /** The key of each speaker's label → the number of turns that it begins. */
  readonly counts: ReadonlyMap<string, number>
}

const LONGEST_NAME = 60
const MOST_WORDS = 7
const PARTICLES = new Set(
  'van von de del della dello dei degli delle di da dal dalla du des der den ten ter la le lo el al bin ibn y e i zu af of the and und et dos das do'.split(
    ' ',
  ),
)
const QUESTION_LETTERS = new Set(['q', 'a', 'p', 'r', 'd', 'f', '问', '答', '問', 'в', 'о'])
const LINK = /^<?(?:https?:\/\/|www\.)\S+$/i

/**
 * Finds the speakers. A bold or timed label always is one; `Name:` is one if it is repeated, looks like a
 * name, or means a known person. In a text with bold labels, others count only if they have the same name or
 * mean a known person: the rest is speech that contains a colon.
 */
export function findSpeakers(lines: readonly Line[], known: (label: string) => boolean): Speakers {
  const all = labelsOf(lines)
  const keyOf = keysOf(all)
  const opensLetter = (one: LabelLine) =>
    // A single letter means a question or an answer only if the text has both.
    one.form === 'letter' || (one.form === 'colon' && letterLike(keyOf(one)))
  const bold = new Set(
    all.filter((one) => one.form === 'bold' && (one.literal || !isPageWord(one.label))).map(keyOf),
  )
  const letters = new Set(all.filter(opensLetter).map(keyOf))
  const stamped = new Set(all.filter((one) => one.form === 'stamped' && isShort(one.label)).map(keyOf))
  const tally = (labels: readonly LabelLine[]) => countsOf(labels.map(keyOf))
  const often = tally(all.filter((one) => one.form === 'colon' && !LINK.test(one.text)))
  const verdicts = new Map<string, boolean>()

  const judge = (one: LabelLine): boolean => {
    const key = keyOf(one)
    if (isPageWord(one.label) && !one.literal) return false
    if (bold.has(key)) return true
    if (bold.size > 0) return isPlausible(one.label) && known(one.label)
    if (one.form === 'letter' || letterLike(key)) return letters.size > 1
    if (stamped.has(key)) return true
    if (!isPlausible(one.label)) return false
    if (known(one.label) || isSpeakerWord(one.label)) return true
    const count = often.get(key) ?? 0
    // Among questions and answers, a name that occurs once is a heading or a remark.
    if (count === 0 || (count === 1 && letters.size > 1)) return false
    return isName(one.label) || (count > 2 && looksRepeated(one.label))
  }
  const accepted = (one: LabelLine) => {
    const key = `${one.form === 'letter' ? 'letter' : ''}${one.literal ? 'literal' : ''} ${keyOf(one)}`
    const verdict = verdicts.get(key) ?? judge(one)
    verdicts.set(key, verdict)
    return verdict
  }
  const speaks = (one: LabelLine, first: boolean): boolean => {
    if (one.form === 'bold-bare') return bold.has(keyOf(one))
    if (one.form === 'colon' && LINK.test(one.text) && !first) return false
    if (!accepted(one)) return false
    return (
      first ||
      one.form === 'bold' ||
      one.form === 'stamped' ||
      (often.get(keyOf(one)) ?? 0) > 1 ||
      opensLetter(one)
    )
  }

  const counts = tally(all.filter((one) => speaks(one, true)))
  const alone = new Set(
    all.filter((one) => one.colonAt >= 0 && one.text === '' && counts.has(keyOf(one))).map(keyOf),
  )
  const anonymous =
    bold.size === 0 && counts.size > 0 && [...counts.keys()].every((key) => QUESTION_LETTERS.has(key))
  return {
    speaks,
    bare: (text) => bold.size === 0 && text.length <= LONGEST_NAME && alone.has(labelKey(text)),
    anonymous,
    counts,
  }
}

/** Whether a label can be a speaker's name at all. If not, it is never escaped. */
export function isPlausible(label: string): boolean {
  return isShort(label) && (isName(label) || looksRepeated(label) || isSpeakerWord(label))
}

function labelsOf(lines: readonly Line[]): readonly LabelLine[] {
  return lines.flatMap((line) => (line.kind === 'label' ? [line.label] : []))
}

/** Looks up label keys in a table, because most texts have few labels on many lines. */
function keysOf(labels: readonly LabelLine[]): (one: LabelLine) => string {
  const keys = new Map<string, string>()
  for (const { label } of labels) if (!keys.has(label)) keys.set(label, labelKey(label))
  return ({ label }) => keys.get(label) ?? labelKey(label)
}

function countsOf(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

function letterLike(key: string): boolean {
  return /^\p{L}$/u.test(key)
}

function isShort(label: string): boolean {
  return label.length <= LONGEST_NAME && label.split(' ').length <= MOST_WORDS
}

/** Whether a label consists of capitalised words and particles: `Anna`, `Aaron van Wirdum (AvW)`, `J. Doe`, `Speaker 0`. */
function isName(label: string): boolean {
  if (!/^\p{Lu}/u.test(label) || /[!?;“”"«»…/]|\p{L}{4}\. /u.test(label)) return false
  const words = label.replace(/[()]/g, ' ').trim().split(/\s+/)
  return words.every(
    (word, index) =>
      /^[\p{Lu}\p{Lt}'’]/u.test(word) || (index > 0 && (PARTICLES.has(word) || /^\d{1,3}$|^&$/.test(word))),
  )
}

/** Whether a label looks like one that is repeated at the start of paragraphs: `host`, `嘉宾甲`, `second caller`. */
function looksRepeated(label: string): boolean {
  return label.split(' ').length <= 2 && !/[!?;,“”"«»…./]/.test(label)
}
