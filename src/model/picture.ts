/** Artwork of a feed or an episode. */
export interface Picture {
  /** Path relative to the station. */
  readonly file: string
  readonly type: 'image/jpeg' | 'image/png'
  readonly bytes: number
  readonly width: number
  readonly height: number
  /** SHA-256 of the bytes, lower-case hexadecimal. */
  readonly digest: string
  /** What is added to the file name in its address, if the bytes have changed since it was first published. */
  readonly version?: string
}
