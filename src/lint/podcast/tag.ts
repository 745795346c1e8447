/** How a value has to look, in words, and what a misfit was meant to be where that is sure. */
export interface Value {
  readonly fits: (value: string) => boolean
  readonly wanted: string
  readonly meant?: (value: string) => string | undefined
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

/** What to write for a value that does not fit; undefined where only somebody else knows. */
export function meantValue({ fits, meant }: Value, value: string): string | undefined {
  const trimmed = value.trim()
  if (fits(trimmed)) return trimmed
  const right = meant?.(trimmed)
  return right !== undefined && fits(right) ? right : undefined
}

/** One of these words, compared letter by letter; `others` are words that are written for them. */
export function oneOf(words: readonly string[], others: Readonly<Record<string, string>> = {}): Value {
  return {
    fits: (value) => words.includes(value),
    wanted: words.length === 1 ? `${words[0]}` : `one of ${words.join(', ')}`,
    meant: (value) => {
      const small = value.toLowerCase()
      return (
        words.find((word) => word.toLowerCase() === small) ??
        (Object.hasOwn(others, small) ? others[small] : undefined)
      )
    },
  }
}

/** Only doubtful where it does not fit. */
export function should(value: Value): Value {
  return { ...value, should: true }
}

/** A value of this form. */
export function like(pattern: RegExp, wanted: string, meant?: Value['meant']): Value {
  return { fits: (value) => pattern.test(value), wanted, ...(meant && { meant }) }
}
