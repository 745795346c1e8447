/** Forms in which a recording is published. */
export type MasterForm = 'mp3' | 'm4a' | 'opus'

/** A file that becomes a part of the recording. */
export interface MasterPart {
  readonly bytes: AsyncIterable<Uint8Array>
  /** Its extension: `wav`. */
  readonly extension: string
}

/** How the recording is mastered. */
export interface MasterTerms {
  /** LUFS. */
  readonly integrated: number
  /** dBTP. */
  readonly peak: number
  /** Each form with its bits per second for one channel. */
  readonly forms: ReadonlyMap<MasterForm, number>
  /** Called with the share of the work that is done, from 0 to 1. */
  readonly tell?: (share: number) => void
  /** Aborts the work, which then throws an `IoError` and leaves no files. */
  readonly signal?: AbortSignal
}

/** Makes published recordings from studio recordings. */
export interface Mastering {
  /** The program and version on which its bytes depend; undefined if it is not installed. */
  maker(): Promise<string | undefined>
  /** The forms that it can encode. */
  forms(): Promise<readonly MasterForm[]>
  /**
   * Joins the parts, brings them to the wanted loudness, and encodes each form without tags; mono if both
   * channels are the same. The same parts and terms give the same bytes. Throws an `IoError` for what cannot
   * be decoded.
   */
  master(parts: readonly MasterPart[], terms: MasterTerms): Promise<ReadonlyMap<MasterForm, Uint8Array>>
}
