import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Chapter } from '../model/chapter.ts'
import type { MeasuredCue, Turn } from '../model/transcript.ts'
import type { CreditLine } from './text/bylines.ts'
import type { Facts } from './text/facts.ts'
import type { Numbered } from './text/lines.ts'

/** The kinds of text that a producer can specify. */
export type TextKind = 'transcript' | 'notes' | 'captions'

/** Everything in one source text that belongs to an episode, with its diagnostics. */
export interface Material {
  /** The source file, as the producer named it. */
  readonly file: string
  readonly title?: Numbered
  readonly summary?: string
  /** The text's own date. */
  readonly day?: { readonly day: string; readonly text: string }
  /** BCP 47, if the file specifies it. */
  readonly language?: string
  /** The facts in its front matter. */
  readonly front?: Facts
  readonly kind: 'verbatim' | 'edited' | 'summary'
  readonly chapters: readonly Chapter[]
  readonly turns: readonly Turn[]
  /** The times of its words, if the file has them. */
  readonly cues?: readonly MeasuredCue[]
  /** The file of the turns, if it is another one. */
  readonly speechFile?: string
  /** The line of the first turn in its file. */
  readonly speechLine: number
  /** Markdown. */
  readonly notes: string
  readonly takeaways: readonly string[]
  readonly tags: readonly string[]
  /** Words that are tags, but whose boundaries are uncertain. */
  readonly unclearTags?: readonly string[]
  /** The sections of the web page that the text was filed under. */
  readonly categories: readonly string[]
  readonly teams: readonly CreditLine[]
  readonly roles: readonly CreditLine[]
  /** Roles of speakers, from lines above the conversation. */
  readonly announced: readonly CreditLine[]
  readonly thanks: readonly string[]
  /** The speakers in the front matter. */
  readonly speakers: readonly string[]
  readonly stripped: readonly Numbered[]
  readonly diagnostics: readonly Diagnostic[]
}

export const NO_MATERIAL: Omit<Material, 'file'> = {
  kind: 'edited',
  chapters: [],
  turns: [],
  speechLine: 1,
  notes: '',
  takeaways: [],
  tags: [],
  categories: [],
  teams: [],
  roles: [],
  announced: [],
  thanks: [],
  speakers: [],
  stripped: [],
  diagnostics: [],
}

/** All text, for detecting its language. */
export function wordsOf({ notes, turns }: Material): string {
  const speech = turns.flatMap((turn) => turn.paragraphs).join('\n')
  return speech.length > 200 ? speech : `${speech}\n${notes}`
}
