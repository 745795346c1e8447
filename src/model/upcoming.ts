import { type Episode, isPublic } from './episode.ts'
import type { Station } from './station.ts'

/** An episode that is not public yet, as pages tell of it: nothing else of it is known to them. */
export interface Upcoming {
  readonly title: string
  /** BCP 47. */
  readonly language: string
  /** Ids of the feeds that will carry it. */
  readonly feeds: readonly string[]
  readonly status: 'draft' | 'scheduled'
  /** When it goes on air, as far as that is known. */
  readonly date?: Date
  /** The folder's name, where its page is shown: in a preview. */
  readonly slug?: string
}

/** What a site shows of episodes that are not public. */
export interface NotPublic {
  /** What lists tell of, the next one first; what has no date comes last. */
  readonly upcoming: readonly Upcoming[]
  /** The episodes whose pages and files stand at their addresses, in the same order: only in a preview. */
  readonly previewed: readonly Episode[]
}

/** What is shown at a moment: scheduled episodes that are announced; in a preview, everything that may still be published. */
export function notPublicAt(station: Station, moment: Date, isPreview: boolean): NotPublic {
  const shown = station.episodes
    .filter((episode) => episode.status !== 'withdrawn' && !isPublic(episode, moment))
    .filter((episode) => isPreview || (episode.announce === true && isScheduled(episode)))
    .sort(nextFirst)
  return {
    upcoming: shown.map((episode) => upcomingOf(episode, isPreview)),
    previewed: isPreview ? shown : [],
  }
}

function upcomingOf(episode: Episode, isPreview: boolean): Upcoming {
  const { title, language, feeds, date, slug } = episode
  return {
    title,
    language,
    feeds,
    status: isScheduled(episode) ? 'scheduled' : 'draft',
    ...(date && { date }),
    ...(isPreview && { slug }),
  }
}

/** What is not public, and becomes so by itself. */
function isScheduled({ status, date, recording }: Episode): boolean {
  return status === 'published' && date !== undefined && recording !== undefined
}

function nextFirst(a: Episode, b: Episode): number {
  return whenOf(a) - whenOf(b) || (a.slug < b.slug ? -1 : 1)
}

function whenOf({ date }: Episode): number {
  return date?.getTime() ?? Number.MAX_SAFE_INTEGER
}
