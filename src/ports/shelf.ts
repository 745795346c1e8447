/** What one file of an edition holds: bytes made for it, or a file of the station to be copied. */
export type Content =
  | { readonly bytes: Uint8Array }
  | { readonly make: () => Promise<Uint8Array> }
  | { readonly file: string }

/** One file of an edition. */
export interface Sheet {
  /** Relative path with forward slashes. */
  readonly path: string
  readonly content: Content
  /** Names what the content is made of: the same for the same bytes. Absent: nobody can tell. */
  readonly tag?: string
}

/** Where a built edition stands for others to take. Every adapter passes test/ports/shelf.contract.ts. */
export interface Shelf {
  /** Begins an edition that nobody sees before it is finished. */
  begin(): Promise<Draft>
}

/** An edition on its way to the shelf. */
export interface Draft {
  /**
   * Takes the file at this path over from the edition before, if it was laid there under this tag and nobody
   * has touched it since. Answers whether that could be done; otherwise it has to be laid.
   */
  takeOver(path: string, tag: string): boolean
  lay(sheet: Sheet): Promise<void>
  /**
   * Puts the edition in the place of the one before. Whatever happens on the way, whoever looks sees the
   * edition before, or this one, complete. Files of the last edition that are not in this one are gone.
   */
  finish(): Promise<void>
  /** Throws away what was laid; the edition before stands. */
  discard(): Promise<void>
}
