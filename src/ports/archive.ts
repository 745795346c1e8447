/** Files in one file, such as what `inonda export` writes. */
export interface Archive {
  /** Paths with forward slashes; none leads out. */
  readonly names: readonly string[]
  /** A file whole; undefined where there is none of that name. One of more bytes is an `IoError`. */
  read(name: string, most: number): Promise<Uint8Array | undefined>
  close(): void
}
