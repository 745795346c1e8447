/** A line that the producer can make true by taking a # away. */
export interface Guess {
  readonly role: string
  readonly ids: readonly string[]
  readonly question: string
}
