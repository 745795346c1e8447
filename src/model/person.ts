import type { Picture } from './picture.ts'

/** Somebody known to the station: one id, one spelling of the name, one page. */
export interface Person {
  /** The key in people.yaml and the last part of the page's address: lower-case words joined by hyphens. */
  readonly id: string
  readonly name: string
  readonly url?: string
  /** A picture elsewhere, as an absolute URL: named in feeds, linked on pages, never loaded by them. */
  readonly image?: string
  /** A picture among the station's own files. */
  readonly picture?: Picture
  /** Other spellings and short names that mean this person. */
  readonly aliases: readonly string[]
}
