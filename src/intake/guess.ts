import type { Diagnostic } from '../diagnostics/diagnostic.ts'

/** Somebody who looks like having a part: a line that the producer can make true by taking a # away. */
export interface Guess {
  readonly role: string
  readonly ids: readonly string[]
  readonly question: string
  /** Under which label they speak, as the text has it. */
  readonly label?: string
  /** Whether the label is their whole name, so that only the part is asked about. */
  readonly isNamed?: boolean
  /** What is told while it is not answered. */
  readonly reported: Diagnostic
}
