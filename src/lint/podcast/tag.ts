/** The required form of a value, in words, and how to correct a wrong one if that is certain. */
export interface Value {
  readonly fits: (value: string) => boolean
  readonly wanted: string
  readonly meant?: (value: string) => string | undefined
  /** Whether a wrong value is only a warning, because apps ignore or accept it. */
  readonly should?: true
}

/** The rules of the namespace for one of its tags. */
export interface Tag {
  /** Local names of its parent elements. */
  readonly in: readonly string[]
  readonly once?: true
  /** Required attributes. */
  readonly needs?: readonly string[]
  readonly attributes?: Readonly<Record<string, Value>>
  /** Attributes that are web addresses (P20-URL-1). */
  readonly addresses?: readonly string[]
  readonly text?: Value
  readonly textNeeded?: string
  /** The maximum number of characters that apps show. */
  readonly textLimit?: number
  readonly attributeLimits?: Readonly<Record<string, number>>
  /** Child elements of the namespace, of which at least one is required. */
  readonly holds?: { readonly any: readonly string[]; readonly example: string }
}

/** The corrected form of a wrong value; undefined if it is unknown. */
export function meantValue({ fits, meant }: Value, value: string): string | undefined {
  const trimmed = value.trim()
  if (fits(trimmed)) return trimmed
  const right = meant?.(trimmed)
  return right !== undefined && fits(right) ? right : undefined
}

/** One of these words, with the exact case; `others` are frequent wrong words for them. */
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

/** A value that is only a warning if it is wrong. */
export function should(value: Value): Value {
  return { ...value, should: true }
}

/** A value that matches a pattern. */
export function like(pattern: RegExp, wanted: string, meant?: Value['meant']): Value {
  return { fits: (value) => pattern.test(value), wanted, ...(meant && { meant }) }
}
