/** Somebody known to the station: one id, one spelling of the name, one page. */
export interface Person {
  /** The key in people.yaml and the last part of the page's address: lower-case words joined by hyphens. */
  readonly id: string
  readonly name: string
  readonly url?: string
  /** An absolute URL, or a file of the station. */
  readonly image?: string
  /** Other spellings and short names that mean this person. */
  readonly aliases: readonly string[]
}
