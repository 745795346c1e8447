import type { Severity } from '../diagnostic.ts'

/**
 * The texts of one code. `{word}` in message and hint is replaced by a value; the manual shows the
 * placeholders. A literal brace has to be passed as a value.
 */
export interface Entry {
  readonly severity: Severity
  /** What is wrong and why it matters. */
  readonly message: string
  /**
   * What to type, or where to look. Must not contain an invented value that could be mistaken for the
   * reader's own: `…` stands for what only they know.
   */
  readonly hint: string
  /** Used instead of the hint if the right value is known: `{fix}` is replaced by it. */
  readonly fixed?: string
  /** The hint for feeds that are made with Inonda, which refers to their source files. */
  readonly source?: string
  /** The requirements behind the code, by their ids in the catalogue of standards, such as `APPLE-27`. */
  readonly standard?: string | readonly string[]
  /** A wrong and a right example, if they are short. */
  readonly example?: { readonly wrong: string; readonly right: string }
}

export type Entries = Readonly<Record<string, Entry>>

/** The requirements behind an entry; empty if it is Inonda's own rule. */
export function standardsOf({ standard }: Entry): readonly string[] {
  if (standard === undefined) return []
  return typeof standard === 'string' ? [standard] : standard
}
