/** One of the station's own pages: pages/<name>.md, with the address /<name>/. */
export interface OwnPage {
  readonly name: string
  readonly title: string
  /** The link text in the navigation and the footer; absent: the title. */
  readonly label?: string
  readonly description?: string
  /** BCP 47. */
  readonly language: string
  /** Whether search engines should not index it. */
  readonly hidden?: boolean
  /** Markdown. */
  readonly text: string
}

/** The name of the page with the schedule; pages/schedule.md sets its title and introduction. */
export const SCHEDULE_PAGE = 'schedule'

/** Names that pages cannot have, because their addresses are used, or may be used by a server. */
export const RESERVED_PAGES: readonly string[] = [
  ...[
    'archive',
    'assets',
    'card',
    'credits',
    'drafts',
    'embed',
    'episodes',
    'feed',
    'feeds',
    'home',
    'index',
  ],
  ...['people', 'robots', 'search', 'show', 'shows', 'sitemap', 'subscribe', 'tags'],
  ...['healthz', 'metrics', 'oembed', '404', '410', '50x', 'page', 'pages'],
]

/** An entry of the navigation or the footer. */
export type SiteLink =
  /** A page that every station has, with a title in the reader's language. */
  | { readonly page: StandardPage; readonly title?: string }
  /** One of the station's own pages, by its address. */
  | { readonly address: string; readonly title: string; readonly language: string }
  | { readonly url: string; readonly title: string }

/** The pages of every station that the navigation can link to. */
export const STANDARD_PAGES = [
  'home',
  'archive',
  'tags',
  'people',
  'credits',
  'subscribe',
  'search',
  'schedule',
] as const

export type StandardPage = (typeof STANDARD_PAGES)[number]

/** The text and links in the footer of every page. */
export interface Footer {
  /** Markdown. */
  readonly text?: string
  readonly links: readonly SiteLink[]
}
