/** A segment of a recording. */
export interface ClipStretch {
  /** The recording's media type, as detected from its bytes. */
  readonly type: string
  /** Seconds from its beginning. */
  readonly start: number
  readonly end: number
  /** Aborts the work, which then throws an `IoError` and leaves no files. */
  readonly signal?: AbortSignal
}

/** Input of a video: the sound of a clip and its picture. */
export interface ClipFilm {
  /** MP3. */
  readonly sound: Uint8Array
  /** PNG, of an even width and height. */
  readonly picture: Uint8Array
  readonly seconds: number
  /** A rectangle that dims what is not played yet, and moves out to the right during the clip. */
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
  /** The program and version on which its bytes depend; undefined if it is not installed. */
  maker(): Promise<string | undefined>
  /** Whether it can encode videos. */
  canFilm(): Promise<boolean>
  /**
   * Cuts a segment as MP3, without tags, with a fade at both ends. The same recording and segment give the same
   * bytes. Throws an `IoError` for what cannot be decoded.
   */
  cut(recording: AsyncIterable<Uint8Array>, stretch: ClipStretch): Promise<Uint8Array>
  /** Encodes a video: MP4 with H.264 and AAC. The same sound and picture give the same bytes. */
  film(film: ClipFilm): Promise<Uint8Array>
}
