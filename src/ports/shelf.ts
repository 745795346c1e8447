/** One file of an edition: bytes made for it, or a file of the station to be copied. */
export interface Sheet {
  /** Relative path with forward slashes. */
  readonly path: string
  readonly content:
    | { readonly bytes: Uint8Array }
    | { readonly make: () => Promise<Uint8Array> }
    | { readonly file: string }
}

/** Where a built edition stands for others to take. Every adapter passes test/ports/shelf.contract.ts. */
export interface Shelf {
  /**
   * Replaces the whole edition by these sheets. Whatever happens on the way, whoever looks sees the
   * edition before, or this one, complete. Files of the last edition that are not among the sheets are gone.
   */
  replace(sheets: Iterable<Sheet>): Promise<void>
}
