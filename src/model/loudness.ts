/** The measured loudness of a recording. */
export interface Loudness {
  /** Integrated loudness in LUFS (EBU R 128, ITU-R BS.1770-4). */
  readonly integrated: number
  /** Loudness range in LU (EBU Tech 3342). */
  readonly range: number
  /** True peak in dBTP, including peaks between samples. */
  readonly truePeak: number
  /** The number of samples at full scale. */
  readonly clipped: number
  /** Seconds of silence at the start and at the end. */
  readonly silentStart: number
  readonly silentEnd: number
  /** Whether both channels are equal, or there is only one. */
  readonly isMono: boolean
}

/** The purpose that a recording is made for. */
export type LoudnessProfile = 'podcast' | 'radio'

/** The required loudness of a recording. */
export interface LoudnessTarget {
  /** LUFS. */
  readonly integrated: number
  /** The maximum deviation in LU. */
  readonly tolerance: number
  /** dBTP. */
  readonly peak: number
  /** The source of the requirement. */
  readonly standard: string
}

/** Podcast apps do not normalize loudness, so podcasters agreed on a level. Broadcasters have a standard. */
export const LOUDNESS_TARGETS: Readonly<Record<LoudnessProfile, LoudnessTarget>> = {
  podcast: {
    integrated: -16,
    tolerance: 1,
    peak: -1,
    standard: 'Apple Podcasts, audio requirements; AES TD1008',
  },
  radio: { integrated: -23, tolerance: 1, peak: -1, standard: 'EBU R 128' },
}
