import type { Episode } from './episode.ts'
import { isPublic, newestFirst } from './episode.ts'
import type { EpisodeHeader } from './episode-parts.ts'
import { episodesOf, type Feed } from './feed.ts'
import type { Catalogues } from './interface-words.ts'
import type { PictureSize } from './picture-sizes.ts'
import type { Station } from './station.ts'
import type { Upcoming } from './upcoming.ts'

/** What is public of a station at one moment. Everything is rendered from it. */
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
  /** Smaller sizes of artwork and covers, by file, if there is a picture maker (model/picture-sizes.ts). */
  readonly pictureSizes?: Pick<ReadonlyMap<string, readonly PictureSize[]>, 'get'>
  /** The addresses of social images (model/social-image-size.ts), if there is a picture maker. */
  readonly cards?: Pick<ReadonlySet<string>, 'has'>
  /** The number of a feed's episodes, if it can be determined without reading them. */
  readonly countOf?: (feed: string) => number
  /** The header of an episode, which is the same object as long as it is unchanged. Absent: the episode itself. */
  readonly headerOf?: (episode: Episode) => EpisodeHeader
  /** The messages of pages and documents, by language. */
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

/** When the next scheduled episode after a moment is published. */
export function nextMoment(station: Station, moment: Date): Date | undefined {
  const later = station.episodes
    .filter((episode) => episode.status === 'published' && episode.recording !== undefined)
    .flatMap((episode) =>
      episode.date !== undefined && episode.date > moment ? [episode.date.getTime()] : [],
    )
  return later.length > 0 ? new Date(Math.min(...later)) : undefined
}

/**
 * The newest change of these episodes: a publication or a correction. Undefined if there is none. No other
 * file of a station has a date of change, and a clock would always return the current time.
 */
export function newestChange(episodes: readonly Pick<Episode, 'date' | 'corrections'>[]): Date | undefined {
  let newest = Number.NEGATIVE_INFINITY
  for (const { date, corrections } of episodes) {
    newest = Math.max(newest, date?.getTime() ?? newest)
    for (const correction of corrections) newest = Math.max(newest, Date.parse(correction.date))
  }
  return Number.isFinite(newest) ? new Date(newest) : undefined
}
