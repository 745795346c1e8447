import type { TimedChapter } from './chapter.ts'
import { timedChapters } from './chapters.ts'
import type { Credit } from './credit.ts'
import type { Episode } from './episode.ts'
import { creditsIn, type Feed } from './feed.ts'

/** The tags of a sound file, which players without the feed show. */
export interface Tags {
  readonly title: string
  /** The title of the show. */
  readonly album: string
  /** Hosts, then guests; the show's author if there are neither. */
  readonly artists: readonly string[]
  /** All other credits, in their order. */
  readonly credits: readonly { readonly role: string; readonly name: string }[]
  /** A calendar day, `2025-03-14`. */
  readonly day?: string
  readonly genre: string
  /** BCP 47. */
  readonly language: string
  readonly season?: number
  readonly episode?: number
  /** In ascending order, each ending where the next starts, at most `MAX_CHAPTERS`. */
  readonly chapters: readonly TaggedChapter[]
  readonly cover?: TaggedCover
}

/** A chapter in whole milliseconds; the end is after the start. */
export interface TaggedChapter {
  readonly title: string
  readonly start: number
  readonly end: number
  readonly url?: string
}

export interface TaggedCover {
  readonly type: 'image/jpeg' | 'image/png'
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

/** ID3-4: the table of contents has a one-byte entry count (https://id3.org/id3v2-chapters-1.0). */
export const MAX_CHAPTERS = 255

/** The tags of an episode's recording for a feed, without the cover, which the caller adds. */
export function tagsOf(episode: Episode, feed: Feed): Tags {
  const credits = creditsIn(feed, episode)
  const hosts = credits.filter(({ role }) => HOSTS.includes(role))
  const guests = credits.filter(({ role }) => role === GUEST)
  const others = credits.filter(({ role }) => !HOSTS.includes(role) && role !== GUEST)
  const artists = unique([...hosts, ...guests].map(nameOf))
  const { day, season, episode: number } = episode
  return {
    title: plain(episode.title),
    album: plain(feed.title),
    artists: artists.length > 0 ? artists : [plain(feed.author)],
    credits: others.map((credit) => ({ role: credit.role, name: nameOf(credit) })),
    ...(day === undefined ? {} : { day }),
    genre: 'Podcast',
    language: episode.language,
    ...(season === undefined ? {} : { season }),
    ...(number === undefined ? {} : { episode: number }),
    chapters: taggedChapters(timedChapters(episode), episode.recording?.seconds ?? 0),
  }
}

const HOSTS: readonly string[] = ['Host', 'Co-Host', 'Guest Host']
const GUEST = 'Guest'

/** Chapters within the same millisecond are merged, because the end must be after the start (ID3-2). */
function taggedChapters(chapters: readonly TimedChapter[], seconds: number): TaggedChapter[] {
  const whole = chapters.map((chapter) => ({ ...chapter, start: Math.round(chapter.start * 1000) }))
  const apart = whole.filter(({ start }, index) => start !== whole[index - 1]?.start).slice(0, MAX_CHAPTERS)
  const following = whole.find(({ start }) => start > (apart.at(-1)?.start ?? 0))
  const last = following?.start ?? Math.round(seconds * 1000)
  return apart.map(({ title, start, url }, index) => ({
    title: plain(title),
    start,
    end: Math.max(start + 1, apart[index + 1]?.start ?? last),
    ...(url === undefined ? {} : { url }),
  }))
}

function nameOf({ person }: Credit): string {
  return plain(person.name)
}

/** Replaces control characters and line breaks: a zero byte would end an ID3 frame, a line break a comment. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim()
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)]
}
