import type { Diagnostic } from '../diagnostics/diagnostic.ts'

/** A person who probably has a role: a commented line that the producer can uncomment. */
export interface Guess {
  readonly role: string
  readonly ids: readonly string[]
  readonly question: string
  /** The label under which they speak, as written. */
  readonly label?: string
  /** Whether the label is their full name, so that only the role is uncertain. */
  readonly isNamed?: boolean
  /** The diagnostic that is reported unless the question is answered. */
  readonly reported: Diagnostic
}
