/** podcast:alternateEnclosure: the same programme, or a companion to it, as another file or stream. */
export interface Alternative {
  /** A file in the episode's folder, from which type, size and digest were read. */
  readonly file?: string
  /** Other locations of the same bytes, or the location of the stream. */
  readonly sources: readonly Source[]
  readonly type: string
  readonly bytes?: number
  /** SHA-256 of the file, lower-case hexadecimal. */
  readonly digest?: string
  /** An integrity value from the producer, if the bytes are elsewhere. */
  readonly integrity?: Integrity
  /** Bits per second. */
  readonly bitrate?: number
  /** Height in pixels, of a video. */
  readonly height?: number
  readonly language?: string
  readonly title?: string
  readonly rel?: string
  /** RFC 6381. */
  readonly codecs?: string
}

export interface Source {
  readonly uri: string
  /** The media type of what is fetched, if it is not the medium itself: `application/x-bittorrent`. */
  readonly type?: string
}

export interface Integrity {
  readonly type: 'sri' | 'pgp-signature'
  readonly value: string
}
