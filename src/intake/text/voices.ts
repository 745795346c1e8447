import { findSpeakers, type Speakers } from '../../read/transcript/find-speakers.ts'
import { type LabelLine, labelKey } from '../../read/transcript/label.ts'
import type { Line } from '../../read/transcript/line.ts'
import { isPageWord } from '../../read/transcript/words.ts'

/** The speakers of a source text, with full names for those that are abbreviated after the first time. */
export interface Voices extends Speakers {
  /** The key of a label → the full name. */
  readonly names: ReadonlyMap<string, string>
}

const ANNOUNCED = /^(.{2,80}?) ?[(（]([\p{L}.]{1,6})[)）]$/u
const LETTER = /^\p{Lu}$/u
const ASKS = /[?？]["'”’»)\]*_]*\s*$/
const QUESTION_LETTERS = new Set(['q', 'p', 'd', 'f', '问', '問'])
/** A name in a script without capitals: a few words of only letters. */
const CASELESS = /^[\p{Lo}\p{M}]{1,12}(?:[ ·・][\p{Lo}\p{M}]{1,12}){0,3}$/u

/**
 * Finds the speakers of a source text: those that findSpeakers finds, those introduced with initials, names
 * in scripts without capitals, and `Q` if the answers have names.
 */
export function findVoices(lines: readonly Line[]): Voices {
  const base = findSpeakers(lines, () => false)
  const labels = lines.flatMap((line) =>
    line.kind === 'label' && isMarked(line.label) && !isPageWord(line.label.label) ? [line.label] : [],
  )
  const counts = tally(labels)
  const names = announced(labels, counts)
  const more = new Set(names.keys())
  // If some labels are bold, others are speech.
  if (!labels.some(({ form }) => form === 'bold')) {
    for (const key of caselessNames(labels, counts, base)) more.add(key)
    const others = [...base.counts.keys(), ...more].filter((key) => !LETTER.test(key.toUpperCase())).length
    for (const key of letters(labels, counts, others)) more.add(key)
  }
  for (const key of base.counts.keys()) more.delete(key)
  if (more.size === 0) return { ...base, names }
  const isMore = (label: LabelLine) => isMarked(label) && more.has(labelKey(label.label))
  const all = new Map(base.counts)
  for (const key of more) all.set(key, counts.get(key) ?? 0)
  return {
    speaks: (label, first) =>
      base.speaks(label, first) || (isMore(label) && (first || (counts.get(labelKey(label.label)) ?? 0) > 1)),
    bare: base.bare,
    anonymous: base.anonymous,
    counts: all,
    names,
  }
}

function isMarked({ colonAt, form }: LabelLine): boolean {
  return colonAt >= 0 || form === 'letter'
}

function tally(labels: readonly LabelLine[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { label } of labels) counts.set(labelKey(label), (counts.get(labelKey(label)) ?? 0) + 1)
  return counts
}

/** Finds `Kester (K): …` once, followed by `K: …`. */
function announced(
  labels: readonly LabelLine[],
  counts: ReadonlyMap<string, number>,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const { label } of labels) {
    const [, name = '', short = ''] = ANNOUNCED.exec(label) ?? []
    if (short === '' || !counts.has(labelKey(short)) || !areInitials(short, name)) continue
    names.set(labelKey(label), name)
    names.set(labelKey(short), name)
    if (counts.has(labelKey(name))) names.set(labelKey(name), name)
  }
  return names
}

/**
 * Whether a text is the initials of a name, in any script; initials of names in scripts without capitals are
 * phonetic and not checked.
 */
function areInitials(short: string, name: string): boolean {
  const letters = short.replaceAll('.', '').toLowerCase()
  if (!/[\p{Lu}\p{Ll}]/u.test(name)) return true
  const initials = name.split(/[\s-]+/).map((word) => word.charAt(0).toLowerCase())
  const first = name.replace(/[^\p{L}]/gu, '').toLowerCase()
  return (
    initials.join('').startsWith(letters) ||
    (initials.includes(letters) && letters.length === 1) ||
    first.startsWith(letters)
  )
}

/** Short repeated labels in Chinese, Arabic or another script without capitals, if there is another speaker. */
function caselessNames(
  labels: readonly LabelLine[],
  counts: ReadonlyMap<string, number>,
  base: Speakers,
): readonly string[] {
  const found = new Set(
    labels
      .map(({ label }) => labelKey(label))
      .filter((key) => CASELESS.test(key) && (counts.get(key) ?? 0) > 1),
  )
  const voices = new Set([...base.counts.keys(), ...found])
  return voices.size > 1 ? [...found].filter((key) => !base.counts.has(key)) : []
}

/** Single letters among labels with names: `Q` before their answers, or a repeated initial. */
function letters(
  labels: readonly LabelLine[],
  counts: ReadonlyMap<string, number>,
  others: number,
): readonly string[] {
  const found = [...counts.keys()].filter(
    (key) => LETTER.test(key.toUpperCase()) || QUESTION_LETTERS.has(key),
  )
  return found.filter((key) => {
    const own = labels.filter(({ label }) => labelKey(label) === key)
    const asks = own.filter(({ text }) => ASKS.test(text)).length
    const isQuestion = QUESTION_LETTERS.has(key) && asks * 2 >= own.length
    if (isQuestion && (others > 0 || own.length > 1)) return true
    return others > 0 && own.length > 1
  })
}
