/** An error prevents publication, a warning reports a flaw, an info is a question or a notice. */
export type Severity = 'error' | 'warning' | 'info'

/** A location in a source file. Lines and columns start at 1, as in editors. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/**
 * A problem in one of the producer's files, reported as by a compiler: what is wrong, exactly where, and how
 * to fix it. Diagnostics are values: returned and collected, never thrown, so that one run reports every
 * problem.
 */
export interface Diagnostic extends Place {
  /** Permanent and searchable, e.g. `episode.title-missing`. Never renamed, never reused. */
  readonly code: string
  readonly severity: Severity
  /** What is wrong and why it matters, in whole sentences. */
  readonly message: string
  /** What to type, or where to look, to fix it. */
  readonly hint: string
  /** Text of a source file that is missing in what was made of it, each with its line. */
  readonly left?: readonly LeftOut[]
  /** The hint as edits of the file, in order and without overlaps. Only if the right value is known. */
  readonly fix?: readonly Edit[]
}

/**
 * A replacement in a file. `start` and `end` are offsets in UTF-16 code units from the beginning of its text,
 * after a byte order mark; if they are equal, the text is inserted.
 */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A part of a file that was left out: its line, from 1, and its text. */
export interface LeftOut {
  readonly line: number
  readonly text: string
}

/** A value together with the diagnostics of making it. */
export interface Checked<T> {
  /** Absent if the problems left nothing usable. */
  readonly value?: T
  readonly diagnostics: readonly Diagnostic[]
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error')
}

/** The start of a file, for diagnostics about the file as a whole. */
export function startOf(file: string): Place {
  return { file, line: 1, column: 1 }
}

/**
 * Finds the location of a field in a file that was read: `placeOf('feeds/a.yaml', 'categories', 0)`. For an
 * absent field, returns the location of its nearest ancestor; for an unknown file, its start.
 */
export type PlaceOf = (file: string, ...path: readonly (string | number)[]) => Place
