/** Speaks texts. Every adapter passes test/ports/speech.contract.ts. */
export interface Speech {
  /** Whether the program that does it is there. */
  ready(): Promise<boolean>
  /** The name of a voice for a language (BCP 47), or for its nearest relative; undefined where there is none. */
  voiceFor(language: string): Promise<string | undefined>
  /**
   * A text as it is heard, without silence at its ends; nothing where nothing of it can be spoken. Whatever stands in the
   * text is spoken, and nothing of it is a command. What goes wrong is an `IoError`.
   */
  speak(text: string, voice: string): Promise<SpokenText>
}

/** One channel. */
export interface SpokenText {
  /** Samples a second. */
  readonly rate: number
  readonly samples: Int16Array
}
