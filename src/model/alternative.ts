/** podcast:alternateEnclosure: the same programme, or a companion of it, as another file or stream. */
export interface Alternative {
  /** A file of the episode's folder; its facts were read from it. */
  readonly file?: string
  /** Where else the same bytes are, or the stream is. */
  readonly sources: readonly Source[]
  readonly type: string
  readonly bytes?: number
  /** SHA-256 of the file, lower-case hexadecimal. */
  readonly digest?: string
  /** A producer's own proof, where the bytes are elsewhere. */
  readonly integrity?: Integrity
  /** Bits per second. */
  readonly bitrate?: number
  /** Pixels, of a moving picture. */
  readonly height?: number
  readonly language?: string
  readonly title?: string
  readonly rel?: string
  /** RFC 6381. */
  readonly codecs?: string
}

export interface Source {
  readonly uri: string
  /** Of what is fetched there, where that is not the medium itself: `application/x-bittorrent`. */
  readonly type?: string
}

export interface Integrity {
  readonly type: 'sri' | 'pgp-signature'
  readonly value: string
}
