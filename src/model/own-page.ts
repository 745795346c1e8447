/** A page of the station's own: pages/<name>.md, at the address /<name>/. */
export interface OwnPage {
  readonly name: string
  readonly title: string
  /** What links in the navigation and the footer say; absent: the title. */
  readonly label?: string
  readonly description?: string
  /** BCP 47. */
  readonly language: string
  /** Whether search engines are to leave it out. */
  readonly hidden?: boolean
  /** Markdown. */
  readonly text: string
}

/** The page on which a station's schedule stands; pages/schedule.md gives it a title and words before it. */
export const SCHEDULE_PAGE = 'schedule'

/** First parts of addresses at which something else stands, or may stand on a server. */
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
  /** A page that every station has, named in the reader's language. */
  | { readonly page: StandardPage; readonly title?: string }
  /** A page of the station, by its address. */
  | { readonly address: string; readonly title: string; readonly language: string }
  | { readonly url: string; readonly title: string }

/** The pages of every station that a navigation can name. */
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

/** The words and links at the foot of every page. */
export interface Footer {
  /** Markdown. */
  readonly text?: string
  readonly links: readonly SiteLink[]
}
