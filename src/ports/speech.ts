/** Converts text to speech. Every adapter passes test/ports/speech.contract.ts. */
export interface Speech {
  /** Whether the program is installed. */
  ready(): Promise<boolean>
  /** The name of a voice for a language (BCP 47), or for its nearest relative; undefined where there is none. */
  voiceFor(language: string): Promise<string | undefined>
  /**
   * Speaks a text, without silence at its ends; returns no samples if nothing in it can be spoken. Everything
   * in the text is spoken, and nothing of it is a command. Throws an `IoError` if that fails.
   */
  speak(text: string, voice: string): Promise<SpokenText>
}

/** Samples of one channel. */
export interface SpokenText {
  /** Samples a second. */
  readonly rate: number
  readonly samples: Int16Array
}
