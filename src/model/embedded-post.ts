/** A post from another site, quoted verbatim on an episode's page. Nothing is loaded from that site. */
export interface EmbeddedPost {
  readonly author: string
  /** As the service writes it, `@radio`. */
  readonly handle?: string
  /** The URL of the post. */
  readonly url: string
  /** A calendar day, `2025-04-01`. */
  readonly date: string
  /** BCP 47; absent: the language of the episode. */
  readonly language?: string
  /** Plain text with the author's line breaks; an empty line begins a paragraph. */
  readonly text: string
  /** The name of the service, `Mastodon`. */
  readonly service?: string
}
