/** How grave it is: an error stops a publication, a warning spoils it, an info asks or tells. */
export type Severity = 'error' | 'warning' | 'info'

/** A spot in a source file. Lines and columns start at 1, as editors count. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/**
 * Something worth telling a producer about one of their files, said the way a compiler would: what
 * is wrong, exactly where, and how to fix it. Diagnostics are values: returned and collected, never
 * thrown, so that one run reports every problem.
 */
export interface Diagnostic extends Place {
  /** Permanent and searchable, e.g. `episode.title-missing`. Never renamed, never reused. */
  readonly code: string
  readonly severity: Severity
  /** What is wrong and why it matters, in whole sentences. */
  readonly message: string
  /** What to type, or where to look, to fix it. */
  readonly hint: string
  /** Words of a file that are not in what was made of it, each with its line. */
  readonly left?: readonly LeftOut[]
  /** The hint as changes of the file. Only where the right value follows from what stands there; in order, none overlapping. */
  readonly fix?: readonly Edit[]
}

/**
 * What to put in place of a piece of a file. `start` and `end` count UTF-16 code units from the beginning of its text, after
 * a byte order mark; where they are the same, the text is put in between.
 */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A piece of a file that was left out: its line, from 1, and its words. */
export interface LeftOut {
  readonly line: number
  readonly text: string
}

/** A value together with what was noticed while making it. */
export interface Checked<T> {
  /** Absent when the problems left nothing usable. */
  readonly value?: T
  readonly diagnostics: readonly Diagnostic[]
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error')
}

/** The first spot of a file, for what concerns the file as a whole. */
export function startOf(file: string): Place {
  return { file, line: 1, column: 1 }
}

/**
 * Finds the place of a field in a file that was read: `placeOf('feeds/a.yaml', 'categories', 0)`. A field
 * that is absent answers the nearest thing around it, a file that is not known its first spot.
 */
export type PlaceOf = (file: string, ...path: readonly (string | number)[]) => Place
