/** A source file, a piece of it that stands there once, and what breaks the rule in its place. */
type Row = readonly [id: string, file: string, from: string, to: string]

/** By the test that sees the rule broken. */
export type Rows = Readonly<Record<string, readonly Row[]>>
