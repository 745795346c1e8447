/** Somebody's post elsewhere, quoted word for word on an episode's page. Nothing of it is loaded from there. */
export interface EmbeddedPost {
  readonly author: string
  /** As the service writes it, `@radio`. */
  readonly handle?: string
  /** Where it stands: a web address. */
  readonly url: string
  /** A calendar day, `2025-04-01`. */
  readonly date: string
  /** BCP 47; absent: the episode's. */
  readonly language?: string
  /** Plain text. Line breaks are the author's; an empty line begins a paragraph. */
  readonly text: string
  /** The name of the service, `Mastodon`. */
  readonly service?: string
}
