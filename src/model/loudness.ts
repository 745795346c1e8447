/** How a recording sounds, as it was measured. */
export interface Loudness {
  /** LUFS over all of it (EBU R 128, ITU-R BS.1770-4). */
  readonly integrated: number
  /** LU between quiet and loud passages (EBU Tech 3342). */
  readonly range: number
  /** dBTP: the highest peak between samples too. */
  readonly truePeak: number
  /** Samples at full scale. */
  readonly clipped: number
  /** Seconds of silence before the first sound, and behind the last. */
  readonly silentStart: number
  readonly silentEnd: number
  /** Both channels have the same sound, or there is one. */
  readonly isMono: boolean
}

/** What a recording is made for. */
export type LoudnessProfile = 'podcast' | 'radio'

/** What is asked of a recording. */
export interface LoudnessTarget {
  /** LUFS. */
  readonly integrated: number
  /** LU above or below. */
  readonly tolerance: number
  /** dBTP. */
  readonly peak: number
  /** Who asks for it. */
  readonly standard: string
}

/** Podcast apps do not make all recordings equally loud: their makers agreed on a level. Broadcasters have a standard. */
export const LOUDNESS_TARGETS: Readonly<Record<LoudnessProfile, LoudnessTarget>> = {
  podcast: {
    integrated: -16,
    tolerance: 1,
    peak: -1,
    standard: 'Apple Podcasts, audio requirements; AES TD1008',
  },
  radio: { integrated: -23, tolerance: 1, peak: -1, standard: 'EBU R 128' },
}
