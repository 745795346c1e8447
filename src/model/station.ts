import type { Episode } from './episode.ts'
import type { Feed } from './feed.ts'
import type { LoudnessProfile } from './loudness.ts'
import type { Footer, OwnPage, SiteLink } from './own-page.ts'
import type { Person } from './person.ts'
import type { Broadcast } from './schedule.ts'
import type { ThemeFiles } from './theme-files.ts'

/** Links for readers: a web address or a `mailto:` each. */
export interface StationLinks {
  readonly correction?: string
  readonly tip?: string
  readonly newsletter?: string
  /** Where others ask for permission to reuse the station's texts, or read the conditions. */
  readonly reuse?: string
}

/** A station: its settings, people, feeds and episodes, including drafts. */
export interface Station {
  readonly title: string
  /** The public address without a trailing slash: `https://radio.example/onda`. */
  readonly url: string
  /** Former public addresses, without a trailing slash. */
  readonly formerly?: readonly string[]
  /** BCP 47. */
  readonly language: string
  readonly description?: string
  /** An e-mail address. */
  readonly contact: string
  readonly links?: StationLinks
  /** The id of the feed whose show's page is the home page; absent: the station has one of its own. */
  readonly home?: string
  /** The links at the head of every page; absent: those that every station has. */
  readonly navigation?: readonly SiteLink[]
  /** The footer of every page. */
  readonly footer?: Footer
  /** The weekly broadcasts, in week order. */
  readonly schedule?: readonly Broadcast[]
  /** The station's own pages, by name. */
  readonly pages?: readonly OwnPage[]
  /** The IANA time zone of dates that are written without an offset. */
  readonly timezone?: string
  /** The loudness profile of recordings; absent: `podcast`. */
  readonly loudness?: LoudnessProfile
  /** The time at which episodes are published whose date has no time, `18:00`. */
  readonly airTime?: string
  /** CSS custom properties by name, without the dashes: `accent` → `#7a1f2b`. */
  readonly theme: Readonly<Record<string, string>>
  /** The files that belong to it. */
  readonly look?: ThemeFiles
  /** In the order of people.yaml. */
  readonly people: readonly Person[]
  /** Sorted by id. */
  readonly feeds: readonly Feed[]
  /** Sorted by slug. */
  readonly episodes: readonly Episode[]
  /** The station's own files in templates/, by name: they replace those that ship with Inonda. */
  readonly templates: ReadonlyMap<string, Uint8Array>
}
