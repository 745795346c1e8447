import type { Episode } from './episode.ts'
import { isPublic, newestFirst } from './episode.ts'
import type { EpisodeHeader } from './episode-parts.ts'
import { episodesOf, type Feed } from './feed.ts'
import type { Catalogues } from './interface-words.ts'
import type { PictureSize } from './picture-sizes.ts'
import type { Station } from './station.ts'
import type { Upcoming } from './upcoming.ts'

/** What of a station is public at one moment, and where. Everything rendered is made from it. */
export interface SiteView {
  readonly station: Station
  /** The public address without a trailing slash; absolute URLs start with exactly this. */
  readonly url: string
  /** Published and not in the future, newest first. */
  readonly episodes: readonly Episode[]
  readonly feeds: readonly Feed[]
  /** Episodes that are not public, as far as lists tell of them; the next one first. */
  readonly upcoming?: readonly Upcoming[]
  /** What is told of an episode that is shown and not public; undefined for a public one. Absent: all of them are public. */
  readonly previewOf?: (slug: string) => Upcoming | undefined
  /** Whether any of them has a tag, where that was looked up. */
  readonly isTagged?: boolean
  /** podcast:guid by feed id. */
  readonly feedGuids: ReadonlyMap<string, string>
  /** Smaller sizes of artwork and covers, by file, where somebody makes them (model/picture-sizes.ts). */
  readonly pictureSizes?: Pick<ReadonlyMap<string, readonly PictureSize[]>, 'get'>
  /** Where the drawings for previews stand (model/social-image-size.ts), where somebody makes them. */
  readonly cards?: Pick<ReadonlySet<string>, 'has'>
  /** How many episodes a feed has, where that can be told without a look at them. */
  readonly countOf?: (feed: string) => number
  /** What lists show of an episode: the same object as long as it is the same. Absent: the episode itself. */
  readonly headerOf?: (episode: Episode) => EpisodeHeader
  /** The words of pages and documents, by language. */
  readonly words: Catalogues
  /** The program and its version, `Inonda/0.1.0`. */
  readonly generator: string
}

/** How many episodes of a feed are public. */
export function countIn({ countOf, episodes }: SiteView, feed: Feed): number {
  return countOf?.(feed.id) ?? episodesOf(feed, episodes).length
}

/** The published episodes at a moment, newest first. */
export function publicEpisodes(station: Station, moment: Date): Episode[] {
  return station.episodes.filter((episode) => isPublic(episode, moment)).sort(newestFirst)
}

/** When the next scheduled episode comes in, after a moment. */
export function nextMoment(station: Station, moment: Date): Date | undefined {
  const later = station.episodes
    .filter((episode) => episode.status === 'published' && episode.recording !== undefined)
    .flatMap((episode) =>
      episode.date !== undefined && episode.date > moment ? [episode.date.getTime()] : [],
    )
  return later.length > 0 ? new Date(Math.min(...later)) : undefined
}

/**
 * The newest change that these episodes hold: a publication or a correction. Undefined for none.
 * Nothing else in a station's files says when it was changed, and a clock would say “now”.
 */
export function newestChange(episodes: readonly Pick<Episode, 'date' | 'corrections'>[]): Date | undefined {
  let newest = Number.NEGATIVE_INFINITY
  for (const { date, corrections } of episodes) {
    newest = Math.max(newest, date?.getTime() ?? newest)
    for (const correction of corrections) newest = Math.max(newest, Date.parse(correction.date))
  }
  return Number.isFinite(newest) ? new Date(newest) : undefined
}
