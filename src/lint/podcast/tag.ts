/** How a value has to look, and what to type instead. */
export interface Value {
  readonly fits: (value: string) => boolean
  readonly wanted: string
  /** A misfit is only doubtful: apps pass it over, or take it all the same. */
  readonly should?: true
}

/** What the namespace says about one of its tags. */
export interface Tag {
  /** Local names of the elements it may stand in. */
  readonly in: readonly string[]
  readonly once?: true
  /** Attributes without which the tag is of no use. */
  readonly needs?: readonly string[]
  readonly attributes?: Readonly<Record<string, Value>>
  /** Attributes that are addresses of the web (P20-URL-1). */
  readonly addresses?: readonly string[]
  readonly text?: Value
  readonly textNeeded?: string
  /** The most characters that apps show. */
  readonly textLimit?: number
  readonly attributeLimits?: Readonly<Record<string, number>>
  /** Tags of the namespace that have to stand in it, at least one of them. */
  readonly holds?: { readonly any: readonly string[]; readonly example: string }
}

/** One of these words, compared letter by letter. */
export function oneOf(...words: readonly string[]): Value {
  return { fits: (value) => words.includes(value), wanted: words.slice(0, 8).join(' or ') }
}

/** Only doubtful where it does not fit. */
export function should(value: Value): Value {
  return { ...value, should: true }
}

/** A value of this form. */
export function like(pattern: RegExp, wanted: string): Value {
  return { fits: (value) => pattern.test(value), wanted }
}
