import { sentenceEnds } from '../model/sentence-ends.ts'
import type { Turn } from '../model/transcript.ts'
import { plainInline } from '../render/markdown.ts'

/** Words that are shown at one time: a sentence, or a part of a long one. */
export interface Unit {
  /** Index into the transcript's turns. */
  readonly turn: number
  /** Plain text. */
  readonly text: string
  /** It goes on with the sentence of the unit before. */
  readonly isWithin: boolean
  /** The first of its turn. */
  readonly isFirst: boolean
}

/** Two lines of 65 characters, with room for a name. */
const CHARACTERS_MOST = 120
/** Of scripts whose every character is a syllable. */
const SYLLABLES_MOST = 40
/** A sentence of one short word, such as an abbreviation, stays with what follows. */
const CHARACTERS_LEAST = 4

/** A transcript as what is shown of it at one time, in its order. */
export function unitsOf(turns: readonly Turn[]): readonly Unit[] {
  return turns.flatMap(({ paragraphs }, turn) => {
    const parts = paragraphs.flatMap((paragraph) => partsOf(plainInline(paragraph)))
    return parts.map((part, index) => ({ turn, ...part, isFirst: index === 0 }))
  })
}

function partsOf(text: string): { readonly text: string; readonly isWithin: boolean }[] {
  const most = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(text)
    ? SYLLABLES_MOST
    : CHARACTERS_MOST
  return sentencesOf(text).flatMap((sentence) =>
    evenly(sentence, most).map((part, index) => ({ text: part, isWithin: index > 0 })),
  )
}

function sentencesOf(text: string): readonly string[] {
  const found: string[] = []
  let from = 0
  for (const end of sentenceEnds(text)) {
    const sentence = text.slice(from, end).trim()
    if (end < text.length && sentence.length < CHARACTERS_LEAST) continue
    if (sentence !== '') found.push(sentence)
    from = end
  }
  return found
}

/** In as few parts of about the same length as there can be, each ending at a comma where one is near. */
function evenly(sentence: string, most: number): readonly string[] {
  if (sentence.length <= most) return [sentence]
  const half = sentence.length / Math.ceil(sentence.length / most)
  const near = [...sentence.matchAll(/[,;:–—，；：、]+\s*|\s+/gu)].map(({ 0: mark, index }) => ({
    end: index + mark.length,
    far: Math.abs(index + mark.length - half) - (/\S/.test(mark) ? half / 3 : 0),
  }))
  const inside = near.filter(({ end }) => end < sentence.length && end <= most)
  const best = inside.reduce<{ end: number; far: number } | undefined>(
    (chosen, one) => (!chosen || one.far < chosen.far ? one : chosen),
    undefined,
  )
  // Not between the halves of one character.
  const end = best?.end ?? (/[\ud800-\udbff]/.test(sentence[most - 1] ?? '') ? most - 1 : most)
  return [sentence.slice(0, end).trim(), ...evenly(sentence.slice(end).trim(), most)]
}
