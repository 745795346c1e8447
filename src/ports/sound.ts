import type { Loudness } from '../model/loudness.ts'

/** Decodes recordings. Every adapter passes test/ports/sound.contract.ts. */
export interface Sound {
  /** Whether the program that does it is there. */
  ready(): Promise<boolean>
  /**
   * What is heard, in pieces: one channel of 8,000 samples a second, or of as many as `rate` says, each a signed number
   * of 16 bits, the lower byte first; a piece may end inside a sample. `type` is the recording's media type, as it was read
   * from its bytes. What cannot be decoded is an `IoError`.
   */
  samples(recording: AsyncIterable<Uint8Array>, type: string, rate?: number): AsyncIterable<Uint8Array>
  /** How it sounds, measured in one pass. What cannot be decoded is an `IoError`. */
  loudness(recording: AsyncIterable<Uint8Array>, type: string): Promise<Loudness>
}
