/** A file to be fetched whole, however often that breaks off. */
export interface Download {
  readonly url: string
  /** More bytes are refused, whatever the server announces. */
  readonly most: number
  /** Told how many bytes are here. */
  readonly progress?: (bytes: number) => void
}

/** A file that was fetched. */
export interface Downloaded {
  /** Where it is kept until it is `forgotten`: a path within the station. */
  readonly path: string
  readonly bytes: number
  /** SHA-256, lower-case hexadecimal. */
  readonly sha256: string
  /** What the server said that it is; '' where it said nothing. */
  readonly type: string
  /** Its first bytes, by which its format can be told. */
  readonly start: Uint8Array
}

/**
 * Fetches large files to the disk. What was begun is gone on with, also by the next program; a server is asked by few at a
 * time, again after a while where it is busy or breaks off, and after as long as it says. Whatever ends it for good is an
 * `IoError`. No private address is reached unless that was allowed.
 */
export interface Downloads {
  fetch(download: Download): Promise<Downloaded>
  /** Removes what is kept of an address. */
  forget(url: string): Promise<void>
}
