import type { Episode } from './episode.ts'
import type { Feed } from './feed.ts'
import type { LoudnessProfile } from './loudness.ts'
import type { Footer, OwnPage, SiteLink } from './own-page.ts'
import type { Person } from './person.ts'
import type { Broadcast } from './schedule.ts'
import type { ThemeFiles } from './theme-files.ts'

/** Where readers of the pages can go with what they want: a web address or a `mailto:` each. */
export interface StationLinks {
  readonly correction?: string
  readonly tip?: string
  readonly newsletter?: string
  /** Where others ask for, or read how to use, the station's texts. */
  readonly reuse?: string
}

/** One folder: its settings, people, feeds and episodes, drafts too. */
export interface Station {
  readonly title: string
  /** The public address without a trailing slash: `https://radio.example/onda`. */
  readonly url: string
  /** Public addresses that it had before, without a trailing slash. */
  readonly formerly?: readonly string[]
  /** BCP 47. */
  readonly language: string
  readonly description?: string
  /** An e-mail address. */
  readonly contact: string
  readonly links?: StationLinks
  /** The links at the head of every page; absent: those that every station has. */
  readonly navigation?: readonly SiteLink[]
  /** What stands at the foot of every page. */
  readonly footer?: Footer
  /** What is broadcast every week, in its order. */
  readonly schedule?: readonly Broadcast[]
  /** Pages of its own, by name. */
  readonly pages?: readonly OwnPage[]
  /** IANA: the zone of dates that are written without an offset. */
  readonly timezone?: string
  /** What recordings are made for; podcast apps where it is not said. */
  readonly loudness?: LoudnessProfile
  /** `18:00`: when episodes go on air whose date is a day alone. */
  readonly airTime?: string
  /** CSS custom properties by name, without the dashes: `accent` → `#7a1f2b`. */
  readonly theme: Readonly<Record<string, string>>
  /** The files that belong to it. */
  readonly look?: ThemeFiles
  /** In the order of people.yaml. */
  readonly people: readonly Person[]
  /** By id. */
  readonly feeds: readonly Feed[]
  /** By slug. */
  readonly episodes: readonly Episode[]
  /** The station's own files for pages, by name under templates/: they replace those that ship with Inonda. */
  readonly templates: ReadonlyMap<string, Uint8Array>
}
