/** A stretch of a recording. */
export interface ClipStretch {
  /** The recording's media type, as it was read from its bytes. */
  readonly type: string
  /** Seconds from its beginning. */
  readonly start: number
  readonly end: number
  /** Ends the work: then it is an `IoError`, and nothing is left of it. */
  readonly signal?: AbortSignal
}

/** What a film shows while a clip is heard. */
export interface ClipFilm {
  /** MP3. */
  readonly sound: Uint8Array
  /** PNG, of an even width and height. */
  readonly picture: Uint8Array
  readonly seconds: number
  /** What is not heard yet is paler: a rectangle that leaves to the right while the sound goes on. */
  readonly veil: ClipVeil
  readonly signal?: AbortSignal
}

/** Pixels. */
export interface ClipVeil {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** `#rrggbb`. */
  readonly colour: string
}

/** Cuts clips out of recordings. */
export interface Clips {
  /** The program and version, which its bytes depend on; undefined where it is not there. */
  maker(): Promise<string | undefined>
  /** Whether it can make films. */
  canFilm(): Promise<boolean>
  /**
   * A stretch as MP3, without tags, softly begun and ended. The same recording and stretch give the same bytes. What cannot
   * be decoded is an `IoError`.
   */
  cut(recording: AsyncIterable<Uint8Array>, stretch: ClipStretch): Promise<Uint8Array>
  /** A film, MP4 with H.264 and AAC. The same sound and picture give the same bytes. */
  film(film: ClipFilm): Promise<Uint8Array>
}
