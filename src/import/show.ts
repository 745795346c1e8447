import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts'
import type { ExtraElement } from '../model/extra-element.ts'

/** A show as a feed tells it: facts in the words of a station's files, and what they do not know. */
export interface ShowFromElsewhere {
  readonly title: string
  /** Where the feed itself is, as it says. */
  readonly address?: string
  readonly description: string
  readonly link?: string
  readonly language?: string
  readonly author?: string
  readonly owner?: { readonly name: string; readonly email: string }
  /** An e-mail address of whoever is behind it. */
  readonly contact?: string
  /** The program that made the feed. */
  readonly generator?: string
  /** Where its picture is. */
  readonly artworkUrl?: string
  /** `Business > Careers`, as Apple has them. */
  readonly categories: readonly string[]
  readonly explicit?: boolean
  readonly type?: 'serial'
  readonly copyright?: string
  readonly locked: boolean
  /** podcast:guid. */
  readonly guid?: string
  readonly complete: boolean
  /** Further keys of feeds/<id>.yaml, as they are written there. */
  readonly keys: Readonly<Record<string, unknown>>
  readonly persons: readonly PersonFromElsewhere[]
  /** Broadcasts. */
  readonly live?: readonly LiveFromElsewhere[]
  readonly extra: readonly ExtraElement[]
  /** Where it says that it moved to. */
  readonly newFeedUrl?: string
  /** The newest first, as the feed lists them. */
  readonly episodes: readonly EpisodeFromElsewhere[]
  /** Addresses of the documents that hold older items (RFC 5005), nearest first. */
  readonly older: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/** podcast:liveItem: keys of a broadcast as feeds/<id>.yaml has them, and who is there. */
export interface LiveFromElsewhere {
  readonly keys: Readonly<Record<string, unknown>>
  readonly persons: readonly PersonFromElsewhere[]
}

/** podcast:person. */
export interface PersonFromElsewhere {
  readonly name: string
  /** A role of the podcast taxonomy. */
  readonly role: string
  readonly url?: string
  readonly image?: string
  /** Who it is, in Markdown. */
  readonly bio?: string
  /** What the source calls them by. */
  readonly key?: string
}

/** An item of a feed. */
export interface EpisodeFromElsewhere {
  /** Where it begins in the feed. */
  readonly place: Place
  readonly guid: string
  readonly title: string
  /** ISO 8601, without an offset where the station's own clock is meant; absent where nobody knows it. */
  readonly date?: string
  readonly recording?: RecordingFromElsewhere
  /** Whether it was not public there. */
  readonly isDraft?: boolean
  /** As HTML. */
  readonly notes: string
  /** As Markdown, in place of HTML. */
  readonly markdown?: string
  /** As HTML, where the feed has another text for lists. */
  readonly summary?: string
  readonly link?: string
  readonly author?: string
  readonly kind?: 'trailer' | 'bonus'
  readonly season?: number
  readonly episode?: number
  /** What its season is called. */
  readonly seasonName?: string
  readonly explicit?: boolean
  readonly coverUrl?: string
  readonly persons: readonly PersonFromElsewhere[]
  readonly transcripts: readonly TranscriptFromElsewhere[]
  readonly chaptersUrl?: string
  readonly chapters: readonly ChapterFromElsewhere[]
  readonly keys: Readonly<Record<string, unknown>>
  readonly extra: readonly ExtraElement[]
}

export interface RecordingFromElsewhere {
  readonly url: string
  /** 0 where nobody knows. */
  readonly bytes: number
  readonly type: string
  /** Seconds. */
  readonly duration?: number
}

export interface TranscriptFromElsewhere {
  readonly url: string
  readonly type: string
  readonly language?: string
  readonly rel?: 'captions'
}

export interface ChapterFromElsewhere {
  readonly title: string
  /** Seconds. */
  readonly start: number
  readonly url?: string
  readonly image?: string
}
