import type { Loudness } from '../model/loudness.ts'

/** Forms in which a recording is published. */
export type MasterForm = 'mp3' | 'm4a' | 'opus'

/** A file that is a part of the recording. */
export interface MasterPart {
  readonly bytes: AsyncIterable<Uint8Array>
  /** Its ending: `wav`. */
  readonly extension: string
}

/** How the recording is to sound. */
export interface MasterTerms {
  /** LUFS. */
  readonly integrated: number
  /** dBTP. */
  readonly peak: number
  /** Each form with its bits per second, one channel's. */
  readonly forms: ReadonlyMap<MasterForm, number>
  /** What of the work is done, from 0 to 1. */
  readonly tell?: (share: number) => void
  /** Ends the work: then it is an `IoError`, and nothing is left of it. */
  readonly signal?: AbortSignal
}

/** A recording that was made. */
export interface MasteredSound {
  readonly bytes: Uint8Array
  /** Measured when it was done, as encoded. */
  readonly loudness: Loudness
}

/** Makes recordings for publishing from those of the studio. Every adapter passes test/ports/mastering.contract.ts. */
export interface Mastering {
  /** The program, its version, and how it is used: all that the bytes depend on; undefined where it is not there. */
  maker(): Promise<string | undefined>
  /** Which forms it can make. */
  forms(): Promise<readonly MasterForm[]>
  /**
   * The parts one after the other, as loud as wanted, in each form, without tags; one channel where two are the same. The same
   * parts and terms give the same bytes. What cannot be decoded, or is silent, is an `IoError`.
   */
  master(parts: readonly MasterPart[], terms: MasterTerms): Promise<ReadonlyMap<MasterForm, MasteredSound>>
}
