import type { Credit } from './credit.ts'
import type { Directory } from './directory.ts'
import type { Episode } from './episode.ts'
import { newestFirst } from './episode.ts'
import type { ExtraElement } from './extra-element.ts'
import type { Extras, Link } from './extras.ts'
import type { LiveItem } from './live-item.ts'
import type { Picture } from './picture.ts'
import type { RemoteItem } from './remote-item.ts'
import type { License, Location } from './rights.ts'

/** One show that apps subscribe to. */
export interface Feed extends Extras {
  /** The name of the file in feeds/, and part of the feed's address. */
  readonly id: string
  readonly title: string
  /** Plain text, at most 4000 bytes of UTF-8 (APPLE-05). */
  readonly description: string
  readonly author: string
  readonly owner?: { readonly name: string; readonly email: string }
  /** BCP 47. */
  readonly language: string
  /** At least one; Apple uses the first. */
  readonly categories: readonly Category[]
  readonly artwork: Picture
  /** The alternative text of the artwork. */
  readonly artworkAlt?: string
  readonly explicit: boolean
  readonly type: 'episodic' | 'serial'
  /** The show's own site; absent: its page on this site. */
  readonly link?: string
  readonly copyright?: string
  readonly license?: License
  readonly locations?: readonly Location[]
  readonly funding: readonly Link[]
  readonly locked: boolean
  /** A podcast:guid from an earlier host; absent: derived from the first address. */
  readonly guid?: string
  /** podcast:medium, by default `podcast`. */
  readonly medium: string
  /** The show's regular people. */
  readonly credits: readonly Credit[]
  /** False if items that name people do not repeat the regular ones; absent: they repeat them. */
  readonly restatesPeople?: false
  /** Other elements that the channel had in an imported feed. */
  readonly extra?: readonly ExtraElement[]
  /** The names of seasons, by number. */
  readonly seasons?: ReadonlyMap<number, string>
  readonly live?: readonly LiveItem[]
  /** The remote items of a list or a publisher; other mediums have none. */
  readonly items?: readonly RemoteItem[]
  /** Shows that this one recommends. */
  readonly podroll?: readonly RemoteItem[]
  /** The feed of the show's publisher. */
  readonly publisher?: RemoteItem
  readonly frequency?: Frequency
  /** Whether no new episodes will follow. */
  readonly complete?: boolean
  readonly block?: Block
  /** Whether a Podping is sent for every change. */
  readonly podping?: boolean
  /** The address that the show moves to, or has moved to from another one (APPLE-14). */
  readonly newFeedUrl?: string
  /** Former ids, the first one first: their addresses redirect here, and the show keeps its guid. */
  readonly formerly?: readonly string[]
  /** The minimum number of episodes in the subscription document; absent: NEWEST_ITEMS of model/archive.ts. */
  readonly newest?: number
  /** The show's pages in directories and apps, in the producer's order. */
  readonly directories?: readonly Directory[]
  /** WebSub hubs that are notified of changes. */
  readonly hubs?: readonly string[]
}

/** podcast:updateFrequency. */
export interface Frequency {
  /** In words, `Every other Friday`. */
  readonly text: string
  /** RFC 5545, 3.3.10. */
  readonly rule?: string
  /** ISO 8601, as it was written. */
  readonly start?: string
}

/** podcast:block: which services may not list the show. */
export interface Block {
  /** Whether all services are blocked, or only those named. */
  readonly all: boolean
  /** If all are blocked, the exceptions; otherwise the blocked services. Slugs of the namespace's list. */
  readonly services: readonly string[]
}

export interface Category {
  readonly name: string
  readonly sub?: string
}

/** The feed's episodes, newest first; also for a serial show, which apps list in reverse. */
export function episodesOf(feed: Feed, episodes: readonly Episode[]): readonly Episode[] {
  const known = ROWS.get(episodes) ?? new Map<string, readonly Episode[]>()
  ROWS.set(episodes, known)
  const row = known.get(feed.id) ?? episodes.filter(({ feeds }) => feeds.includes(feed.id)).sort(newestFirst)
  known.set(feed.id, row)
  return row
}

/** The sorted episodes of each feed, cached by the list of all episodes because every page needs them. */
const ROWS = new WeakMap<readonly Episode[], Map<string, readonly Episode[]>>()

/** The feeds that contain an episode, in the episode's order; the first is its main feed. */
export function carriersOf(episode: Pick<Episode, 'feeds'>, feeds: readonly Feed[]): Feed[] {
  return episode.feeds.flatMap((id) => feeds.find((feed) => feed.id === id) ?? [])
}

/**
 * The credits of an episode in a feed. Persons on an item replace those of the channel (podcast namespace,
 * person), so the regular people are repeated, except for roles that the episode fills itself.
 */
export function creditsIn(feed: Feed, episode: Episode): Credit[] {
  if (feed.restatesPeople === false) return [...(episode.credits.length > 0 ? episode.credits : feed.credits)]
  const filled = new Set(episode.credits.map((credit) => credit.role))
  return [...feed.credits.filter((credit) => !filled.has(credit.role)), ...episode.credits]
}
