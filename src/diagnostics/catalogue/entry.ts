import type { Severity } from '../diagnostic.ts'

/**
 * What can be said under one code. `{word}` in message and hint is replaced by what the sayer knows;
 * the manual shows the sentences with their words in place. A literal brace cannot be written here:
 * hand it in as a word.
 */
export interface Entry {
  readonly severity: Severity
  /** What is wrong and why it matters. */
  readonly message: string
  /** What to type, or where to look. No value stands in it that somebody could take for theirs: `…` is what only they know. */
  readonly hint: string
  /** Said instead where what to type follows from what stands there: `{fix}` is that. */
  readonly fixed?: string
  /** What to do for whoever makes the feed with Inonda, in the words of the files that it is made from. */
  readonly source?: string
  /** The requirements behind it, by the ids of the standards' catalogue, e.g. `APPLE-27`. */
  readonly standard?: string | readonly string[]
  /** How it looks wrong and how it looks right, where a few words can show it. */
  readonly example?: { readonly wrong: string; readonly right: string }
}

export type Entries = Readonly<Record<string, Entry>>

/** The requirements behind an entry; none where it is our own rule. */
export function standardsOf({ standard }: Entry): readonly string[] {
  if (standard === undefined) return []
  return typeof standard === 'string' ? [standard] : standard
}
