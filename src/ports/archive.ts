/** Files in one file, such as `inonda export` writes. */
export interface Archive {
  /** Paths with forward slashes; none leads out of the archive. */
  readonly names: readonly string[]
  /**
   * Reads a whole file; undefined if there is none of that name. Throws an `IoError` if it has more than
   * `most` bytes.
   */
  read(name: string, most: number): Promise<Uint8Array | undefined>
  close(): void
}
