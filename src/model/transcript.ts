import type { Chapter } from './chapter.ts'

export type TranscriptKind = 'verbatim' | 'edited' | 'summary'

/** The transcript of an episode in one language. */
export interface Transcript {
  /** The file it was read from, relative to the station. */
  readonly file: string
  readonly kind: TranscriptKind
  /** BCP 47. */
  readonly language: string
  /** Level-2 headings, with times if the heading has one. */
  readonly chapters: readonly Chapter[]
  readonly turns: readonly Turn[]
  /** The measured cues, from timings.json. */
  readonly cues?: readonly MeasuredCue[]
}

/** A measured part of the recording. Times are in seconds, rounded to milliseconds. */
export interface MeasuredCue {
  readonly start: number
  readonly end: number
  /** The text when it was measured, with which the words of the transcript are matched. */
  readonly text: string
  /** The confidence of `inonda align`, from 0 to 1; absent if the times come from elsewhere. */
  readonly confidence?: number
}

/** What one speaker said without interruption. */
export interface Turn {
  /** The person's name if the label identifies a known person, otherwise the label as written. Empty if there is none. */
  readonly speaker: string
  /** The id of the person speaking, if known. */
  readonly person?: string
  /** Inline Markdown, one entry per paragraph. */
  readonly paragraphs: readonly string[]
  /** Captions and stage directions among the paragraphs, which are not speech. */
  readonly asides: readonly Aside[]
  /** Seconds from the start of the recording, if written. */
  readonly start?: number
  /** Index into the transcript's chapters; absent before the first heading. */
  readonly chapter?: number
}

export interface Aside {
  /** The number of the turn's paragraphs before it. */
  readonly after: number
  /** Inline Markdown. */
  readonly text: string
}
