import type { Alternative } from './alternative.ts'
import type { Chapter } from './chapter.ts'
import type { Credit } from './credit.ts'
import type { EmbeddedPost } from './embedded-post.ts'
import type { ExtraElement } from './extra-element.ts'
import type { Extras, Link } from './extras.ts'
import type { Loudness } from './loudness.ts'
import type { Photo } from './photo.ts'
import type { Picture } from './picture.ts'
import type { Recording } from './recording.ts'
import type { License, Location } from './rights.ts'
import type { Transcript } from './transcript.ts'
import type { Waveform } from './waveform.ts'

export type EpisodeKind = 'full' | 'trailer' | 'bonus'

/** One programme, as its folder tells it. */
export interface Episode extends Extras {
  /** The folder's name under episodes/, and the last part of its page's address. */
  readonly slug: string
  /** Written once, never changed: a UUID, or whatever text an earlier host gave it. */
  readonly guid: string
  readonly title: string
  /** Ids of the feeds that carry it. */
  readonly feeds: readonly string[]
  /** Withdrawn: it was published, and its addresses answer “gone” for ever. */
  readonly status: 'draft' | 'published' | 'withdrawn'
  /** Whether pages tell of it before it goes on air. */
  readonly announce?: boolean
  /** When it goes, or went, on air. A draft may have none. */
  readonly date?: Date
  /** The calendar day of that moment where the producer is, `2025-03-14`: the zone is the one that was written. */
  readonly day?: string
  /** It was published at a time that nobody knows: lists have it last, and feeds give it no date. */
  readonly undated?: true
  /** The moment that decides where lists have it, if that is not its date. */
  readonly sortAs?: Date
  /** Its page, where that is not the station's. */
  readonly link?: string
  /** Who made it, where that is not who makes the show. */
  readonly author?: string
  /** Addresses of the station's site that it had before, each from the first slash on. */
  readonly formerly?: readonly string[]
  /** BCP 47. */
  readonly language: string
  readonly summary?: string
  readonly kind: EpisodeKind
  readonly season?: number
  readonly episode?: number
  /** What apps show in place of the number, `Ch. 3`. */
  readonly display?: string
  /** Absent: as the feed says. */
  readonly explicit?: boolean
  /** People first, in the order written, then teams. */
  readonly credits: readonly Credit[]
  readonly thanks: readonly string[]
  readonly tags: readonly string[]
  /** The producer's own sections that it is filed under; those of directories are the feed's. */
  readonly categories?: readonly string[]
  readonly takeaways: readonly string[]
  readonly corrections: readonly Correction[]
  readonly license?: License
  readonly locations?: readonly Location[]
  /** Front matter's own chapters, where given. */
  readonly chapters: readonly Chapter[]
  /** Show notes as the producer wrote them, in Markdown. */
  readonly notes: string
  /** Pictures among the notes, in the producer's order. */
  readonly photos?: readonly Photo[]
  /** Posts from elsewhere that the notes quote, each address once. */
  readonly posts?: readonly EmbeddedPost[]
  /** The original first, then translations by language. */
  readonly transcripts: readonly Transcript[]
  /** Transcripts that are only elsewhere. */
  readonly transcriptLinks?: readonly TranscriptLink[]
  /** Chapters that are only elsewhere, as JSON. */
  readonly chaptersUrl?: string
  /** What its item of an earlier feed held besides. */
  readonly extra?: readonly ExtraElement[]
  /** The languages of the translations in which something is said, where that was noted when it was read. */
  readonly translated?: readonly string[]
  readonly recording?: Recording
  /** How loud the recording is along its length, where waveform.json says it. */
  readonly waveform?: Waveform
  /** How the recording sounds, where loudness.json says it. */
  readonly loudness?: Loudness
  readonly cover?: Picture
  /** A cover that is only elsewhere: named in feeds, never loaded by pages. */
  readonly coverUrl?: string
  /** What the cover shows, for who cannot see it. */
  readonly coverAlt?: string
  readonly alternatives?: readonly Alternative[]
  readonly soundbites?: readonly Soundbite[]
  /** Where else the programme can be heard or seen. */
  readonly contentLinks?: readonly Link[]
  /** Whether Apple Podcasts shall not list it. */
  readonly block?: boolean
}

/** podcast:transcript of a file that is elsewhere. */
export interface TranscriptLink {
  readonly url: string
  readonly type: string
  readonly language?: string
  readonly rel?: 'captions'
}

/** podcast:soundbite: a stretch worth quoting. */
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

/** Everything of an episode that is a file known by its digest, in an order that the episode alone decides. */
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

/** The translations in which something is said. */
export function translationsOf({ transcripts }: Pick<Episode, 'transcripts'>): readonly Transcript[] {
  return transcripts.slice(1).filter(({ turns }) => turns.length > 0)
}

/** The languages into which an episode is translated, where something is said in them. */
export function translationLanguages(episode: Episode): readonly string[] {
  return episode.translated ?? translationsOf(episode).map(({ language }) => language)
}

/** An interview has turns; anything else is an article. */
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
