import type { Chapter } from './chapter.ts'

export type TranscriptKind = 'verbatim' | 'edited' | 'summary'

/** What was said in an episode, in one language. */
export interface Transcript {
  /** The file it was read from, relative to the station. */
  readonly file: string
  readonly kind: TranscriptKind
  /** BCP 47. */
  readonly language: string
  /** Level-2 headings. Times where the heading gives one. */
  readonly chapters: readonly Chapter[]
  readonly turns: readonly Turn[]
  /** What was measured of the recording, where timings.json says it. */
  readonly cues?: readonly MeasuredCue[]
}

/** What was heard at one time, as it was measured. In seconds, exact to the millisecond. */
export interface MeasuredCue {
  readonly start: number
  readonly end: number
  /** What was said when it was measured: by these words the transcript's own find their time. */
  readonly text: string
  /** How sure it is, from 0 to 1, where `inonda align` found it; absent where it was measured elsewhere. */
  readonly confidence?: number
}

/** What one speaker said without being interrupted. */
export interface Turn {
  /** The person's name where the label means one that is known, otherwise the label as it is written. Empty for none. */
  readonly speaker: string
  /** The id of the person speaking, where known. */
  readonly person?: string
  /** Inline Markdown, one entry a paragraph. */
  readonly paragraphs: readonly string[]
  /** Captions and stage notes that stand among the paragraphs but are not speech. */
  readonly asides: readonly Aside[]
  /** Seconds from the start of the recording, where written. */
  readonly start?: number
  /** Index into the transcript's chapters; absent before the first heading. */
  readonly chapter?: number
}

export interface Aside {
  /** How many of the turn's paragraphs come before it. */
  readonly after: number
  /** Inline Markdown. */
  readonly text: string
}
