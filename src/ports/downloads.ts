/** A file to fetch completely, however often the connection breaks. */
export interface Download {
  readonly url: string
  /** A file of more bytes is refused, whatever the server announces. */
  readonly most: number
  /** Called with the number of bytes on disk. */
  readonly progress?: (bytes: number) => void
}

/** A file that was fetched. */
export interface Downloaded {
  /** Its path within the station, until `forget` is called. */
  readonly path: string
  readonly bytes: number
  /** SHA-256, lower-case hexadecimal. */
  readonly sha256: string
  /** The media type that the server sent; '' without one. */
  readonly type: string
  /** Its first bytes, from which its format can be detected. */
  readonly start: Uint8Array
}

/**
 * Downloads large files to the disk. A partial download is resumed, also by a later process. A server gets
 * few requests at a time; if it is busy or breaks off, it gets another one after a while, or after its
 * Retry-After. A final failure is an `IoError`. No private address is reached unless that was allowed.
 */
export interface Downloads {
  fetch(download: Download): Promise<Downloaded>
  /** Deletes what was downloaded from a URL. */
  forget(url: string): Promise<void>
}
