import type { Tags } from '../model/recording-tags.ts'

/** Sound files that hold tags. WAV is not among them: no podcast app reads what it can hold. */
export type TaggedKind = 'mp3' | 'm4a' | 'ogg' | 'opus' | 'flac'

/** Writes what a recording says of itself. Every adapter passes test/ports/tagger.contract.ts. */
export interface Tagger {
  readonly kinds: readonly TaggedKind[]
  /** Whether the program or package that does it is there. */
  ready(): Promise<boolean>
  /**
   * A copy of the recording with these tags in place of its own. The sound in it is the same to the
   * last bit, and the same input gives the same bytes. What cannot be written is an `IoError`.
   */
  write(recording: Uint8Array, kind: TaggedKind, tags: Tags): Promise<Uint8Array>
}
