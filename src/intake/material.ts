import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Chapter } from '../model/chapter.ts'
import type { MeasuredCue, Turn } from '../model/transcript.ts'
import type { CreditLine } from './text/bylines.ts'
import type { Facts } from './text/facts.ts'
import type { Numbered } from './text/lines.ts'

/** What a producer can say that a text is. */
export type TextKind = 'transcript' | 'notes' | 'captions'

/** All that one foreign text holds for an episode, and what is doubtful about it. */
export interface Material {
  /** The file it came from, as the producer named it. */
  readonly file: string
  readonly title?: Numbered
  readonly summary?: string
  /** A calendar day that the text names as its own. */
  readonly day?: { readonly day: string; readonly text: string }
  /** BCP 47, where the file says it. */
  readonly language?: string
  /** What its own front matter says. */
  readonly front?: Facts
  readonly kind: 'verbatim' | 'edited' | 'summary'
  readonly chapters: readonly Chapter[]
  readonly turns: readonly Turn[]
  /** When each of their words is heard, where the file says it. */
  readonly cues?: readonly MeasuredCue[]
  /** Where the turns come from another file than the rest. */
  readonly speechFile?: string
  /** The place of the first turn in its file. */
  readonly speechLine: number
  /** Markdown. */
  readonly notes: string
  readonly takeaways: readonly string[]
  readonly tags: readonly string[]
  /** Words that are tags, though nobody can tell where one ends. */
  readonly unclearTags?: readonly string[]
  /** The page's own sections that it filed itself under. */
  readonly categories: readonly string[]
  readonly teams: readonly CreditLine[]
  readonly roles: readonly CreditLine[]
  /** Who has which part in the conversation, by lines above it. */
  readonly announced: readonly CreditLine[]
  readonly thanks: readonly string[]
  /** People whom the file's own front matter names as speaking. */
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

/** Everything that is said or told, for finding out its language. */
export function wordsOf({ notes, turns }: Material): string {
  const speech = turns.flatMap((turn) => turn.paragraphs).join('\n')
  return speech.length > 200 ? speech : `${speech}\n${notes}`
}
