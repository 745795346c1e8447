/** An element of an imported feed that Inonda does not interpret; it is written to the feed unchanged. */
export interface ExtraElement {
  /** The name with its prefix: `acme:mood`. */
  readonly element: string
  /** The namespace; '' for RSS's own elements. */
  readonly namespace: string
  /** By name as written; attributes of other namespaces are dropped. */
  readonly attributes: Readonly<Record<string, string>>
  /** The text directly in the element, before its child elements. */
  readonly text: string
  readonly elements: readonly ExtraElement[]
}

/** The maximum depth of child elements, deeper than any known namespace needs. */
export const EXTRA_DEPTH = 8
