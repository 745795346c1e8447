import type { Alternative } from './alternative.ts'
import type { Chapter } from './chapter.ts'
import type { Credit } from './credit.ts'
import type { EmbeddedPost } from './embedded-post.ts'
import type { ExtraElement } from './extra-element.ts'
import type { Extras, Link } from './extras.ts'
import type { Loudness } from './loudness.ts'
import type { Photo } from './photo.ts'
import type { Picture } from './picture.ts'
import type { Quote } from './quote.ts'
import type { Recording } from './recording.ts'
import type { License, Location } from './rights.ts'
import type { Transcript } from './transcript.ts'
import type { Waveform } from './waveform.ts'

export type EpisodeKind = 'full' | 'trailer' | 'bonus'

/** An episode, as read from its folder. */
export interface Episode extends Extras {
  /** The folder's name under episodes/, and the last part of its page's address. */
  readonly slug: string
  /** Written once, never changed: a UUID, or whatever text an earlier host gave it. */
  readonly guid: string
  readonly title: string
  /** Ids of the feeds that contain it. */
  readonly feeds: readonly string[]
  /** Withdrawn: it was published, and its addresses return 410 Gone for ever. */
  readonly status: 'draft' | 'published' | 'withdrawn'
  /** Whether pages tell of it before it goes on air. */
  readonly announce?: boolean
  /** When it goes, or went, on air. A draft may have none. */
  readonly date?: Date
  /** The calendar day of the date in the time zone in which it was written, `2025-03-14`. */
  readonly day?: string
  /** Its publication date is unknown: lists have it last, and feeds give it no date. */
  readonly undated?: true
  /** The date by which lists sort it, if that is not its date. */
  readonly sortAs?: Date
  /** The URL of its page, if that is not on the station's site. */
  readonly link?: string
  /** Its author, if that is not the show's. */
  readonly author?: string
  /** Former addresses on the station's site, each with its leading slash. */
  readonly formerly?: readonly string[]
  /** BCP 47. */
  readonly language: string
  readonly summary?: string
  readonly kind: EpisodeKind
  readonly season?: number
  readonly episode?: number
  /** What apps show instead of the number, `Ch. 3`. */
  readonly display?: string
  /** Absent: the feed's value. */
  readonly explicit?: boolean
  /** People first, in the order written, then teams. */
  readonly credits: readonly Credit[]
  readonly thanks: readonly string[]
  readonly tags: readonly string[]
  /** The producer's own sections; categories of directories belong to the feed. */
  readonly categories?: readonly string[]
  readonly takeaways: readonly string[]
  readonly corrections: readonly Correction[]
  readonly license?: License
  readonly locations?: readonly Location[]
  /** Chapters from the front matter. */
  readonly chapters: readonly Chapter[]
  /** Show notes as the producer wrote them, in Markdown. */
  readonly notes: string
  /** Pictures among the notes, in the producer's order. */
  readonly photos?: readonly Photo[]
  /** Posts from elsewhere that the notes quote, each address once. */
  readonly posts?: readonly EmbeddedPost[]
  /** The original first, then the translations, sorted by language. */
  readonly transcripts: readonly Transcript[]
  /** Transcripts on other servers. */
  readonly transcriptLinks?: readonly TranscriptLink[]
  /** The URL of JSON chapters on another server. */
  readonly chaptersUrl?: string
  /** Other elements that its item had in an imported feed. */
  readonly extra?: readonly ExtraElement[]
  /** The languages of the translations that have turns, if recorded when they were read. */
  readonly translated?: readonly string[]
  readonly recording?: Recording
  /** The peaks of the recording, from waveform.json. */
  readonly waveform?: Waveform
  /** The measured loudness of the recording, from loudness.json. */
  readonly loudness?: Loudness
  readonly cover?: Picture
  /** A cover on another server: used in feeds, never loaded by pages. */
  readonly coverUrl?: string
  /** The alternative text of the cover. */
  readonly coverAlt?: string
  readonly alternatives?: readonly Alternative[]
  readonly soundbites?: readonly Soundbite[]
  /** Sentences of the original transcript to be shared. */
  readonly quotes?: readonly Quote[]
  /** Other places where the episode can be heard or watched. */
  readonly contentLinks?: readonly Link[]
  /** Whether to hide it in Apple Podcasts. */
  readonly block?: boolean
}

/** podcast:transcript of a file on another server. */
export interface TranscriptLink {
  readonly url: string
  readonly type: string
  readonly language?: string
  readonly rel?: 'captions'
}

/** podcast:soundbite: a segment worth quoting. */
export interface Soundbite {
  /** Seconds. */
  readonly start: number
  readonly duration: number
  readonly title?: string
}

export interface Correction {
  /** A calendar day, `2025-04-01`. */
  readonly date: string
  /** Inline Markdown. */
  readonly text: string
}

/** All files of an episode that have a digest, in an order that depends only on the episode. */
export function digestedFiles({
  recording,
  cover,
  alternatives = [],
  images = [],
  photos = [],
}: Pick<Episode, 'recording' | 'cover' | 'alternatives' | 'images' | 'photos'>): readonly (
  | Recording
  | Picture
  | Alternative
)[] {
  const pictures = [...images.map((image) => image.picture), ...photos.map((photo) => photo.picture)]
  const own = recording?.url === undefined ? recording : undefined
  return [own, cover, ...alternatives, ...pictures].filter((file) => file !== undefined)
}

/** The translations that have turns. */
export function translationsOf({ transcripts }: Pick<Episode, 'transcripts'>): readonly Transcript[] {
  return transcripts.slice(1).filter(({ turns }) => turns.length > 0)
}

/** The languages of the translations that have turns. */
export function translationLanguages(episode: Episode): readonly string[] {
  return episode.translated ?? translationsOf(episode).map(({ language }) => language)
}

/** An episode is an interview if a transcript has turns, otherwise an article. */
export function formOf(episode: Episode): 'interview' | 'article' {
  return episode.transcripts.some((transcript) => transcript.turns.length > 0) ? 'interview' : 'article'
}

/** Whether it is on air at a moment: published, with a recording, dated unless nobody knows its date any more. */
export function isPublic({ status, undated, date, recording }: Episode, moment: Date): boolean {
  const isOut = undated === true || (date !== undefined && date.getTime() <= moment.getTime())
  return status === 'published' && isOut && recording !== undefined
}

/** Newest first; of two at the same moment, by guid, so that the order never depends on the disk. */
export function newestFirst(a: Episode, b: Episode): number {
  return placeOf(b) - placeOf(a) || (a.guid < b.guid ? -1 : 1)
}

function placeOf({ sortAs, date }: Episode): number {
  return (sortAs ?? date)?.getTime() ?? 0
}
