import type { Tags } from '../model/recording-tags.ts'

/** Audio files that hold tags. WAV is not among them: no podcast app reads its tags. */
export type TaggedKind = 'mp3' | 'm4a' | 'ogg' | 'opus' | 'flac'

/** Writes the tags of a recording. Every adapter passes test/ports/tagger.contract.ts. */
export interface Tagger {
  readonly kinds: readonly TaggedKind[]
  /** Whether the program or package is installed. */
  ready(): Promise<boolean>
  /**
   * Returns a copy of the recording with these tags in place of its own. The encoded sound is the same, bit
   * for bit, and the same input gives the same bytes. Throws an `IoError` for what cannot be written.
   */
  write(recording: Uint8Array, kind: TaggedKind, tags: Tags): Promise<Uint8Array>
}
