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
  /** What to type, or where to look. */
  readonly hint: string
  /** The requirement behind it, by the id of the standard's catalogue, e.g. `APPLE-27`. */
  readonly standard?: string
}

export type Entries = Readonly<Record<string, Entry>>
