/** A titled part of an episode; in an interview, a question. */
export interface Chapter {
  readonly title: string
  /** Seconds from the start of the recording, if known. */
  readonly start?: number
  readonly url?: string
  readonly image?: string
}

/** A chapter with a known start. */
export type TimedChapter = Chapter & { readonly start: number }
