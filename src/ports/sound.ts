import type { Loudness } from '../model/loudness.ts'

/** Decodes recordings. Every adapter passes test/ports/sound.contract.ts. */
export interface Sound {
  /** Whether the program is installed. */
  ready(): Promise<boolean>
  /**
   * Decodes to one channel of 8,000 samples a second, or `rate`, each a signed 16-bit number, little-endian;
   * a chunk may end inside a sample. `type` is the media type that was detected from the recording's bytes.
   * Throws an `IoError` for what cannot be decoded.
   */
  samples(recording: AsyncIterable<Uint8Array>, type: string, rate?: number): AsyncIterable<Uint8Array>
  /** Measures the loudness in one pass. Throws an `IoError` for what cannot be decoded. */
  loudness(recording: AsyncIterable<Uint8Array>, type: string): Promise<Loudness>
}
