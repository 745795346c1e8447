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
  /** The file's name under feeds/, and part of the feed's address. */
  readonly id: string
  readonly title: string
  /** Plain text, at most 4000 bytes of UTF-8 (APPLE-05). */
  readonly description: string
  readonly author: string
  readonly owner?: { readonly name: string; readonly email: string }
  /** BCP 47. */
  readonly language: string
  /** At least one; the first counts at Apple. */
  readonly categories: readonly Category[]
  readonly artwork: Picture
  /** What the artwork shows, for who cannot see it. */
  readonly artworkAlt?: string
  readonly explicit: boolean
  readonly type: 'episodic' | 'serial'
  /** The show's own site; absent: its page here. */
  readonly link?: string
  readonly copyright?: string
  readonly license?: License
  readonly locations?: readonly Location[]
  readonly funding: readonly Link[]
  readonly locked: boolean
  /** A podcast:guid from an earlier host; absent: by the recipe, from the first address. */
  readonly guid?: string
  /** podcast:medium, `podcast` where not given. */
  readonly medium: string
  /** Regular people of the show. */
  readonly credits: readonly Credit[]
  /** Whether items that name people leave these out; absent: they restate them. */
  readonly restatesPeople?: false
  /** What the channel of an earlier feed held besides. */
  readonly extra?: readonly ExtraElement[]
  /** The names of seasons, by number. */
  readonly seasons?: ReadonlyMap<number, string>
  readonly live?: readonly LiveItem[]
  /** What a list or a publisher points to; no other medium has any. */
  readonly items?: readonly RemoteItem[]
  /** Shows that this one recommends. */
  readonly podroll?: readonly RemoteItem[]
  /** The feed of who publishes the show. */
  readonly publisher?: RemoteItem
  readonly frequency?: Frequency
  /** Whether nothing new will ever come. */
  readonly complete?: boolean
  readonly block?: Block
  /** Whether a Podping goes out for every change. */
  readonly podping?: boolean
  /** Where the show moves to, or has moved from another address to (APPLE-14). */
  readonly newFeedUrl?: string
  /** Ids that it had before, the first one first: their addresses redirect to it, and it keeps its guid. */
  readonly formerly?: readonly string[]
  /** How many episodes the subscription document keeps at least; absent: NEWEST_ITEMS of model/archive.ts. */
  readonly newest?: number
  /** Where it stands in directories and apps, in the producer's order. */
  readonly directories?: readonly Directory[]
  /** WebSub hubs that are told of changes. */
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
  /** Whether all are meant, or those named. */
  readonly all: boolean
  /** Of all, those that may nevertheless; otherwise those that may not. Slugs of the namespace's list. */
  readonly services: readonly string[]
}

export interface Category {
  readonly name: string
  readonly sub?: string
}

/** The feed's episodes among these, newest first; a serial show is listed the same, apps turn it round. */
export function episodesOf(feed: Feed, episodes: readonly Episode[]): readonly Episode[] {
  const known = ROWS.get(episodes) ?? new Map<string, readonly Episode[]>()
  ROWS.set(episodes, known)
  const row = known.get(feed.id) ?? episodes.filter(({ feeds }) => feeds.includes(feed.id)).sort(newestFirst)
  known.set(feed.id, row)
  return row
}

/** Every page of an episode asks for the rows of its feeds: sorted once for each list of episodes. */
const ROWS = new WeakMap<readonly Episode[], Map<string, readonly Episode[]>>()

/** The feeds among these that carry an episode, in the episode's order: the first is its own. */
export function carriersOf(episode: Pick<Episode, 'feeds'>, feeds: readonly Feed[]): Feed[] {
  return episode.feeds.flatMap((id) => feeds.find((feed) => feed.id === id) ?? [])
}

/**
 * Who is credited where an episode stands in a feed. Persons on an item replace those of the channel
 * (podcast namespace, person), so the regular people are restated, but for a role that the episode fills itself.
 */
export function creditsIn(feed: Feed, episode: Episode): Credit[] {
  if (feed.restatesPeople === false) return [...(episode.credits.length > 0 ? episode.credits : feed.credits)]
  const filled = new Set(episode.credits.map((credit) => credit.role))
  return [...feed.credits.filter((credit) => !filled.has(credit.role)), ...episode.credits]
}
