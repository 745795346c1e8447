/** An element of a feed that Inonda gives no meaning to: it came with the show, and is written back as it was. */
export interface ExtraElement {
  /** As it is written, with its prefix: `acme:mood`. */
  readonly element: string
  /** The address of its vocabulary; '' for RSS's own. */
  readonly namespace: string
  /** By name as written; those of other vocabularies are not kept. */
  readonly attributes: Readonly<Record<string, string>>
  /** The text directly in it, before its elements. */
  readonly text: string
  readonly elements: readonly ExtraElement[]
}

/** Deeper than any vocabulary of feeds goes. */
export const EXTRA_DEPTH = 8
